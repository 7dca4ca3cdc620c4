//! Whether every tagged number lands in a cell of its own.

use kessan_import::mapping::{Import, Options, map};
use kessan_import::report::{Period, Report, Value};
use rust_decimal::Decimal;

use super::page::Page;

/// Imports a page and holds every number of it against the release.
pub fn landed(page: &Page) -> Import {
    landed_text(&page.text())
}

/// The same of a document.
pub fn landed_text(text: &str) -> Import {
    let report = kessan_import::read(vec![("made-up.xhtml".to_owned(), text.as_bytes().to_vec())]).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    let missing = missing(&report, &import);
    assert!(missing.is_empty(), "{missing:#?}\n{}", import.json);
    assert_eq!(import.report.checks.inconsistent, 0, "{:?}", import.report.contradictions);
    import
}

/// The numbers of a report that stand in no cell of their own with their period and value.
pub fn missing(report: &Report, import: &Import) -> Vec<String> {
    let mut missing = Vec::new();
    for fact in report.facts.iter().filter(|fact| fact.unit.is_some()) {
        let Value::Number(value) = fact.value else { continue };
        let is_span = |span: kessan_core::period::Span| match fact.period {
            Period::Instant(day) => span.instant && span.end == day,
            Period::Duration { start, end } => !span.instant && (span.start, span.end) == (start, end),
            Period::Forever => false,
        };
        let is_it = |cell: &&kessan_core::facts::Fact| {
            let is_period = import.release.period(&cell.period).is_some_and(|period| is_span(period.span));
            let own = if cell.unit.measure == "percent" { value * Decimal::ONE_HUNDRED } else { value };
            let row = &import.file.tables[cell.place.table].rows[cell.place.row];
            let is_place =
                fact.place.element.is_none() || row.places.get(cell.place.column) == fact.place.element.as_ref();
            is_period && is_place && (cell.value == Some(own) || (cell.value.is_none() && value.is_zero()))
        };
        if !import.release.facts.all().iter().any(|cell| is_it(&cell)) {
            missing.push(format!("{} {:?} {value} printed {:?}", fact.concept, fact.period, fact.printed));
        }
    }
    missing
}

//! The fiscal year of a document without tags, from what its tables say of whole years.

use crate::printed::period::{Calendar, Span, read};
use crate::report::{Period, PrintedTable, Report};
use kessan_core::period::{days_from, months_after};

/// The latest whole year that any head, title or label names by its days; `None` where none does.
pub(super) fn of_document(tables: &[PrintedTable]) -> Option<Calendar> {
    let cells = |table: &PrintedTable| -> Vec<String> {
        let heads = table.rows.iter().take(6).flat_map(|row| &row.cells);
        let labels = table.rows.iter().skip(6).filter_map(|row| row.cells.first());
        heads.chain(labels).map(|cell| cell.text.clone()).collect()
    };
    let texts = tables.iter().flat_map(|table| {
        table.before.iter().cloned().chain(table.caption.clone()).chain(cells(table)).collect::<Vec<_>>()
    });
    let ends = texts.filter(|text| text.len() <= 300).filter_map(|text| match year_of(&text)? {
        Span::Days { start, end } if (350..=380).contains(&days_from(start, end)) => Some(end),
        _ => None,
    });
    ends.max().and_then(Calendar::ending)
}

/// The year that the results of a half year or of nine months begin, or those of a quarter beside the balances of the day before it.
pub(super) fn of_facts(report: &Report) -> Option<Calendar> {
    let periods = || report.facts.iter().map(|fact| fact.period);
    let starts = periods().filter_map(|period| match period {
        Period::Duration { start, end } => {
            let days = days_from(start, end) + 1;
            let before = start.yesterday().ok()?;
            let is_first = (80..=100).contains(&days) && periods().any(|other| other == Period::Instant(before));
            (is_first || (170..=195).contains(&days) || (258..=288).contains(&days)).then_some((end, before))
        }
        _ => None,
    });
    let (_, before) = starts.max()?;
    let end = months_after(before, 12)?;
    Calendar::ending(if before == before.last_of_month() { end.last_of_month() } else { end })
}

/// The whole year that a text names, `2032年3月期第1四半期` by its beginning.
fn year_of(text: &str) -> Option<Span> {
    let whole = text.find("月期").and_then(|at| text.get(..at + "月期".len())).and_then(|year| read(year, None));
    whole.or_else(|| read(text, None)).map(|found| found.period)
}

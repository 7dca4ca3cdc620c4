//! Measures the import on filings: `cargo run --release -p kessan-import --example measure -- FILE…` (`-v` for what is missing, `-o FOLDER`
//! to keep the releases).
//!
//! For each filing: how many of the tagged numbers in its tables land in a cell with their period, unit and value, recomputed from
//! the facts by the ids of their elements; what is not used, and why; how the release's checks end; and how long it takes.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use kessan_core::facts::Fact as Cell;
use kessan_core::release::model::Measure;
use kessan_import::mapping::{Import, Options, map};
use kessan_import::report::{Aspects, Member, Name, Period, Report, Value};
use rust_decimal::Decimal;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_verbose = arguments.iter().any(|argument| argument == "-v");
    let folder = arguments.iter().position(|argument| argument == "-o").and_then(|at| arguments.get(at + 1));
    let files = arguments.iter().filter(|argument| !argument.starts_with('-') && Some(*argument) != folder);
    let mut failed = false;
    for file in files {
        failed |= !measure(file, is_verbose, folder.map(Path::new));
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn measure(file: &str, is_verbose: bool, folder: Option<&Path>) -> bool {
    println!("== {file}");
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            println!("  reading: {error}");
            return false;
        }
    };
    let size = bytes.len();
    let name = Path::new(file).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let start = Instant::now();
    let report = match kessan_import::read(vec![(name, bytes)]) {
        Ok(report) => report,
        Err(error) => {
            println!("  {error}");
            return false;
        }
    };
    let read = start.elapsed();
    let start = Instant::now();
    let import = match map(&report, Options::default()) {
        Ok(import) => import,
        Err(failure) => {
            println!("  {failure}");
            return false;
        }
    };
    let mapped = start.elapsed();
    print!("{}", import.report);
    let landed = landed(&report, &import, is_verbose);
    println!("  {} bytes: read in {} ms, mapped in {} ms", size, read.as_millis(), mapped.as_millis());
    if let Some(folder) = folder {
        let path = folder.join(format!("{}.json", import.report.id));
        if let Err(error) = std::fs::write(&path, &import.json) {
            println!("  writing {}: {error}", path.display());
        }
    }
    landed
}

/// Holds the tagged numbers of tables against the release's cells.
fn landed(report: &Report, import: &Import, is_verbose: bool) -> bool {
    let release = &import.release;
    let mut by_place: HashMap<(String, String), Vec<&Cell>> = HashMap::new();
    for cell in release.facts.all() {
        let table = &release.file.tables[cell.place.table];
        let place = table.rows[cell.place.row].places.get(cell.place.column).cloned().unwrap_or_default();
        let document = table.source.as_ref().map(|source| source.document.clone()).unwrap_or_default();
        by_place.entry((document, place)).or_default().push(cell);
    }
    let mut elements: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let (mut tagged, mut right, mut dashes) = (0, 0, 0);
    let mut missing: Vec<String> = Vec::new();
    for (number, fact) in in_tables(report) {
        let Value::Number(value) = &fact.value else { continue };
        tagged += 1;
        let place = (format!("d{}", fact.place.document + 1), fact.place.element.clone().unwrap_or_default());
        let cells = by_place.get(&place).map(Vec::as_slice).unwrap_or_default();
        let is_same = |cell: &&&Cell| {
            let period = release.period(&cell.period).is_some_and(|period| same_days(fact.period, period.span));
            let is_percent = cell.unit.measure == "percent";
            let own = if is_percent { value.checked_mul(Decimal::ONE_HUNDRED) } else { Some(*value) };
            let unit = fact.unit.as_ref().is_some_and(|unit| {
                let measure = unit.numerators.first().map(|name| name.local.as_str()).unwrap_or_default();
                is_percent && measure == "pure" || measure.eq_ignore_ascii_case(&cell.unit.measure)
            });
            let is_value = cell.value == own || (cell.value.is_none() && value.is_zero());
            // Without an id of its own a cell is told by its line.
            let is_line = !place.1.is_empty() || is_of(&cell.concept, &fact.concept);
            period && unit && is_value && is_line
        };
        match cells.iter().find(is_same) {
            Some(cell) => {
                right += 1;
                dashes += usize::from(cell.value.is_none());
                if cell.measure == Measure::Value {
                    *elements
                        .entry(&cell.concept)
                        .or_default()
                        .entry(named(&fact.concept, &fact.dimensions))
                        .or_default() += 1;
                }
            }
            None => missing.push(format!(
                "fact {number} {} {:?} {value} printed {:?} at {:?}: {}",
                fact.concept,
                fact.period,
                fact.printed,
                fact.place.element,
                if cells.is_empty() {
                    "no cell".to_owned()
                } else {
                    format!(
                        "{} cells that differ: {:?}",
                        cells.len(),
                        cells.first().map(|cell| (&cell.concept, &cell.period, &cell.unit, cell.value))
                    )
                }
            )),
        }
    }
    let percent = if tagged == 0 { Decimal::ONE_HUNDRED } else { Decimal::from(100 * right) / Decimal::from(tagged) };
    println!(
        "  landed: {right} of {tagged} tagged numbers in tables ({percent:.1} %), {dashes} of them printed as a dash"
    );
    for (concept, elements) in elements.iter().filter(|(_, elements)| elements.len() > 1) {
        println!(
            "  one concept, several elements: {concept}: {}",
            elements.keys().cloned().collect::<Vec<_>>().join(" | ")
        );
    }
    if is_verbose {
        missing.iter().take(40).for_each(|line| println!("    missing {line}"));
    }
    missing.is_empty()
}

/// Whether a concept is called by an element: by its own name or by the field's, or by that of its base where it is a change.
fn is_of(concept: &str, element: &Name) -> bool {
    let base = concept.split('.').next().unwrap_or(concept);
    // A second line of the same name has a number behind it; what words alone name has no letters where those are Japanese.
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let base = base.rsplit_once('-').filter(|(_, number)| is_number(number)).map_or(base, |(base, _)| base);
    if base == "Printed" && element.local.starts_with("Printed") {
        return true;
    }
    let of_change = |start| element.local.strip_prefix(start).unwrap_or(&element.local);
    let names = [element.local.as_str(), of_change("ChangeIn"), of_change("AmountChange")];
    names.into_iter().any(|local| {
        let name = Name { local: local.into(), ..element.clone() };
        let term = kessan_import::terms::by_element(&name).map(|term| term.concept);
        local == base || term == Some(base) || term.is_some_and(|term| is_alike(term, base))
    })
}

/// Lines that are one where a filing says the same of both.
fn is_alike(a: &str, b: &str) -> bool {
    let families = [["Equity", "NetAssets"], ["ProfitLoss", "NetIncome"]];
    families.iter().any(|family| family.contains(&a) && family.contains(&b))
}

fn named(concept: &Name, dimensions: &Aspects) -> String {
    let ignored = ["Consolidated", "ResultForecast", "PreviousCurrent"];
    let members = dimensions.iter().filter(|(axis, _)| !ignored.iter().any(|word| axis.local.contains(word)));
    let members: Vec<&str> = members
        .map(|(_, member)| match member {
            Member::Explicit(name) => name.local.as_str(),
            Member::Typed(text) => text,
        })
        .collect();
    if members.is_empty() { concept.to_string() } else { format!("{concept}[{}]", members.join(",")) }
}

/// The numeric facts in cells of tables.
fn in_tables(report: &Report) -> impl Iterator<Item = (usize, &kessan_import::report::Fact)> {
    let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let mut numbers: Vec<usize> = cells.flat_map(|cell| cell.facts.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
        .into_iter()
        .filter_map(|number| Some((number, report.facts.get(number)?)))
        .filter(|(_, fact)| fact.unit.is_some())
}

fn same_days(period: Period, span: kessan_core::period::Span) -> bool {
    match period {
        Period::Instant(day) => span.instant && span.end == day,
        Period::Duration { start, end } => !span.instant && (span.start, span.end) == (start, end),
        Period::Forever => false,
    }
}

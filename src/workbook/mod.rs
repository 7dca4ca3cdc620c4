//! The release as one workbook, for those who go on working in a spreadsheet: a sheet for each table with numbers as
//! numbers, what follows from them as formulas, every check, a calculator, and where it all comes from.
//!
//! The same release gives the same bytes. Formulas carry their results, so that the file reads right where nothing is
//! recalculated.

pub mod calculator;
pub mod checks;
pub mod claims;
pub mod derived;
pub mod formula;
pub mod layout;
pub mod limits;
pub mod live;
pub mod look;
pub mod numbers;
pub mod sources;
pub mod table;
pub mod words;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::derived::Lines;
use self::layout::{Layout, Sheet};
use self::live::Live;
use kessan_core::checks::Report;
use kessan_core::release::{Release, Scenario};

/// Before any release that a file is made of; spreadsheets know no day before 1900.
const NO_DAY: Date = Date::constant(2000, 1, 1);

/// The bytes of a release's workbook.
///
/// # Errors
///
/// What a spreadsheet does not allow: more than a million rows, texts of more than 32,767 characters.
pub fn write(release: &'static Release, report: &'static Report) -> Result<Vec<u8>, XlsxError> {
    let (layout, live, lines) = (Layout::new(release), Live::new(release, report), Lines::new(release));
    let file = &release.file;
    let mut workbook = Workbook::new();
    let day = day_of(release);
    // Its writer would take a `Date`, too, with all that writes dates in any form: 50 kB of a program that opens reports.
    let of = |day: Date| {
        ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
    };
    let made = of(day).or_else(|_| of(NO_DAY))?;
    let properties = DocProperties::new()
        .set_title(format!("{}: {}", file.company.name.en(), file.title.en()))
        .set_company(file.company.name.en())
        .set_comment("Kessan")
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let calculator = calculator::lines(release, &layout);
    let sheets = sheets(release, &lines, calculator.is_some(), !report.checks.is_empty());
    for at in &sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(layout.name(*at))?;
        match at {
            Sheet::Sources => sources::write(sheet, release, &layout, &sheets)?,
            Sheet::Calculator => {
                if let Some(lines) = &calculator {
                    calculator::write(sheet, release, lines)?;
                }
            }
            Sheet::Table(index) => table::write(sheet, release, &layout, &live, *index)?,
            Sheet::Claims => claims::write(sheet, release, &layout)?,
            Sheet::Derived => derived::write(sheet, release, &layout, &lines)?,
            Sheet::Checks => checks::write(sheet, release, &layout, report)?,
        }
    }
    workbook.save_to_buffer()
}

/// The sheets that a release has something for.
fn sheets(release: &Release, lines: &Lines<'_>, has_calculator: bool, has_checks: bool) -> Vec<Sheet> {
    let calculator = has_calculator.then_some(Sheet::Calculator);
    let tables = (0..release.file.tables.len()).map(Sheet::Table);
    let claims = (!release.file.claims.is_empty()).then_some(Sheet::Claims);
    let derived = (!lines.lines.is_empty()).then_some(Sheet::Derived);
    [Sheet::Sources]
        .into_iter()
        .chain(calculator)
        .chain(tables)
        .chain(claims)
        .chain(derived)
        .chain(has_checks.then_some(Sheet::Checks))
        .collect()
}

/// The day that the file says it was made on, the same whenever it is made: the release's, or the last one that it prints
/// figures of.
fn day_of(release: &Release) -> Date {
    let figures = release.facts.all().iter().filter(|fact| fact.scenario == Scenario::Actual);
    let last = || figures.filter_map(|fact| release.period(&fact.period)).map(|period| period.span.end).max();
    release.file.announced.or_else(last).unwrap_or(NO_DAY)
}

//! Open data: the release's figures, claims, checks and derived figures as CSV, for spreadsheets and programs; the figures
//! as JSON, too.
//!
//! UTF-8 with a byte order mark, RFC 4180 (CRLF), a header row, a point as decimal mark, no grouping; no cell that a
//! spreadsheet takes for a formula. `period` is ISO 8601, `value` is in the base unit, empty for a dash.

mod checks;
mod claims;
mod derived;
mod facts;
mod notes;
mod tables;

use std::error::Error;

use csv::{Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;

use kessan_core::checks::Report;
use kessan_core::release::Release;
use kessan_core::spreadsheet::{BYTE_ORDER_MARK, guarded};

/// A file of open data: its path below the site and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Such as `data/facts.csv`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// All files of a release.
///
/// # Errors
///
/// What could not be written; with text in memory that does not happen.
pub fn files(release: &Release, report: &Report) -> Result<Vec<DataFile>, Box<dyn Error>> {
    let file = |name: &str, text: Result<String, csv::Error>| {
        Ok::<_, csv::Error>(DataFile { path: format!("data/{name}.csv"), text: text? })
    };
    let mut list = vec![file("facts", facts::csv(release))?];
    // What a release has nothing of has no file.
    if !release.file.claims.is_empty() {
        list.push(file("claims", claims::csv(release, report))?);
    }
    if !report.checks.is_empty() {
        list.push(file("checks", checks::csv(release, report))?);
    }
    if !release.file.notes.is_empty() {
        list.push(file("notes", notes::csv(release))?);
    }
    if !release.derived().is_empty() {
        list.push(file("derived", derived::csv(release))?);
    }
    list.push(DataFile { path: "data/facts.json".to_owned(), text: facts::json(release)? });
    for table in &release.file.tables {
        list.push(file(&format!("tables/{}", table.id), tables::csv(table))?);
    }
    Ok(list)
}

/// Writes a header and rows.
fn write<R: IntoIterator<Item = Vec<String>>>(header: &[&str], rows: R) -> Result<String, csv::Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(header.iter().map(|cell| guarded(cell)))?;
    rows.into_iter().try_for_each(|row| writer.write_record(row.iter().map(|cell| guarded(cell))))?;
    text(writer)
}

fn text(writer: Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&bytes)))
}

/// A value with all its digits and no others.
fn plain(value: Option<Decimal>) -> String {
    value.map(|value| value.normalize().to_string()).unwrap_or_default()
}

/// The days of a period, by its id.
fn span(release: &Release, period: &str) -> String {
    release.period(period).map(|period| period.span.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;

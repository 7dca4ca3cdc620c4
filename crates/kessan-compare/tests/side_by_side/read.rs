//! The reports, and how a table of the release that comes of them reads.

use kessan_compare::{Compared, compare};
use kessan_core::release::Release;
use kessan_core::release::load::load;
use kessan_core::release::model::Table;
use serde_json::Value;

fn text(name: &str) -> String {
    let path = format!("{}/tests/releases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// A report by the name of its file.
pub fn report(name: &str) -> Release {
    load(name, &text(name)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The same with a change of its file's text.
pub fn changed(name: &str, changes: &[(&str, &str)]) -> Release {
    let mut text = text(name);
    for (from, to) in changes {
        assert!(text.contains(from), "{name} has no {from}");
        text = text.replace(from, to);
    }
    load(name, &text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The same so many years later, or earlier; each year stands in a file in four digits, and no amount does.
pub fn years_later(name: &str, years: i32) -> Release {
    let mut all: Vec<(String, String)> =
        (2029..=2032).map(|year: i32| (year.to_string(), (year + years).to_string())).collect();
    // No year becomes one that is still to be changed.
    if years > 0 {
        all.reverse();
    }
    let changes: Vec<(&str, &str)> = all
        .iter()
        .filter(|(year, _)| text(name).contains(year.as_str()))
        .map(|(year, later)| (year.as_str(), later.as_str()))
        .collect();
    changed(name, &changes)
}

/// The same with another change of its file.
pub fn edited(name: &str, changes: &[(&str, &str)], edit: impl Fn(&mut Value)) -> Release {
    let mut file = serde_json::to_value(&changed(name, changes).file).unwrap();
    edit(&mut file);
    load(name, &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Reports side by side.
pub fn beside(names: &[&str]) -> Compared {
    let compared = compare(names.iter().map(|name| report(name)).collect()).unwrap();
    // What comes of it reads as a release of its own.
    load("compared", &compared.json).unwrap_or_else(|problems| panic!("{problems}"));
    compared
}

pub fn table<'r>(release: &'r Release, id: &str) -> &'r Table {
    release.file.tables.iter().find(|table| table.id == id).unwrap_or_else(|| panic!("no table {id}"))
}

/// The periods of a table's columns, from left to right.
pub fn periods(table: &Table) -> Vec<&str> {
    table.columns.iter().filter_map(|column| column.period.as_deref()).collect()
}

/// A row's cells by its concept.
pub fn cells<'t>(table: &'t Table, concept: &str) -> Vec<&'t str> {
    let row = table.rows.iter().find(|row| row.concept.as_deref() == Some(concept)).unwrap();
    row.cells.iter().map(String::as_str).collect()
}

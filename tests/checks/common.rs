//! The releases that the tests hold the engine to, and how a check's figures are named.

use std::collections::BTreeSet;

use kessan_core::checks::printing::Source;
use kessan_core::checks::{Report, Status};
use kessan_core::release::{Release, load::load};

/// The published release's file.
pub const PUBLISHED: &str = include_str!("../../public/releases/iij-1h-fy2008.json");
/// The fictional release's file.
pub const MADE_UP: &str = include_str!("../releases/made-up.json");

/// The release of a file that must be right.
pub fn release(json: &str) -> Release {
    load("release.json", json).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The published release.
pub fn published() -> Release {
    release(PUBLISHED)
}

/// The fictional release.
pub fn made_up() -> Release {
    release(MADE_UP)
}

/// The ids of the checks that end so.
pub fn ids(report: &Report, status: Status) -> BTreeSet<&str> {
    report.with(status).map(|check| check.id.as_str()).collect()
}

/// Where a figure stands: `table.row.column` with rows numbered from 1 on, or `claim` and its id.
pub fn place(release: &Release, source: Source) -> String {
    match source {
        Source::Claim(index) => format!("claim {}", release.file.claims[index].id),
        Source::Cell(index) => {
            let place = release.facts.all()[index].place;
            let table = &release.file.tables[place.table];
            let row = table.rows[place.row].id.clone().unwrap_or_else(|| (place.row + 1).to_string());
            format!("{}.{row}.{}", table.id, table.columns[place.column].id)
        }
    }
}

//! Tables on their way into a release file.

use kessan_core::release::model::TableKind;

use super::fit::{Aspects, End};
use super::words::Words;

/// A table.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its title.
    pub title: Words,
    /// What it is about.
    pub kind: TableKind,
    /// Its columns.
    pub columns: Vec<DraftColumn>,
    /// Its rows.
    pub rows: Vec<DraftRow>,
    /// The document that it stands in, and the element or the line of it.
    pub source: Option<(usize, String)>,
    /// What stands below it: what its cells cannot hold.
    pub note: Words,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct DraftColumn {
    /// Its head.
    pub label: Words,
    /// What it gives to its cells.
    pub aspects: Aspects,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct DraftRow {
    /// Its label.
    pub label: Words,
    /// How far it is indented.
    pub depth: u8,
    /// Whether it is a sum line.
    pub is_total: bool,
    /// One cell for each column; none of them in a heading.
    pub cells: Vec<DraftCell>,
    /// What it gives to its cells.
    pub aspects: Aspects,
    /// Which end of its columns' spans its instants are.
    pub at: Option<End>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftCell {
    /// Its text.
    pub text: String,
    /// The fact that it prints, in the report.
    pub fact: Option<usize>,
    /// The element of the document that it stands in.
    pub place: String,
    /// Its line, where neither its row nor its column gives it.
    pub line: Option<usize>,
    /// Its period, where neither its row nor its column gives it.
    pub period: Option<usize>,
    /// Whether its sign is turned, where neither its row nor its column says it.
    pub is_negated: Option<bool>,
    /// How its number follows from its line, where neither its row nor its column says it.
    pub measure: Option<usize>,
}

impl Draft {
    /// Whether nothing stands in any cell.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.iter().all(|cell| cell.text.trim().is_empty()))
    }
}

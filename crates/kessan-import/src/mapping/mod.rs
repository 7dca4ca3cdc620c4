//! From a [`Report`](crate::report::Report) to a release file.
//!
//! [`map`] reads every fact as a figure of a line, a period and a scenario ([`figures`](self)), lays the printed tables out as rows and
//! columns whose aspects are constant, and writes what follows from them: sums, businesses, targets, dividends. Nothing leaves
//! that does not validate, and what only a person knows is asked.

mod aliases;
mod answers;
mod asked;
mod bare;
mod build;
mod businesses;
mod calendar;
mod capital;
mod casing;
mod cells;
mod draft;
mod element_names;
mod emit;
mod entity;
mod figures;
mod fit;
mod given;
mod grid;
mod heads;
mod ids;
mod labels;
mod languages;
mod members;
mod named_periods;
mod names;
mod naming;
mod opening;
mod outcome;
mod periods;
mod prose;
mod questions;
mod rates;
mod roles;
mod rounding;
mod scenario;
mod sheet;
mod shown;
mod story;
mod summary;
mod sums;
mod table_kind;
mod titles;
mod totals;
mod units;
mod unnamed;
mod verify;
mod words;

pub use answers::{Answers, Why, Wrong, steps, template, written};
pub use build::{Failure, Import, Options, map, map_owned};
pub use given::add as add_given;
pub use outcome::{Checks, ImportReport};
pub use questions::{Near, Question};

pub(crate) use scenario::is_of_scope;

use figures::Figures;
use labels::Labels;
use words::Words;

/// What is gathered while tables are made.
struct Context<'a> {
    /// The report's own language.
    language: String,
    /// Whether negatives are written the Japanese way.
    is_japanese: bool,
    labels: Labels<'a>,
    measures: sheet::Measures,
    /// Facts whose text had to be made.
    made: Vec<usize>,
    /// Facts that found no place in their table.
    unplaced: Vec<usize>,
    /// What tables print that no cell of a release can hold, by the number of the table.
    left: std::collections::BTreeMap<usize, words::Words>,
    /// Facts in labels.
    in_labels: std::collections::HashSet<usize>,
}

impl Context<'_> {
    fn line_label(&self, figures: &Figures, line: usize) -> Words {
        figures.lines.get(line).map(|of| self.labels.of_line(line, of, &self.language)).unwrap_or_default()
    }
}

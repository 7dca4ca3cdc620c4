//! Splits what a printed table says into tables whose rows and columns have constant aspects.
//!
//! A release gives an aspect by the table, a column or a row. A printed table fits if each aspect of each cell is that of its
//! row or that of its column; of its line, its period, its measure and its sign a row may say it cell by cell, as segments and components of equity
//! stand in columns. What does not fit is split and never dropped: stacked tables where their columns begin to mean something else,
//! lines beside lines, and single rows by their cells where those differ in more.

mod groups;
mod joined;
mod solve;

pub use solve::{Fitted, Piece};

/// The aspects of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dim {
    /// The line.
    Line,
    /// The period.
    Period,
    /// Result or forecast.
    Scenario,
    /// How the number follows from the line.
    Measure,
    /// The currency.
    Currency,
    /// The power of ten of an amount of money.
    Scale,
    /// The power of ten of a count.
    CountScale,
    /// Whether the sign is turned.
    Negated,
}

impl Dim {
    /// All of them, in the order of [`Aspects`].
    pub const ALL: [Dim; 8] =
        [Dim::Line, Dim::Period, Dim::Scenario, Dim::Measure, Dim::Currency, Dim::Scale, Dim::CountScale, Dim::Negated];
    /// Those that say what a figure is.
    const MAIN: [Dim; 4] = [Dim::Line, Dim::Period, Dim::Scenario, Dim::Measure];
}

/// Aspects by number; `None` where any will do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aspects([Option<usize>; 8]);

impl Aspects {
    /// One of them.
    pub fn get(&self, dim: Dim) -> Option<usize> {
        self.0.get(dim as usize).copied().flatten()
    }

    /// Sets one of them.
    pub fn set(&mut self, dim: Dim, value: Option<usize>) {
        if let Some(place) = self.0.get_mut(dim as usize) {
            *place = value;
        }
    }

    /// These with one set.
    #[must_use]
    pub fn with(mut self, dim: Dim, value: usize) -> Self {
        self.set(dim, Some(value));
        self
    }
}

/// A cell to be placed.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// Which of its row's labels it stands behind, from 0: a row that has words between its figures is two rows side by side.
    pub label: usize,
    /// What it is about.
    pub aspects: Aspects,
}

/// Which end of a span an instant stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The day before its first.
    Start,
    /// Its last day.
    End,
}

/// What is known of periods.
pub trait Spans {
    /// Whether a period is a span of days.
    fn is_span(&self, period: usize) -> bool;
    /// The instant at an end of a span.
    fn instant(&self, span: usize, end: End) -> Option<usize>;
}

/// The tables that a printed table becomes; every cell is in one of them, once.
pub fn fit(cells: &[Cell], spans: &dyn Spans) -> Vec<Fitted> {
    let mut tables = split(cells, spans);
    for table in &mut tables {
        joined::join(table, cells, spans);
    }
    tables
}

/// The same with every row that its columns do not fit in pieces: they tell where a table is to be split.
fn split(cells: &[Cell], spans: &dyn Spans) -> Vec<Fitted> {
    let columns = 1 + cells.iter().map(|cell| cell.column).max().unwrap_or_default();
    let all: Vec<usize> = (0..cells.len()).collect();
    let whole = stacked(cells, &all, spans);
    let groups = groups::groups(cells, columns, spans);
    if groups.len() == 1 || cost(&whole) == 0 {
        return whole;
    }
    let of = |group: &Vec<usize>| {
        let own: Vec<usize> =
            all.iter().copied().filter(|at| cells.get(*at).is_some_and(|cell| group.contains(&cell.column))).collect();
        stacked(cells, &own, spans)
    };
    let split: Vec<Fitted> = groups.iter().flat_map(of).collect();
    if cost(&split) < cost(&whole) { split } else { whole }
}

/// How far tables are from the printed one: a further table is worth a few rows that are printed in pieces.
fn cost(tables: &[Fitted]) -> usize {
    3 * tables.len().saturating_sub(1) + tables.iter().map(|table| table.extra).sum::<usize>()
}

/// The same columns as one table, or as several where they begin to mean something else.
fn stacked(cells: &[Cell], own: &[usize], spans: &dyn Spans) -> Vec<Fitted> {
    let whole = solve::solve(cells, own, spans);
    if whole.extra == 0 && whole.mixed == 0 {
        return vec![whole];
    }
    let segments = groups::segments(cells, own, spans);
    if segments.len() < 2 {
        return vec![whole];
    }
    let split: Vec<Fitted> = segments.iter().map(|segment| solve::solve(cells, segment, spans)).collect();
    let whole = vec![whole];
    // Where columns are lines, and other lines further below, the rows do not say theirs cell by cell.
    let mixed = |tables: &[Fitted]| cost(tables) + tables.iter().map(|table| table.mixed).sum::<usize>();
    if mixed(&split) < mixed(&whole) { split } else { whole }
}

#[cfg(test)]
mod tests;

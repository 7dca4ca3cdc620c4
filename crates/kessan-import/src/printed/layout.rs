//! A printed table as heads, labels and one figure for each column.

use std::ops::Range;

use super::figure::Figure;
use super::piece::{Piece, joined};
use super::{period, unit};
use crate::report::{PrintedRow, PrintedTable};
use kessan_core::order::CompactSort;

/// A table laid out: its columns are those that print figures, however many cells each takes up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Texts above the heads that go over the whole table: titles and units.
    pub titles: Vec<String>,
    /// The columns of figures, from left to right.
    pub columns: Vec<LayoutColumn>,
    /// The rows below the heads.
    pub lines: Vec<Line>,
}

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutColumn {
    /// The columns of the grid that it takes up.
    pub grid: Range<usize>,
    /// What stands above it, from top to bottom.
    pub heads: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its position in [`PrintedTable::rows`].
    pub row: usize,
    /// Its label; empty for a total without words.
    pub label: String,
    /// The facts in the label.
    pub label_facts: Vec<usize>,
    /// One entry for each column.
    pub cells: Vec<Option<LayoutCell>>,
    /// Words among the figures: remarks, the label of a second half.
    pub remarks: Vec<String>,
    /// How far the label is indented, as the document measures it.
    pub indent: u32,
    /// Whether a line marks the figures as a total.
    pub is_ruled: bool,
}

/// A figure in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutCell {
    /// The figure.
    pub figure: Figure,
    /// The facts in it, as positions in the report.
    pub facts: Vec<usize>,
    /// The columns of the grid that it takes up.
    pub grid: Range<usize>,
}

impl Line {
    /// Whether it prints no figure: it heads the rows below.
    pub fn is_heading(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// Lays a table out; `None` if it prints no figures under or beside words, so that it only sets a page.
pub fn layout(table: &PrintedTable) -> Option<Layout> {
    let rows: Vec<Vec<Piece>> = table.rows.iter().map(joined).collect();
    let first = rows.iter().position(|row| is_body(row))?;
    let columns = columns(rows.get(first..)?);
    if columns.is_empty() {
        return None;
    }
    // Rows of words alone right above the first figures are headings of rows, not of columns.
    let left = columns.iter().map(|column| column.start).min()?;
    let heads_end = rows
        .iter()
        .take(first)
        .rposition(|row| row.iter().any(|piece| piece.columns.end > left))
        .map_or(0, |last| last + 1);
    let mut layout = Layout {
        columns: columns.into_iter().map(|grid| LayoutColumn { grid, heads: vec![] }).collect(),
        ..Layout::default()
    };
    for row in table.rows.iter().take(heads_end) {
        head(row, &mut layout);
    }
    for (at, pieces) in rows.into_iter().enumerate().skip(heads_end) {
        if let Some(line) = line(at, pieces, &layout.columns, table.rows.get(at).map_or(0, |row| row.indent)) {
            layout.lines.push(line);
        }
    }
    Some(layout)
}

/// Whether a row prints figures other than the years and days of a head.
fn is_body(row: &[Piece]) -> bool {
    let figures = || row.iter().filter(|piece| piece.columns.start > 0).filter_map(|piece| piece.figure.as_ref());
    // A day in a label is that of a balance.
    let beside_label = row.iter().filter(|piece| piece.columns.start > 0 && piece.figure.is_none());
    let has_dates = beside_label.into_iter().any(|piece| period::read(&piece.text, None).is_some());
    figures().any(|figure| !is_year(&figure.text) && !has_dates)
        // A row of nothing but years that has a label is one of figures: numbers of employees, say.
        || (figures().count() > 0
            && !has_dates
            && row.first().is_some_and(|piece| {
                piece.columns.start == 0 && piece.figure.is_none() && unit::read(&piece.text).is_none() && is_line_label(&piece.text)
            }))
}

/// Words that can name a line beside which only years stand; in a head stand "Fiscal year", "Note" and the like.
fn is_line_label(text: &str) -> bool {
    crate::terms::by_label(text).is_some()
}

/// `2031`: four digits without a comma.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// The columns of the grid that figures take up, put together where they overlap, narrow ones first: a figure with a dollar
/// sign takes up more than one without, and one that reaches over two columns belongs to the one that it is more in.
fn columns(rows: &[Vec<Piece>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = rows
        .iter()
        .flatten()
        .filter(|piece| piece.figure.is_some() && piece.columns.start > 0)
        .map(|piece| piece.columns.clone())
        .collect();
    ranges.compact_sort_by_key(|range| (range.len(), range.start));
    ranges.dedup();
    let mut columns: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let mut over = columns.iter_mut().filter(|column| overlap(column, &range) > 0);
        match (over.next(), over.next()) {
            (None, _) => columns.push(range),
            (Some(only), None) => *only = only.start.min(range.start)..only.end.max(range.end),
            (Some(_), Some(_)) => {}
        }
    }
    columns.compact_sort_by_key(|column| column.start);
    columns
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The column that a piece is most in.
fn column_of(columns: &[LayoutColumn], range: &Range<usize>) -> Option<usize> {
    let over = |at: usize| columns.get(at).map_or(0, |column| overlap(&column.grid, range));
    // The first of the largest, so that equal ones are the left one.
    (0..columns.len()).filter(|at| over(*at) > 0).rev().max_by_key(|at| over(*at))
}

/// A row of heads: each text belongs to the columns under it; one over all of them, and one beside them, is a title.
fn head(row: &PrintedRow, layout: &mut Layout) {
    let left = layout.columns.first().map_or(0, |column| column.grid.start);
    let texts: Vec<_> = row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
    for cell in &texts {
        let range = cell.column..cell.column.saturating_add(cell.columns.max(1));
        let text = cell.text.trim().to_owned();
        let is_over = |column: &LayoutColumn| overlap(&column.grid, &range) > 0;
        // A title begins with the labels and reaches over figures.
        let is_title = range.start < left && (texts.len() == 1 || !layout.columns.iter().any(is_over));
        if is_title {
            layout.titles.push(text);
            continue;
        }
        for column in layout.columns.iter_mut().filter(|column| is_over(column)) {
            if column.heads.last() != Some(&text) {
                column.heads.push(text.clone());
            }
        }
    }
}

fn line(row: usize, pieces: Vec<Piece>, columns: &[LayoutColumn], indent: u32) -> Option<Line> {
    let left = columns.first().map_or(0, |column| column.grid.start);
    let mut line = Line { row, indent, cells: vec![None; columns.len()], ..Line::default() };
    let mut labels: Vec<String> = Vec::new();
    for piece in pieces {
        let is_label = piece.columns.start < left && (piece.columns.start == 0 || piece.figure.is_none());
        if is_label {
            labels.push(piece.text);
            line.label_facts.extend(piece.facts);
            continue;
        }
        line.is_ruled |= piece.is_ruled && piece.figure.is_some();
        let free =
            column_of(columns, &piece.columns).and_then(|at| line.cells.get_mut(at)).filter(|cell| cell.is_none());
        match (piece.figure, free) {
            (Some(figure), Some(cell)) => *cell = Some(LayoutCell { figure, facts: piece.facts, grid: piece.columns }),
            _ => line.remarks.push(piece.text),
        }
    }
    line.label = labels.join(" ");
    (!line.label.is_empty() || !line.is_heading() || !line.remarks.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests;

//! Which figures stand under a line, as totals do.

use super::style::Line;
use crate::report::{PrintedCell, PrintedRow};

/// What a column has had so far.
#[derive(Clone, Copy, Default)]
struct Column {
    /// A figure: a line before the first is the heads'.
    has_figure: bool,
    /// A line under the last cell that has not marked a total yet.
    is_open: bool,
    /// Whether the last text was a total: empty rows below it hold the line that closes it.
    is_after_total: bool,
}

/// Marks the figures that a line above, or a double line below, sets apart. `lines` are each cell's own, above and below.
///
/// A table that has lines everywhere says nothing by them.
pub(super) fn mark(rows: &mut [PrintedRow], lines: &[Vec<(Line, Line)>]) {
    let mut columns: Vec<Column> = Vec::new();
    let (mut ruled, mut figures) = (0usize, 0usize);
    for (row, lines) in rows.iter_mut().zip(lines) {
        let is_empty = row.cells.iter().all(|cell| cell.text.is_empty());
        for (cell, (top, bottom)) in row.cells.iter_mut().zip(lines) {
            let (first, end) = (cell.column, cell.column + cell.columns);
            if columns.len() < end {
                columns.resize(end, Column::default());
            }
            let Some(own) = columns.get_mut(first..end) else { continue };
            let is_figure = is_figure(cell);
            let is_under = own.iter().any(|column| column.is_open && column.has_figure)
                || *top > Line::None && own.iter().any(|column| column.has_figure);
            cell.is_ruled = is_figure && (is_under || *bottom == Line::Double);
            if is_figure {
                figures += 1;
                ruled += usize::from(cell.is_ruled);
            }
            // A line closes a total; under anything else it opens one. Rows without text only hold lines and space.
            let line = *bottom > Line::None || is_empty && *top > Line::None;
            for column in own {
                column.is_after_total = if is_empty { column.is_after_total } else { cell.is_ruled };
                column.is_open = line && !column.is_after_total || is_empty && column.is_open;
                column.has_figure |= is_figure;
            }
        }
    }
    if ruled * 2 > figures {
        rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.is_ruled = false);
    }
}

/// Whether a cell prints a number, with whatever signs.
pub(super) fn is_figure(cell: &PrintedCell) -> bool {
    !cell.is_heading
        && cell.text.contains(|c: char| c.is_numeric())
        && !cell.text.contains(|c: char| c.is_alphabetic() && !matches!(c, 'x' | 'ー'))
        && !is_year(&cell.text)
}

/// A year heads a column; amounts of that size have a separator.
fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.chars().all(|c| c.is_ascii_digit())
}

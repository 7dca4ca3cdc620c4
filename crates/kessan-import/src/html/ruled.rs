//! Which cells stand under a line, as totals do.

use super::style::Line;
use crate::report::PrintedRow;

/// Marks the cells of each row that a line above, or a double line below, sets apart. `lines` are each cell's own, above and below.
///
/// A table that has lines everywhere says nothing by them.
pub(super) fn mark(rows: &mut [PrintedRow], lines: &[Vec<(Line, Line)>]) {
    let mut above: Vec<bool> = Vec::new();
    let (mut ruled, mut cells) = (0usize, 0usize);
    for (row, lines) in rows.iter_mut().zip(lines) {
        let is_empty = row.cells.iter().all(|cell| cell.text.is_empty());
        for (cell, (top, bottom)) in row.cells.iter_mut().zip(lines) {
            let (first, end) = (cell.column, cell.column + cell.columns);
            let mut places = above.iter().take(end).skip(first);
            cell.is_ruled = !cell.text.is_empty()
                && (*top > Line::None || *bottom == Line::Double || places.any(|&is_below| is_below));
            if !cell.text.is_empty() {
                cells += 1;
                ruled += usize::from(cell.is_ruled);
            }
            if above.len() < end {
                above.resize(end, false);
            }
            // Rows without text only hold lines and space.
            let line = *bottom > Line::None || is_empty && *top > Line::None;
            for place in above.iter_mut().take(end).skip(first) {
                *place = line || is_empty && *place;
            }
        }
    }
    if ruled * 2 > cells {
        rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.is_ruled = false);
    }
}

//! Where cells stand when some of them span columns and rows.

use crate::limits;

/// Places the cells of a table, row by row.
#[derive(Debug, Default)]
pub(super) struct Grid {
    row: usize,
    column: usize,
    /// For each column the first row that no cell from above reaches into.
    free: Vec<usize>,
}

impl Grid {
    /// The row that is being placed, from 0.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Goes on to the next row.
    pub fn next_row(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// The column of the next cell of the row, which takes up so many columns and rows.
    pub fn place(&mut self, columns: usize, rows: usize) -> usize {
        while self.free.get(self.column).is_some_and(|&free| free > self.row) {
            self.column += 1;
        }
        let column = self.column.min(limits::COLUMNS);
        let end = (column + columns).min(limits::COLUMNS);
        if rows > 1 {
            if self.free.len() < end {
                self.free.resize(end, 0);
            }
            for free in self.free.iter_mut().take(end).skip(column) {
                *free = self.row.saturating_add(rows);
            }
        }
        self.column = end.max(column);
        column
    }
}

/// A `colspan`: 1 to 1,000, as browsers have it.
pub(super) fn columns(attribute: Option<&str>) -> usize {
    span(attribute).clamp(1, 1_000)
}

/// A `rowspan`: 1 to 65,534; 0 is all rows that follow.
pub(super) fn rows(attribute: Option<&str>) -> usize {
    match span(attribute) {
        0 if attribute.is_some_and(|text| text.trim() == "0") => 65_534,
        rows => rows.clamp(1, 65_534),
    }
}

fn span(attribute: Option<&str>) -> usize {
    attribute.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Grid, columns, rows};

    #[test]
    fn cells_stand_beside_those_that_reach_down_from_above() {
        let mut grid = Grid::default();
        assert_eq!((grid.place(1, 2), grid.place(2, 1), grid.place(1, 1)), (0, 1, 3));
        grid.next_row();
        assert_eq!((grid.place(1, 1), grid.place(1, 1)), (1, 2));
        grid.next_row();
        assert_eq!(grid.place(1, 1), 0);
    }

    #[test]
    fn spans_are_bounded() {
        assert_eq!((columns(Some("99999999")), columns(Some("x")), columns(None)), (1_000, 1, 1));
        assert_eq!((rows(Some("0")), rows(Some("3")), rows(None)), (65_534, 3, 1));
    }
}

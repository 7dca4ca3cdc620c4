//! The cells of a sheet, whether of a CSV file or of a workbook, as printed tables.

use crate::html::text::folded;
use crate::report::{Place, PrintedCell, PrintedRow, PrintedTable};

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetCell {
    /// Its row, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// How many rows it takes up.
    pub rows: usize,
    /// How many columns it takes up.
    pub columns: usize,
    /// What it shows.
    pub text: String,
    /// How far it is indented.
    pub indent: u32,
}

/// The tables of a sheet: what two blank rows or more part are two tables. Cells come row by row, from left to right.
pub fn tables(document: usize, name: &str, cells: Vec<SheetCell>) -> Vec<PrintedTable> {
    let mut tables: Vec<PrintedTable> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for cell in cells {
        let text = folded(&cell.text);
        if text.is_empty() {
            continue;
        }
        let bottom = cell.row + cell.rows.max(1) - 1;
        let is_apart = last.is_none_or(|(_, bottom)| cell.row > bottom + 2);
        if is_apart {
            let place = Place { document, element: None, line: cell.row + 1 };
            tables.push(PrintedTable { place, caption: Some(name.to_owned()), ..PrintedTable::default() });
        }
        let Some(table) = tables.last_mut() else { continue };
        let is_new_row = is_apart || last.is_none_or(|(row, _)| row != cell.row);
        if is_new_row {
            table.rows.push(PrintedRow { cells: vec![], indent: cell.indent });
        }
        last = Some((cell.row, last.filter(|_| !is_apart).map_or(bottom, |(_, before)| before.max(bottom))));
        if let Some(row) = table.rows.last_mut() {
            row.cells.push(PrintedCell {
                column: cell.column,
                columns: cell.columns.max(1),
                rows: cell.rows.max(1),
                text,
                ..PrintedCell::default()
            });
        }
    }
    tables
}

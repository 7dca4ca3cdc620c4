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

/// A name of so many characters may have been cut: a workbook's sheets have at most 31, and programs leave room for a number.
const CUT: usize = 27;

/// What a sheet is called: its name or, where a program has cut that, the title in its first cell, without the unit behind it.
fn title(name: &str, cells: &[SheetCell]) -> String {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // "CONSOLIDATED STATEMENTS OF OP_2": the number tells it from another of the same beginning.
    let plain = name.rsplit_once('_').filter(|(_, number)| is_number(number)).map_or(name, |(before, _)| before);
    let first = cells.first().map(|cell| folded(&cell.text)).unwrap_or_default();
    let is_whole = first.chars().count() > plain.chars().count() && letters(&first).starts_with(&letters(plain));
    if name.chars().count() < CUT || !is_whole {
        return name.to_owned();
    }
    let is_unit = |text: &str| {
        let lower = text.to_lowercase();
        super::unit::read(text).is_some()
            || lower.contains("shares")
            || lower.contains("in thousands")
            || lower.contains("in millions")
    };
    match first.rsplit_once(" - ") {
        Some((title, unit)) if is_unit(unit) => title.to_owned(),
        _ => first,
    }
}

/// The tables of a sheet: what two blank rows or more part are two tables. Cells come row by row, from left to right.
pub fn tables(document: usize, name: &str, cells: Vec<SheetCell>) -> Vec<PrintedTable> {
    let name = title(name, &cells);
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
            tables.push(PrintedTable { place, caption: Some(name.clone()), ..PrintedTable::default() });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_cut_is_the_title_in_the_first_cell() {
        let named = |name: &str, first: &str| {
            title(name, &[SheetCell { text: first.to_owned(), rows: 1, columns: 1, ..SheetCell::default() }])
        };
        for (name, first, expected) in [
            (
                "MADE-UP STATEMENTS OF OPERATIO",
                "MADE-UP STATEMENTS OF OPERATIONS (Unaudited) - USD ($) shares in Thousands, $ in Millions",
                "MADE-UP STATEMENTS OF OPERATIONS (Unaudited)",
            ),
            (
                "MADE-UP STATEMENTS OF OPERAT_2",
                "MADE-UP STATEMENTS OF OPERATIONS (Parenthetical) - $ / shares",
                "MADE-UP STATEMENTS OF OPERATIONS (Parenthetical)",
            ),
            (
                "Leases - Maturities of Lease Li",
                "Leases - Maturities of Lease Liabilities (Details) - USD ($) $ in Millions",
                "Leases - Maturities of Lease Liabilities (Details)",
            ),
            ("Earnings Per Share", "Earnings Per Share - USD ($)", "Earnings Per Share"),
            ("MADE-UP STATEMENTS OF OPERATIO", "Net sales", "MADE-UP STATEMENTS OF OPERATIO"),
        ] {
            assert_eq!(named(name, first), expected);
        }
    }
}

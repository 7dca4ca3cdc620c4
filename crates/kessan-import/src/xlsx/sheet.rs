//! The cells of one sheet.

use std::collections::HashMap;

use super::format::shown;
use super::number::stored;
use super::workbook::{Book, is, is_true, named, text};
use crate::limits;
use crate::markup::{Id, Tree};
use crate::notices::Notices;
use crate::printed::sheet::SheetCell;
use crate::report::Place;
use kessan_core::order::CompactSort;

/// The most rows of a sheet, as the format has it.
const ROWS: usize = 1_048_576;

/// What the cells show, row by row.
///
/// `room` is how many bytes of text the cells of the workbook may still hold together.
pub(super) fn cells(
    tree: &Tree,
    book: &Book,
    name: &str,
    document: usize,
    room: &mut usize,
    notices: &mut Notices,
) -> Vec<SheetCell> {
    let mut cells = Vec::new();
    let hidden = hidden_columns(tree);
    let merged = merged(tree);
    // Places within a merged range other than its first are covered.
    let place = |cell: String| Place { document, element: Some(format!("{name}!{cell}")), line: 0 };
    let mut next_row = 0;
    let mut hidden_rows = 0_usize;
    'rows: for row_id in named(tree, "row") {
        let row = tree
            .attribute(row_id, "r")
            .and_then(|row| row.parse::<usize>().ok())
            .map_or(next_row, |row| row.saturating_sub(1));
        next_row = row + 1;
        if row >= ROWS {
            break;
        }
        if is_true(tree, row_id, "hidden") {
            hidden_rows += 1;
            continue;
        }
        let mut next_column = 0;
        for id in tree.children(row_id).filter(|child| is(tree, *child, "c")) {
            let column = tree.attribute(id, "r").and_then(column_of).unwrap_or(next_column);
            next_column = column + 1;
            if column >= limits::COLUMNS || hidden.get(column).copied().unwrap_or(false) {
                continue;
            }
            let style = tree
                .attribute(id, "s")
                .and_then(|style| style.parse::<usize>().ok())
                .and_then(|at| book.styles.get(at));
            let reference = || format!("{}{}", letters(column), row + 1);
            let text = match content(tree, id, book, style.map_or("", |style| style.format.as_str())) {
                Content::Text(text) => text,
                Content::Empty => continue,
                Content::Error(code) => {
                    notices.add(
                        place(reference()),
                        code,
                        "left out: the cell holds an error of a formula; mend it in the workbook",
                    );
                    continue;
                }
                Content::Unsolved => {
                    notices.add(
                        place(reference()),
                        "a formula without a stored result",
                        "left out: open the workbook in a spreadsheet program, and save it with its results",
                    );
                    continue;
                }
            };
            *room = room.saturating_sub(text.len());
            if *room == 0 {
                let found = format!("up to sheet “{name}” the cells have {} bytes of text", limits::CELL_TEXT);
                notices.add(
                    place(reference()),
                    found,
                    "left out from here on: give the sheets with the statements only",
                );
                break 'rows;
            }
            let (rows, columns) = merged.get(&(row, column)).copied().unwrap_or((1, 1));
            let before = hidden.iter().take(column).filter(|hidden| **hidden).count();
            let within = hidden.iter().skip(column).take(columns).filter(|hidden| **hidden).count();
            cells.push(SheetCell {
                row,
                column: column - before,
                rows,
                columns: columns.saturating_sub(within).max(1),
                text,
                indent: style.map_or(0, |style| style.indent),
            });
        }
    }
    let hidden_columns = hidden.iter().filter(|hidden| **hidden).count();
    if hidden_rows + hidden_columns > 0 {
        let found = format!("sheet “{name}” hides {hidden_rows} rows and {hidden_columns} columns");
        notices.add(place(String::new()), found, "left out: unhide them if they belong to the report");
    }
    // Rows come in their order by the format's rules; a file that breaks them is put in order.
    cells.compact_sort_by_key(|cell| (cell.row, cell.column));
    cells.dedup_by_key(|cell| (cell.row, cell.column));
    cells
}

enum Content {
    Text(String),
    Empty,
    Error(String),
    Unsolved,
}

fn content(tree: &Tree, id: Id, book: &Book, format: &str) -> Content {
    let child = |local: &str| tree.children(id).find(|child| is(tree, *child, local));
    let value = child("v").map(|value| tree.text_of(value));
    let shown_text = match (tree.attribute(id, "t"), value) {
        (Some("inlineStr"), _) => child("is").map(|id| text(tree, id)),
        (_, None) if child("f").is_some() => return Content::Unsolved,
        // One text may be shared by a hundred thousand cells.
        (Some("s"), Some(at)) => {
            at.trim().parse::<usize>().ok().and_then(|at| book.texts.get(at)).map(|text| cut(text))
        }
        (Some("str" | "d"), value) => value,
        (Some("b"), Some(value)) => Some(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        (Some("e"), Some(code)) => return Content::Error(code),
        (_, Some(value)) => Some(match stored(&value) {
            Some(number) => shown(number, format, book.from_1904),
            None => value,
        }),
        (_, None) => None,
    };
    match shown_text {
        Some(text) if !text.trim().is_empty() => Content::Text(cut(&text)),
        _ => Content::Empty,
    }
}

/// A text as far as a cell can hold it: 32,767 characters by the format.
fn cut(text: &str) -> String {
    text.chars().take(32_767).collect()
}

/// For each column up to the last hidden one whether it is hidden.
fn hidden_columns(tree: &Tree) -> Vec<bool> {
    let mut hidden = Vec::new();
    for id in named(tree, "col").filter(|id| is_true(tree, *id, "hidden")) {
        let bound = |name: &str| tree.attribute(id, name).and_then(|column| column.parse::<usize>().ok());
        let (Some(first), Some(last)) = (bound("min"), bound("max")) else { continue };
        let (first, last) = (first.saturating_sub(1), last.min(limits::COLUMNS));
        if first < last {
            hidden.resize(hidden.len().max(last), false);
            hidden.iter_mut().take(last).skip(first).for_each(|column| *column = true);
        }
    }
    hidden
}

/// The ranges of merged cells: rows and columns by the first cell.
fn merged(tree: &Tree) -> HashMap<(usize, usize), (usize, usize)> {
    let range = |id: Id| {
        let (first, last) = tree.attribute(id, "ref")?.split_once(':')?;
        let (left, right) = (column_of(first)?, column_of(last)?);
        let (top, bottom) = (row_of(first)?, row_of(last)?);
        let size = (bottom.checked_sub(top)?.min(ROWS) + 1, right.checked_sub(left)?.min(limits::COLUMNS) + 1);
        Some(((top, left), size))
    };
    named(tree, "mergeCell").filter_map(range).collect()
}

/// The column of a reference such as `AB12`, from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.trim_start_matches('$').chars().take_while(char::is_ascii_alphabetic);
    let mut column = 0_usize;
    for letter in letters.take(4) {
        column = column * 26 + usize::from(u8::try_from(letter.to_ascii_uppercase()).ok()? - b'A') + 1;
    }
    column.checked_sub(1)
}

fn row_of(reference: &str) -> Option<usize> {
    let digits = reference.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.parse::<usize>().ok()?.checked_sub(1)
}

/// A column of a spreadsheet by its letters: A, B, … AA.
pub(crate) fn letters(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => return letters,
        }
    }
}

//! Workbooks (XLSX): what their sheets show.
//!
//! A cell is the text that a spreadsheet program shows: the stored number in the cell's own format, exactly, so that `(1,949)` and
//! `10.9%` come as they stand. Formulas are never worked out: what the workbook stores as their result counts. Sheets, rows and
//! columns that are hidden are left out and said in a notice.

mod archive;
mod date;
mod format;
mod number;
mod sheet;
mod workbook;
pub(crate) use sheet::letters;

use crate::error::ImportError;
use crate::limits;
use crate::notices::Notices;
use crate::printed::sheet::tables;
use crate::report::{Document, DocumentKind, Report};

use archive::Archive;
use workbook::Book;

/// A sheet: its name, and its rows of cells' texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows from the top, blank ones among them.
    pub rows: Vec<Vec<String>>,
}

/// The sheets of a workbook, each with its name and its rows of cells' texts; what is hidden is left out.
///
/// # Errors
///
/// It is no workbook, or larger than what is read.
pub fn records(path: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    let mut notices = Notices::default();
    let mut sheets = Vec::new();
    for (name, cells) in sheets_of(path, bytes, 0, &mut notices)? {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for cell in cells {
            // Blank rows in between count, but not a million of them.
            let row = cell.row.min(rows.len() + 1_000);
            rows.resize_with(rows.len().max(row + 1), Vec::new);
            if let Some(row) = rows.get_mut(row) {
                row.resize_with(row.len().max(cell.column + 1), String::new);
                if let Some(place) = row.get_mut(cell.column) {
                    *place = cell.text;
                }
            }
        }
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// Adds the tables of a workbook's sheets to a report, under the names of the sheets.
///
/// # Errors
///
/// As [`records`].
pub(crate) fn add(path: &str, bytes: &[u8], report: &mut Report, notices: &mut Notices) -> Result<(), ImportError> {
    let document = report.documents.len();
    for (name, cells) in sheets_of(path, bytes, document, notices)? {
        report.tables.extend(tables(document, &name, cells));
    }
    report.documents.push(Document { path: path.to_owned(), kind: DocumentKind::Xlsx, language: None, title: None });
    Ok(())
}

type Sheets = Vec<(String, Vec<crate::printed::sheet::SheetCell>)>;

fn sheets_of(path: &str, bytes: &[u8], document: usize, notices: &mut Notices) -> Result<Sheets, ImportError> {
    let mut archive = Archive::open(path, bytes)?;
    let book = Book::read(&mut archive)?;
    let mut sheets = Vec::new();
    let mut room = limits::CELL_TEXT;
    for entry in &book.sheets {
        if entry.is_hidden {
            let place = crate::report::Place { document, element: Some(entry.name.clone()), line: 0 };
            notices.add(
                place,
                format!("sheet “{}”", entry.name),
                "left out: the sheet is hidden; unhide it if it belongs to the report",
            );
            continue;
        }
        // Charts and dialogues are sheets, too, without cells.
        let Some(tree) = archive.part(&entry.part)? else { continue };
        sheets.push((entry.name.clone(), sheet::cells(&tree, &book, &entry.name, document, &mut room, notices)));
    }
    Ok(sheets)
}

#[cfg(test)]
mod tests;

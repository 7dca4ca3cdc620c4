//! The workbook of a release, opened by a spreadsheet engine that is not Kessan's.

use std::fs;

use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use kessan::workbook::layout::{Layout, Sheet};
use kessan::workbook::write;
use kessan_core::checks::Report;
use kessan_core::release::Release;
use kessan_core::release::load::load;

/// A release with its checks and its workbook.
pub struct Book {
    pub release: &'static Release,
    pub report: &'static Report,
    pub layout: Layout<'static>,
    pub bytes: Vec<u8>,
    pub model: Model<'static>,
}

/// The published release and the made-up ones.
pub fn books() -> Vec<Book> {
    let made_up = fs::read_dir("tests/releases").unwrap().map(|entry| entry.unwrap().path());
    let published = fs::read_dir("public/releases").unwrap().map(|entry| entry.unwrap().path());
    let is_release = |path: &std::path::PathBuf| !path.to_string_lossy().ends_with(".schema.json");
    let mut paths: Vec<_> = made_up.chain(published).filter(is_release).collect();
    paths.sort();
    paths.iter().map(|path| book(path.to_str().unwrap())).collect()
}

/// The workbook of the release in one file.
fn book(path: &str) -> Book {
    of_text(path, &fs::read_to_string(path).unwrap())
}

/// The workbook of a release in a text.
pub fn of_text(name: &str, text: &str) -> Book {
    let release: &'static Release = Box::leak(Box::new(load(name, text).unwrap()));
    let report: &'static Report = Box::leak(Box::new(release.checks()));
    let bytes = write(release, report).unwrap();
    let workbook = load_from_xlsx_bytes(&bytes, "book", "en", "UTC").unwrap();
    let model = Model::from_workbook(workbook, "en").unwrap();
    Book { release, report, layout: Layout::new(release), bytes, model }
}

impl Book {
    /// A sheet's number in the engine.
    pub fn sheet(&self, sheet: Sheet) -> u32 {
        let name = self.layout.name(sheet);
        let sheets = self.model.get_worksheets_properties();
        u32::try_from(sheets.iter().position(|known| known.name == name).expect(name)).unwrap()
    }

    /// What a cell holds, counted from zero.
    pub fn value(&self, sheet: Sheet, row: u32, column: u16) -> CellValue {
        let (row, column) = (i32::try_from(row).unwrap() + 1, i32::from(column) + 1);
        self.model.get_cell_value_by_index(self.sheet(sheet), row, column).unwrap()
    }

    /// A number; a mistake names the cell.
    pub fn number(&self, sheet: Sheet, row: u32, column: u16) -> f64 {
        match self.value(sheet, row, column) {
            CellValue::Number(number) => number,
            other => panic!("{} row {row} column {column}: {other:?}", self.layout.name(sheet)),
        }
    }

    /// A cell's formula.
    pub fn formula(&self, sheet: Sheet, row: u32, column: u16) -> Option<String> {
        let (row, column) = (i32::try_from(row).unwrap() + 1, i32::from(column) + 1);
        self.model.get_cell_formula(self.sheet(sheet), row, column).unwrap()
    }
}

/// Whether two numbers are the same but for the last of the digits that a spreadsheet counts with.
pub fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-3)
}

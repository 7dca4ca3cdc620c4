//! A folder becomes a release file.

use serde_json::{Map, Value};

use super::canonical::{canonical, languages};
use super::field::put;
use super::guard::unguarded;
use super::{HEAD, TABLES, head};
use crate::error::{ErrorKind, ImportError};
use crate::limits;
use crate::xlsx::letters;
use crate::{csv, xlsx};

/// What a folder says.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The release, as a JSON document. It is not checked: `kessan_validate::check` does that with its text.
    pub release: Value,
    /// Its text.
    pub json: String,
    /// Files that no table names, for the author to look at.
    pub unused: Vec<String>,
}

/// Reads a folder: its files with their paths in it.
///
/// # Errors
///
/// What is missing or has not the form of a folder, with file, row and column.
pub fn import(files: &[(String, Vec<u8>)]) -> Result<Imported, ImportError> {
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    if size > limits::FILE || files.len() > limits::ENTRIES {
        let found = format!("there are {} files of {size} bytes", files.len());
        return Err(
            ImportError::new(ErrorKind::TooLarge, "", found).expected(format!("at most {} bytes in all", limits::FILE))
        );
    }
    let (path, bytes) = files.iter().find(|(path, _)| path == HEAD).ok_or_else(|| {
        ImportError::new(ErrorKind::NoReport, "", format!("there is no {HEAD}"))
            .expected(format!("{HEAD} in the folder itself"))
            .remedy("make a folder with `kessan new FOLDER`")
    })?;
    let mut release = head::read(path, bytes)?;
    let languages = languages(&Value::Object(release.clone()));
    let mut source = Source { files, used: vec![], sheets: None };
    if let Some(tables) = release.get_mut("tables") {
        let wrong = || {
            ImportError::new(ErrorKind::Invalid, HEAD, "`tables` is no list of tables")
                .expected("a block [[tables]] for each table")
        };
        for table in tables.as_array_mut().ok_or_else(wrong)? {
            let table = table.as_object_mut().ok_or_else(wrong)?;
            let (name, records) = source.records(table)?;
            table.remove("file");
            grid(&name, &records, &languages, table)?;
        }
    }
    let unused = files.iter().map(|(path, _)| path).filter(|path| {
        let is_table = path.ends_with(".csv") || path.ends_with(".xlsx");
        is_table && !source.used.contains(path)
    });
    let unused = unused.cloned().collect();
    let release = Value::Object(release);
    Ok(Imported { json: canonical(&release), release, unused })
}

/// Where tables come from.
struct Source<'a> {
    files: &'a [(String, Vec<u8>)],
    used: Vec<String>,
    /// The sheets of the folder's workbooks, read when a table has no file of its own: path, name and cells.
    sheets: Option<Vec<(String, String, Records)>>,
}

type Records = Vec<Vec<String>>;

impl Source<'_> {
    /// The cells of a table, and what messages call its file.
    fn records(&mut self, table: &Map<String, Value>) -> Result<(String, Records), ImportError> {
        let id = table.get("id").and_then(Value::as_str).unwrap_or_default();
        let paths = match table.get("file").and_then(Value::as_str) {
            Some(file) => vec![file.to_owned()],
            None => vec![format!("{TABLES}/{id}.csv"), format!("{id}.csv")],
        };
        if let Some((path, bytes)) = self.files.iter().find(|(path, _)| paths.contains(path)) {
            self.used.push(path.clone());
            return Ok((path.clone(), csv::records(path, bytes)?));
        }
        let files = self.files;
        let sheets = match &mut self.sheets {
            Some(sheets) => sheets,
            none => {
                let mut sheets = Vec::new();
                for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".xlsx")) {
                    sheets.extend(
                        xlsx::records(path, bytes)?.into_iter().map(|sheet| (path.clone(), sheet.name, sheet.rows)),
                    );
                }
                none.insert(sheets)
            }
        };
        // Excel cuts the names of sheets to 31 characters.
        let name: String = id.chars().take(31).collect();
        match sheets.iter().find(|(_, sheet, _)| !id.is_empty() && *sheet == name) {
            Some((path, sheet, records)) => {
                self.used.push(path.clone());
                Ok((format!("{path}, sheet {sheet}"), records.clone()))
            }
            None => Err(ImportError::new(ErrorKind::Invalid, HEAD, format!("the table “{id}” has no file"))
                .at("tables")
                .expected(format!("{}, or a sheet “{name}” in a workbook of the folder", paths.join(" or ")))
                .remedy("save the table there, or take it out of the list")),
        }
    }
}

fn cell(record: &[String], column: usize) -> &str {
    record.get(column).map_or("", String::as_str)
}

/// The rows and columns of a table's file.
fn grid(
    file: &str,
    records: &[Vec<String>],
    languages: &[String],
    table: &mut Map<String, Value>,
) -> Result<(), ImportError> {
    let wrong = |row: usize, column: usize, found: String| {
        ImportError::new(ErrorKind::Invalid, file, found).at(format!("row {}, column {}", row + 1, letters(column)))
    };
    let first = records.iter().position(|record| !is_blank(record));
    let Some((top, head)) = first.and_then(|top| records.get(top).map(|head| (top, head))) else {
        return Err(wrong(0, 0, "the file is empty".to_owned()).expected("a first row that begins with `row`"));
    };
    if !cell(head, 0).trim().eq_ignore_ascii_case("row") {
        return Err(wrong(top, 0, format!("here stands “{}”", shortened(cell(head, 0))))
            .expected("the word `row`, and to its right the names of the rows' fields: label.en, depth, concept")
            .remedy("begin with a table that `kessan new` or `kessan export` has written"));
    }
    let fields: Vec<String> =
        head.iter().skip(1).map(|name| named(name, languages)).take_while(|name| !name.is_empty()).collect();
    let left = 1 + fields.len();
    if let Some(at) = (left..head.len()).find(|at| !cell(head, *at).trim().is_empty()) {
        return Err(wrong(top, at, format!("the field “{}” stands apart", shortened(cell(head, at))))
            .expected("the rows' fields side by side, and blank cells above the figures")
            .remedy("close the gap to its left"));
    }
    let is_head = |record: &Vec<String>| is_blank(record) || !cell(record, 0).trim().is_empty();
    let below = records.iter().enumerate().skip(top + 1);
    let heads: Vec<_> =
        below.clone().take_while(|(_, record)| is_head(record)).filter(|(_, record)| !is_blank(record)).collect();
    let width = heads
        .iter()
        .flat_map(|(_, record)| (left..record.len()).filter(|at| !cell(record, *at).is_empty()))
        .max()
        .map_or(left, |at| at + 1);
    let mut columns = vec![Map::new(); width - left];
    for (row, record) in &heads {
        let name = named(cell(record, 0), languages);
        if let Some(at) = (1..left).find(|at| !cell(record, *at).is_empty()) {
            return Err(wrong(*row, at, format!("here stands “{}”", shortened(cell(record, at))))
                .expected("a blank cell: a row of the columns' fields begins above the figures")
                .remedy("leave the first cell of a row of figures blank"));
        }
        for (at, column) in columns.iter_mut().enumerate() {
            put(column, &name, cell(record, left + at)).map_err(|found| wrong(*row, left + at, found))?;
        }
    }
    for (at, column) in columns.iter_mut().enumerate() {
        column.entry("id").or_insert_with(|| Value::from(format!("c{}", at + 1)));
    }
    let mut rows = Vec::new();
    for (row, record) in below.skip_while(|(_, record)| is_head(record)).filter(|(_, record)| !is_blank(record)) {
        if !cell(record, 0).trim().is_empty() {
            return Err(wrong(row, 0, format!("here stands “{}”", shortened(cell(record, 0))))
                .expected("a blank cell: rows of the columns' fields stand above all rows of figures")
                .remedy("put it into the column of the labels, or move the row up"));
        }
        if let Some(at) = (width..record.len()).find(|at| !cell(record, *at).is_empty()) {
            return Err(wrong(row, at, format!("the column of “{}” has no head", shortened(cell(record, at))))
                .expected("an id and a label above each column of figures")
                .remedy("fill in the rows `id` and `label` above it"));
        }
        let mut entry = Map::new();
        for (at, name) in fields.iter().enumerate() {
            put(&mut entry, name, cell(record, 1 + at)).map_err(|found| wrong(row, 1 + at, found))?;
        }
        let cells = (left..width).map(|at| Value::from(unguarded(cell(record, at)))).collect();
        entry.insert("cells".to_owned(), Value::Array(cells));
        rows.push(Value::Object(entry));
    }
    table.insert("columns".to_owned(), Value::Array(columns.into_iter().map(Value::Object).collect()));
    table.insert("rows".to_owned(), Value::Array(rows));
    Ok(())
}

fn is_blank(record: &[String]) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// The name of a field; of a label alone, in the language of a release that has only one.
fn named(name: &str, languages: &[String]) -> String {
    match (name.trim(), languages) {
        ("label", [only]) => format!("label.{only}"),
        (name, _) => name.to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let mut shortened: String = text.chars().take(40).collect();
    if shortened.len() < text.len() {
        shortened.push('…');
    }
    shortened
}

//! A release file becomes a folder.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::canonical::languages;
use super::field::{flat, is_plain};
use super::guard::guarded;
use super::{HEAD, TABLES, toml_text};
use crate::error::{ErrorKind, ImportError};

const INTRODUCTION: &str = "# A release of Kessan: everything but the tables, which stand in `tables/`, one CSV file each.\n\
    # docs/release-folder.md describes the folder, docs/release-format.md each field.\n\n";

/// The files of a folder with their paths in it: `release.toml` first.
///
/// # Errors
///
/// A document that is no release file: its tables must have ids, columns and rows whose cells are texts, one for each column.
pub fn export(release: &Value) -> Result<Vec<(String, Vec<u8>)>, ImportError> {
    let languages = languages(release);
    let Some(object) = release.as_object() else { return Err(wrong("it is no JSON object".to_owned())) };
    let mut head = object.clone();
    let mut files = Vec::new();
    let mut names = HashSet::new();
    if let Some(tables) = head.get_mut("tables") {
        let list = tables.as_array_mut().ok_or_else(|| wrong("`tables` is no list".to_owned()))?;
        for (at, table) in list.iter_mut().enumerate() {
            let table = table.as_object_mut().ok_or_else(|| wrong(format!("table {} is no object", at + 1)))?;
            let id = table.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            if !is_name(&id) {
                return Err(wrong(format!("table {} has the id “{id}”, which can be no file's name", at + 1)));
            }
            // Two ids that differ in case only are one file on some systems.
            let mut name = format!("{TABLES}/{id}.csv");
            let mut number = 2;
            while !names.insert(name.to_lowercase()) {
                name = format!("{TABLES}/{id}-{number}.csv");
                number += 1;
            }
            if name != format!("{TABLES}/{id}.csv") {
                table.insert("file".to_owned(), Value::from(name.as_str()));
            }
            let text = csv(table, &languages).map_err(|found| wrong(format!("in table “{id}” {found}")))?;
            table.remove("columns");
            table.remove("rows");
            files.push((name, text));
        }
    }
    let text = format!("{INTRODUCTION}{}", toml_text::text(&head, &languages));
    files.insert(0, (HEAD.to_owned(), text.into_bytes()));
    Ok(files)
}

fn wrong(found: String) -> ImportError {
    ImportError::new(ErrorKind::Invalid, "the release", found)
        .expected("a release file that `kessan check` finds in order")
        .remedy("run `kessan check` on it first")
}

fn is_name(id: &str) -> bool {
    !id.is_empty() && id.len() <= 200 && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

type Object = Map<String, Value>;

/// A table's file: a line with the names of the rows' fields, lines for the columns' fields, and the rows.
fn csv(table: &Object, languages: &[String]) -> Result<Vec<u8>, String> {
    let list = |name: &str| -> Result<Vec<&Object>, String> {
        let list = table.get(name).and_then(Value::as_array).ok_or_else(|| format!("there are no {name}"))?;
        list.iter().map(|entry| entry.as_object().ok_or_else(|| format!("an entry of {name} is no object"))).collect()
    };
    let (columns, rows) = (list("columns")?, list("rows")?);
    let columns: Vec<_> = columns.iter().map(|column| flat(column, &[], languages)).collect();
    let fields: Vec<_> = rows.iter().map(|row| flat(row, &["cells"], languages)).collect();
    let (row_names, column_names) = (names(&fields, &["label"])?, names(&columns, &["id"])?);
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(vec![0xEF, 0xBB, 0xBF]);
    let mut record = |cells: Vec<&str>| writer.write_record(cells).map_err(|error| error.to_string());
    let blank = vec![""; columns.len()];
    record([vec!["row"], row_names.iter().map(String::as_str).collect(), blank].concat())?;
    for name in &column_names {
        let cells = columns.iter().map(|fields| cell(fields, name));
        record(std::iter::once(name.as_str()).chain(row_names.iter().map(|_| "")).chain(cells).collect())?;
    }
    for (row, fields) in rows.iter().zip(&fields) {
        let cells = row.get("cells").and_then(Value::as_array).filter(|cells| cells.len() == columns.len());
        let cells = cells.ok_or("a row has not as many cells as there are columns")?;
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.as_str().map(guarded).ok_or("a cell is no text")).collect::<Result<_, _>>()?;
        let own = row_names.iter().map(|name| cell(fields, name));
        record(std::iter::once("").chain(own).chain(cells.iter().map(String::as_str)).collect())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

fn cell<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text)
}

/// The names of all fields, in the order of the first that has them; `at_least` are there in any case, lest the file lose its
/// form.
fn names(entries: &[Vec<(String, String)>], at_least: &[&str]) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    // Each field behind the one that it stands behind in its entry.
    for fields in entries {
        let mut place = 0;
        for (name, _) in fields {
            if !name.trim_end_matches(":json").split('.').all(is_plain) {
                return Err(format!("the field “{name}” has a point or a colon in its name"));
            }
            match known.contains(name) {
                true => place = names.iter().position(|known| known == name).map_or(place, |at| at + 1),
                false => {
                    names.insert(place.min(names.len()), name.clone());
                    known.insert(name.clone());
                    place += 1;
                }
            }
        }
    }
    for name in at_least {
        if !names.iter().any(|known| known.split(['.', ':']).next() == Some(name)) {
            names.push((*name).to_owned());
        }
    }
    Ok(names)
}

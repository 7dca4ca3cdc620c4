//! What all sheets share: their names, shared texts, formats.

use std::collections::HashMap;

use super::archive::Archive;
use super::format::built_in;
use crate::error::{ErrorKind, ImportError};
use crate::markup::{Id, Tree, Vocabulary};

/// A workbook without its sheets' cells.
#[derive(Default)]
pub(super) struct Book {
    pub sheets: Vec<Entry>,
    pub texts: Vec<String>,
    /// The style of each `s` of a cell.
    pub styles: Vec<Style>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// A sheet.
pub(super) struct Entry {
    pub name: String,
    /// Its part in the package.
    pub part: String,
    pub is_hidden: bool,
}

/// How a cell looks.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub format: String,
    pub indent: u32,
}

impl Book {
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, ImportError> {
        let path = archive.path;
        let none = |part: &str| {
            ImportError::new(ErrorKind::NotAPackage, path, format!("it has no part “{part}”"))
                .expected("a workbook (XLSX)")
                .remedy("open it in a spreadsheet program and save it as .xlsx")
        };
        let workbook = archive.part("xl/workbook.xml")?.ok_or_else(|| none("xl/workbook.xml"))?;
        let relations =
            archive.part("xl/_rels/workbook.xml.rels")?.ok_or_else(|| none("xl/_rels/workbook.xml.rels"))?;
        let targets: HashMap<&str, String> = named(&relations, "Relationship")
            .filter_map(|id| Some((relations.attribute(id, "Id")?, part(relations.attribute(id, "Target")?))))
            .collect();
        let sheets = named(&workbook, "sheet")
            .filter_map(|id| {
                let relation = workbook.foreign(id, Vocabulary::Other, "id")?;
                Some(Entry {
                    name: workbook.attribute(id, "name").unwrap_or_default().to_owned(),
                    part: targets.get(relation)?.clone(),
                    is_hidden: workbook.attribute(id, "state").is_some_and(|state| state != "visible"),
                })
            })
            .collect();
        let from_1904 = named(&workbook, "workbookPr").any(|id| is_true(&workbook, id, "date1904"));
        let texts = archive.part("xl/sharedStrings.xml")?.map(|tree| texts(&tree)).unwrap_or_default();
        let styles = archive.part("xl/styles.xml")?.map(|tree| styles(&tree)).unwrap_or_default();
        Ok(Self { sheets, texts, styles, from_1904 })
    }
}

/// A relation's target, from the workbook's own place.
fn part(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{target}"),
    }
}

/// The elements of a local name, whatever their prefix.
pub(super) fn named<'a>(tree: &'a Tree, local: &'a str) -> impl Iterator<Item = Id> + 'a {
    (0..tree.len()).filter(move |id| is(tree, *id, local))
}

pub(super) fn is(tree: &Tree, id: Id, local: &str) -> bool {
    tree.name(id).is_some_and(|name| name.local == local)
}

pub(super) fn is_true(tree: &Tree, id: Id, attribute: &str) -> bool {
    matches!(tree.attribute(id, attribute), Some("1" | "true"))
}

fn texts(tree: &Tree) -> Vec<String> {
    named(tree, "si").map(|id| text(tree, id)).collect()
}

/// A text with its runs; how Japanese words are read aloud (`rPh`) is no part of it.
pub(super) fn text(tree: &Tree, id: Id) -> String {
    let mut text = String::new();
    let mut at = id + 1;
    while at < tree.end(id) {
        if is(tree, at, "rPh") {
            at = tree.end(at);
        } else if is(tree, at, "t") {
            text.push_str(&tree.text_of(at));
            at = tree.end(at);
        } else {
            at += 1;
        }
    }
    text
}

fn styles(tree: &Tree) -> Vec<Style> {
    let formats: HashMap<u32, &str> = named(tree, "numFmt")
        .filter_map(|id| Some((tree.attribute(id, "numFmtId")?.parse().ok()?, tree.attribute(id, "formatCode")?)))
        .collect();
    let Some(list) = named(tree, "cellXfs").next() else { return vec![] };
    let style = |id: Id| {
        let number = tree.attribute(id, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
        let format = formats.get(&number).copied().unwrap_or_else(|| built_in(number));
        let alignment = tree.children(id).find(|child| is(tree, *child, "alignment"));
        let indent = alignment.and_then(|id| tree.attribute(id, "indent")).and_then(|indent| indent.parse().ok());
        Style { format: format.to_owned(), indent: indent.unwrap_or(0) }
    };
    tree.children(list).filter(|child| is(tree, *child, "xf")).map(style).collect()
}

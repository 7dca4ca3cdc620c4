//! The file's parts are those that a spreadsheet expects: what Excel offers to repair are parts without a type, relations that
//! lead nowhere, styles and texts that are not there, cells out of order, names that are too long.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use crate::common::books;

/// Every part by its path.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let name = part.name().unwrap().into_owned();
        assert!(parts.insert(name.clone(), text).is_none(), "{name} is there twice");
    }
    parts
}

fn all<'a>(document: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(node_name(node, name)))
}

/// The name in the node's own namespace.
fn node_name<'a>(node: &Node<'a, '_>, name: &'a str) -> (&'a str, &'a str) {
    (node.tag_name().namespace().unwrap_or_default(), name)
}

fn attribute(node: &Node<'_, '_>, name: &str) -> String {
    node.attribute(name).unwrap_or_else(|| panic!("{node:?} has no {name}")).to_owned()
}

/// A path within the package: `../tables/table1.xml` as seen from `xl/worksheets/sheet1.xml`.
fn resolved(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        if step == ".." { _ = steps.pop() } else { steps.push(step) }
    }
    steps.join("/")
}

#[test]
fn every_part_has_a_type_and_every_relation_leads_to_one() {
    for book in books() {
        let parts = parts(&book.bytes);
        let documents: BTreeMap<&str, Document<'_>> =
            parts.iter().map(|(path, text)| (path.as_str(), Document::parse(text).unwrap())).collect();
        let types = &documents["[Content_Types].xml"];
        let extensions: BTreeSet<String> = all(types, "Default").map(|it| attribute(&it, "Extension")).collect();
        let named: Vec<String> = all(types, "Override").map(|it| attribute(&it, "PartName")).collect();
        for name in &named {
            assert!(parts.contains_key(name.trim_start_matches('/')), "a type for {name}, which is not there");
        }
        assert_eq!(named.iter().collect::<BTreeSet<_>>().len(), named.len(), "one type for each");
        let mut reached = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        for (path, document) in &documents {
            let has_type = named.iter().any(|name| name.trim_start_matches('/') == *path);
            let extension = path.rsplit('.').next().unwrap();
            assert!(has_type || extensions.contains(extension), "{path} has no type");
            let Some((folder, file)) = path.split_once("_rels/") else { continue };
            reached.insert((*path).to_owned());
            let of = format!("{folder}{}", file.trim_end_matches(".rels"));
            let mut ids = BTreeSet::new();
            for relation in all(document, "Relationship") {
                assert!(ids.insert(attribute(&relation, "Id")), "{path}: two relations of one id");
                if relation.attribute("TargetMode") != Some("External") {
                    let target = resolved(&of, &attribute(&relation, "Target"));
                    assert!(parts.contains_key(&target), "{path} leads to {target}, which is not there");
                    reached.insert(target);
                }
            }
        }
        let unreached: Vec<_> = parts.keys().filter(|path| !reached.contains(*path)).collect();
        assert!(unreached.is_empty(), "no relation leads to {unreached:?}");
    }
}

#[test]
fn cells_stand_in_order_with_texts_and_styles_that_are_there() {
    for book in books() {
        let parts = parts(&book.bytes);
        let count = |path: &str, list: &str, item: &str| {
            let document = Document::parse(&parts[path]).unwrap();
            let list = all(&document, list).next().unwrap();
            list.children().filter(|node| node.has_tag_name(node_name(node, item))).count()
        };
        let texts = count("xl/sharedStrings.xml", "sst", "si");
        let styles = count("xl/styles.xml", "cellXfs", "xf");
        let workbook = Document::parse(&parts["xl/workbook.xml"]).unwrap();
        let names: Vec<String> = all(&workbook, "sheet").map(|sheet| attribute(&sheet, "name")).collect();
        let unique: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(unique.len(), names.len(), "{names:?}");
        for name in &names {
            assert!((1..=31).contains(&name.encode_utf16().count()), "{name:?}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']) && !name.starts_with('\''), "{name:?}");
        }
        for (path, text) in parts.iter().filter(|(path, _)| path.starts_with("xl/worksheets/sheet")) {
            let sheet = Document::parse(text).unwrap();
            let mut last = (0, 0);
            for cell in all(&sheet, "c") {
                let at = place(&attribute(&cell, "r"));
                assert!(at > last, "{path}: {at:?} after {last:?}");
                last = at;
                if let Some(style) = cell.attribute("s") {
                    assert!(style.parse::<usize>().unwrap() < styles, "{path}: style {style}");
                }
                let value = |name: &str| cell.children().find(|node| node.has_tag_name(node_name(node, name)));
                if cell.attribute("t") == Some("s") {
                    let index: usize = value("v").unwrap().text().unwrap().parse().unwrap();
                    assert!(index < texts, "{path}: text {index}");
                }
                let formula = value("f").and_then(|formula| formula.text()).unwrap_or_default();
                assert!(formula.len() <= 8192 && !formula.starts_with('='), "{path} {at:?}: {formula}");
            }
            for link in all(&sheet, "hyperlink").filter_map(|link| link.attribute("location")) {
                let name = link.rsplit_once('!').map(|(name, _)| name.trim_matches('\'').replace("''", "'"));
                assert!(name.is_some_and(|name| names.contains(&name)), "{path}: a link to {link}");
            }
        }
    }
}

/// `BC12` as row and column.
fn place(reference: &str) -> (u32, u32) {
    let letters = reference.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
    (reference[letters.len()..].parse().unwrap(), column)
}

//! What companies file: each kind of file, read on its own, and beside a report that it may refer to.

use kessan_import::folder;
use kessan_import::printed::{figure, is_figure, layout, period, unit};
use kessan_import::report::Report;

use crate::input::text;

/// A report of one fact in one table, to which taxonomies can add.
const TAGGED: &str = include_str!("../../../fuzz/corpus/inline_xbrl/report.xhtml");

pub(crate) fn inline_xbrl(data: &[u8]) {
    read(&[("report.xhtml", data)]);
}

pub(crate) fn html_tables(data: &[u8]) {
    read(&[("page.html", data)]);
}

pub(crate) fn package(data: &[u8]) {
    read(&[("package.zip", data)]);
}

pub(crate) fn taxonomy(data: &[u8]) {
    read(&[("report.xhtml", TAGGED.as_bytes()), ("report_lab.xml", data), ("report.xsd", data)]);
}

pub(crate) fn xbrl_instance(data: &[u8]) {
    read(&[("report.xbrl", data)]);
}

pub(crate) fn xbrl_json(data: &[u8]) {
    read(&[("report.json", data)]);
}

pub(crate) fn company_facts(data: &[u8]) {
    read(&[("CIK0000000001.json", data)]);
}

pub(crate) fn csv_table(data: &[u8]) {
    read(&[("table.csv", data)]);
}

pub(crate) fn workbook(data: &[u8]) {
    read(&[("tables.xlsx", data)]);
}

/// Between two files of a folder that come as one text; the path follows, and a line feed.
const NEXT_FILE: &str = "\n=== ";

/// The files of a folder as one text.
pub fn joined(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts = files.iter().map(|(path, text)| [NEXT_FILE.as_bytes(), path.as_bytes(), b"\n", text].concat());
    parts.collect::<Vec<_>>().concat()
}

pub(crate) fn folder(data: &[u8]) {
    let text = text(data);
    let files: Vec<(String, Vec<u8>)> = text
        .split(NEXT_FILE)
        .filter_map(|part| part.split_once('\n'))
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .collect();
    let Ok(imported) = folder::import(&files) else { return };
    // What is imported can be exported, and comes back the same.
    let Ok(exported) = folder::export(&imported.release) else { return };
    match folder::import(&exported) {
        Ok(again) => assert_eq!(again.json, imported.json),
        Err(error) => panic!("what is exported cannot be imported: {error}"),
    }
}

/// What tables print beside figures: dates and units in words.
pub(crate) fn printed_words(data: &[u8]) {
    let text = text(data);
    let _ = figure(&text);
    assert!(figure(&text).is_none() || is_figure(&text), "{text:?} is a figure and is none");
    let _ = period::read(&text, None);
    let _ = unit::read(&text);
}

fn read(files: &[(&str, &[u8])]) {
    let files = files.iter().map(|(name, data)| ((*name).to_owned(), data.to_vec())).collect();
    match kessan_import::read(files) {
        Ok(report) => holds_together(&report),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Every position in a report leads somewhere, and its tables can be laid out.
fn holds_together(report: &Report) {
    let documents = report.documents.len();
    for fact in &report.facts {
        assert!(fact.place.document < documents, "{fact:?}");
    }
    for table in &report.tables {
        assert!(table.place.document < documents, "{:?}", table.place);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            assert!(cell.facts.iter().all(|fact| *fact < report.facts.len()), "{cell:?}");
            assert!(cell.columns >= 1 && cell.rows >= 1, "{cell:?}");
        }
        let _ = layout(table);
    }
}

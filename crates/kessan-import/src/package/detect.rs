//! What a file is: by its content, and by its name only where the content leaves it open.

use crate::markup::decode::decode;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A ZIP file of documents.
    Package,
    /// HTML with tags of Inline XBRL.
    InlineXbrl,
    /// HTML without.
    Html,
    /// A schema or a linkbase.
    Taxonomy,
    /// An XBRL instance that is no HTML.
    Instance,
    /// Other XML: a manifest, a catalogue.
    OtherXml,
    /// xBRL-JSON.
    XbrlJson,
    /// The SEC's company facts.
    CompanyFacts,
    /// Other JSON.
    OtherJson,
    /// A spreadsheet (XLSX).
    Workbook,
    /// Comma-separated values.
    Csv,
    /// A PDF file.
    Pdf,
    /// TOML: a part of a release as a folder.
    Toml,
    /// Anything else.
    Other,
}

/// What the file is.
#[must_use]
pub(super) fn kind(name: &str, bytes: &[u8]) -> FileKind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return if is_workbook(name, bytes) { FileKind::Workbook } else { FileKind::Package };
    }
    if bytes.starts_with(b"%PDF") {
        return FileKind::Pdf;
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    // What names a vocabulary is looked for in the bytes; in UTF-16 it does not stand there as it is written.
    let is_wide = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [_, 0, _, 0, ..] | [0, _, 0, _, ..]);
    let wide = is_wide.then(|| decode(bytes));
    let bytes = wide.as_deref().map_or(bytes, str::as_bytes);
    let head = decode(bytes.get(..bytes.len().min(60_000)).unwrap_or_default());
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if head.contains('\0') {
        return FileKind::Other;
    }
    match extension.as_str() {
        "csv" | "tsv" => return FileKind::Csv,
        "toml" => return FileKind::Toml,
        _ => {}
    }
    if head.starts_with('{') {
        return json(head);
    }
    if head.starts_with('<') {
        return markup(head, bytes, &extension);
    }
    match extension.as_str() {
        "htm" | "html" | "xhtml" => FileKind::Html,
        "zip" => FileKind::Package,
        "json" => FileKind::OtherJson,
        "xml" | "xsd" | "xbrl" => FileKind::OtherXml,
        _ => FileKind::Other,
    }
}

/// Workbooks are ZIP files with `xl/`; their first entry is `[Content_Types].xml` or they say it by their name.
fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    let names_itself = name.to_ascii_lowercase().ends_with(".xlsx");
    let end = bytes.get(bytes.len().saturating_sub(60_000)..).unwrap_or_default();
    names_itself || find(end, b"xl/workbook.xml") && find(end, b"[Content_Types].xml")
}

fn json(head: &str) -> FileKind {
    if head.contains("\"documentInfo\"") && head.contains("\"facts\"") || head.contains("xbrl.org/2021/xbrl-json") {
        FileKind::XbrlJson
    } else if head.contains("\"cik\"") && head.contains("\"facts\"") {
        FileKind::CompanyFacts
    } else {
        FileKind::OtherJson
    }
}

fn markup(head: &str, bytes: &[u8], extension: &str) -> FileKind {
    let root = root(head);
    let local = root.rsplit(':').next().unwrap_or(root);
    match local {
        "schema" | "linkbase" => return FileKind::Taxonomy,
        "xbrl" => return FileKind::Instance,
        _ => {}
    }
    // The declaration stands at the root, or at any element in careless files.
    if find(bytes, b"xbrl.org/2013/inlineXBRL") || find(bytes, b"xbrl.org/2008/inlineXBRL") || find(bytes, b"<ix:") {
        return FileKind::InlineXbrl;
    }
    let is_page = ["html", "title", "meta", "body", "table", "div", "p", "head", "center", "document"]
        .iter()
        .any(|name| local.eq_ignore_ascii_case(name));
    if is_page || matches!(extension, "htm" | "html" | "xhtml") { FileKind::Html } else { FileKind::OtherXml }
}

/// The name of the first element.
fn root(head: &str) -> &str {
    let mut rest = head;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").and_then(|end| comment.get(end..)).unwrap_or_default();
        } else if rest.starts_with('?') {
            rest = rest.find('>').and_then(|end| rest.get(end..)).unwrap_or_default();
        } else if rest.get(..8).is_some_and(|name| name.eq_ignore_ascii_case("!doctype")) {
            let own = rest.find('[').filter(|own| rest.find('>').is_none_or(|end| *own < end));
            let end = own.and_then(|own| rest.get(own..)?.find(']').map(|end| own + end)).or_else(|| rest.find('>'));
            rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
            return rest.get(..end).unwrap_or_default();
        }
    }
    ""
}

fn find(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}

#[cfg(test)]
mod tests {
    use super::{FileKind, kind};

    #[test]
    fn files_are_what_they_hold_whatever_their_name() {
        assert_eq!(kind("a.txt", b"PK\x03\x04"), FileKind::Package);
        assert_eq!(
            kind("a.xml", b"\n<?xml version='1.0'?><!-- <x> --><html xmlns:ix='http://www.xbrl.org/2013/inlineXBRL'>"),
            FileKind::InlineXbrl
        );
        assert_eq!(kind("a.xml", b"<link:linkbase xmlns:link='x'>"), FileKind::Taxonomy);
        assert_eq!(kind("a.htm", b"Net sales"), FileKind::Html);
        assert_eq!(kind("a", b"<!DOCTYPE html><title>x</title>"), FileKind::Html);
        assert_eq!(kind("a", br#"{"cik":1,"facts":{}}"#), FileKind::CompanyFacts);
        assert_eq!(kind("a", br#"{"documentInfo":{},"facts":{}}"#), FileKind::XbrlJson);
        assert_eq!(kind("a.htm", b"%PDF-1.7"), FileKind::Pdf);
        assert_eq!(kind("a.htm", b"\x00\x01"), FileKind::Other);
        assert_eq!(kind("a.xlsx", b"PK\x03\x04"), FileKind::Workbook);
    }
}

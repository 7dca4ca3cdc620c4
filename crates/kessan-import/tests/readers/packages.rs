//! Packages as exchanges and regulators make them, and what is none.

use kessan_import::error::{ErrorKind, ImportError};
use kessan_import::report::DocumentKind;

use crate::miniature::{document, number, read, usual, zip};

fn open(name: &str, bytes: Vec<u8>) -> Result<kessan_import::report::Report, ImportError> {
    kessan_import::read(vec![(name.to_owned(), bytes)])
}

fn tagged() -> String {
    document(&usual(), "", &format!("<table><tr><td>Sales</td><td>{}</td></tr></table>", number("decimals=\"0\"", "1")))
}

#[test]
fn every_kind_of_package_is_opened() {
    let schema =
        "<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"http://example.org/acorn\"/>";
    let page = tagged();
    let kinds: [&[(&str, &str)]; 4] = [
        &[
            ("XBRLData/Summary/s-ixbrl.htm", &page),
            ("XBRLData/Summary/s.xsd", schema),
            ("XBRLData/Attachment/manifest.xml", "<manifest/>"),
        ],
        &[
            ("XBRL/PublicDoc/0101010_honbun_x_ixbrl.htm", &page),
            ("XBRL/PublicDoc/x.xsd", schema),
            ("XBRL/PublicDoc/images/1.jpg", "\u{ff}"),
        ],
        &[
            ("acorn/META-INF/taxonomyPackage.xml", "<t/>"),
            ("acorn/reports/acorn.xhtml", &page),
            ("acorn/www.acorn.example/a.xsd", schema),
        ],
        &[("acorn-20320331.htm", &page), ("acorn-20320331.xsd", schema), ("ex99.htm", "<p>Exhibit")],
    ];
    for entries in kinds {
        let report = open("package.zip", zip(entries)).unwrap();
        assert_eq!(report.facts.len(), 1, "{entries:?}");
        assert!(report.documents.iter().any(|document| document.kind == DocumentKind::Taxonomy));
        assert_eq!(report.documents[0].kind, DocumentKind::InlineXbrl);
    }
}

#[test]
fn a_package_is_known_by_its_content() {
    assert_eq!(open("download", zip(&[("a.htm", &tagged())])).unwrap().facts.len(), 1);
    assert_eq!(open("download.zip", tagged().into_bytes()).unwrap().facts.len(), 1);
}

#[test]
fn untagged_documents_of_a_package_come_after_the_tagged() {
    let report =
        open("a.zip", zip(&[("a-exhibit.htm", "<table><tr><td>Sales<td>5</table>"), ("b.htm", &tagged())])).unwrap();
    assert_eq!(report.documents[0].path, "b.htm");
    assert_eq!(report.documents[1].kind, DocumentKind::Html);
    assert_eq!(report.tables[1].place.document, 1);
}

#[test]
fn what_is_no_package_says_so() {
    for bytes in [b"PK\x03\x04 and then nothing".to_vec(), zip(&[("a.htm", &tagged())])[..200].to_vec()] {
        let error = open("q1.zip", bytes).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotAPackage, "{error}");
        assert!(error.to_string().starts_with("Opening the package “q1.zip” failed: "), "{error}");
        assert!(error.to_string().contains("To mend it: download the package again"), "{error}");
    }
    assert_eq!(open("q1.zip", b"<html>404</html>".to_vec()).unwrap_err().kind, ErrorKind::NoReport);
}

#[test]
fn paths_that_climb_out_are_refused() {
    for path in ["../evil.htm", "a/../../evil.htm", "/etc/evil.htm", "C:\\evil.htm", "..\\evil.htm"] {
        let error = open("q1.zip", zip(&[(path, "x")])).unwrap_err();
        assert_eq!(error.kind, ErrorKind::UnsafePath, "{path}");
        assert!(error.to_string().contains("leads out of the package"), "{error}");
    }
}

#[test]
fn packages_within_packages_are_left_out_and_said() {
    let inner = zip(&[("b.htm", &tagged())]);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    for (path, content) in [("a.htm", tagged().into_bytes()), ("inner.zip", inner)] {
        writer.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, &content).unwrap();
    }
    let report = open("q1.zip", writer.finish().unwrap().into_inner()).unwrap();
    assert_eq!(report.facts.len(), 1);
    assert_eq!(report.notices[0].found, "inner.zip");
}

#[test]
fn nothing_to_read_is_said_with_what_was_there() {
    let no_files = kessan_import::read(vec![]).unwrap_err();
    assert_eq!(no_files.kind, ErrorKind::NoReport);
    for (name, bytes, found) in [
        ("q1.pdf", &b"%PDF-1.7"[..], "“q1.pdf” is of no kind that is read"),
        ("logo.png", b"\x89PNG\r\n\x1a\n\0", "“logo.png” is of no kind that is read"),
        ("page.htm", b"<p>Hello</p>", "there are no facts and no tables with figures in it"),
        ("empty.htm", b"", "there are no facts and no tables"),
        ("a.json", b"{}", "“a.json” is of no kind that is read"),
    ] {
        let error = open(name, bytes.to_vec()).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NoReport, "{error}");
        assert!(error.to_string().contains(found), "{error}");
        assert!(error.to_string().contains("xBRL-JSON, or tables as HTML, CSV or XLSX"), "{error}");
    }
}

#[test]
fn a_document_without_facts_says_so() {
    let error = read(&[("a.htm", &document(&usual(), "", "<p>Nothing</p>"))]).unwrap_err();
    assert!(error.to_string().contains("there are no facts"), "{error}");
}

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

/// How an entry stands in a ZIP file that is put together by hand.
struct Entry<'a> {
    name: &'a [u8],
    content: &'a [u8],
    /// General purpose bits: 1 is a password, 0x800 a name in UTF-8.
    flags: u16,
    /// 0 is stored.
    method: u16,
}

/// A ZIP file of entries as they are.
fn by_hand(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut file, mut directory) = (vec![], vec![]);
    for Entry { name, content, flags, method } in entries {
        let offset = u32::try_from(file.len()).unwrap();
        let mut crc = !0_u32;
        for byte in *content {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        let size = u32::try_from(content.len()).unwrap();
        let mut head: Vec<u8> =
            [20_u16, *flags, *method, 0, 0x21].iter().flat_map(|field| field.to_le_bytes()).collect();
        head.extend([!crc, size, size].iter().flat_map(|field| field.to_le_bytes()));
        head.extend([u16::try_from(name.len()).unwrap(), 0].iter().flat_map(|field| field.to_le_bytes()));
        file.extend(b"PK\x03\x04".iter().chain(&head).chain(*name).chain(*content));
        directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&head));
        directory.extend([0_u16; 3].iter().flat_map(|field| field.to_le_bytes()));
        directory.extend([0, offset].iter().flat_map(|field: &u32| field.to_le_bytes()));
        directory.extend(*name);
    }
    let (count, start) = (u16::try_from(entries.len()).unwrap(), u32::try_from(file.len()).unwrap());
    let size = u32::try_from(directory.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].iter().flat_map(|field| field.to_le_bytes()));
    file.extend([size, start].iter().flat_map(|field| field.to_le_bytes()));
    file.extend([0, 0]);
    file
}

/// Japanese Windows writes names in Shift_JIS, whose 表 ends with the byte of a backslash: the two documents are of one folder.
#[test]
fn names_in_shift_jis_and_with_backslashes_are_paths() {
    let (head, body) = (document(&usual(), "", "<p/>"), document("", "", &number("decimals=\"0\"", "2")));
    let name = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let names = [name("決算\\一覧表.htm"), name("決算\\貸借対照表.htm")];
    assert!(names[0].windows(2).any(|pair| pair == b"\x95\\"));
    let entry = |name, content| Entry { name, content, flags: 0, method: 0 };
    let package = by_hand(&[
        entry(b"\x8c\x88\x8eZ\\", b""),
        entry(&names[0], head.as_bytes()),
        entry(&names[1], body.as_bytes()),
    ]);
    let report = open("q1.zip", package).unwrap();
    let paths: Vec<&str> = report.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["決算/一覧表.htm", "決算/貸借対照表.htm"]);
    assert_eq!(report.facts.len(), 1, "the second document has the first one's contexts");
    let utf8 = "決算/表.htm".as_bytes();
    let tagged = tagged();
    for flags in [0, 0x800] {
        let report =
            open("q1.zip", by_hand(&[Entry { name: utf8, content: tagged.as_bytes(), flags, method: 0 }])).unwrap();
        assert_eq!(report.documents[0].path, "決算/表.htm");
    }
    let neither = open("q1.zip", by_hand(&[entry(b"\xff\xfe\xa0.htm", tagged.as_bytes())])).unwrap();
    assert_eq!(neither.facts.len(), 1);
}

#[test]
fn folders_stand_in_packages_as_entries_and_large_packages_are_read() {
    let options = zip::write::SimpleFileOptions::default();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    writer.add_directory("XBRLData", options).unwrap();
    writer.add_directory("XBRLData/Summary.htm", options).unwrap();
    writer.start_file("XBRLData/Summary/s-ixbrl.htm", options.large_file(true)).unwrap();
    std::io::Write::write_all(&mut writer, tagged().as_bytes()).unwrap();
    let package = writer.finish().unwrap().into_inner();
    // ZIP64 for what need not have it: sizes stand in the extra field.
    assert!(package.windows(4).any(|field| field == [1, 0, 16, 0]));
    assert_eq!(open("q1.zip", package).unwrap().facts.len(), 1);
}

#[test]
fn what_is_encrypted_or_packed_otherwise_says_which_entry_it_is() {
    let page = tagged();
    let content = page.as_bytes();
    let good = || Entry { name: b"a.htm", content, flags: 0, method: 0 };
    for (entry, found) in [
        (Entry { name: b"b.htm", content, flags: 1, method: 0 }, "the entry “b.htm” needs a password"),
        (
            Entry { name: b"b.htm", content, flags: 0, method: 14 },
            "the entry “b.htm” is packed in a way that is not read",
        ),
        (Entry { name: b"b.htm", content, flags: 0, method: 8 }, "the entry “b.htm” does not unpack"),
    ] {
        let error = open("q1.zip", by_hand(&[good(), entry])).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotAPackage);
        assert!(error.to_string().contains(found), "{error}");
        assert!(error.to_string().contains("unzip it and give the documents in it"), "{error}");
    }
    // Pictures are not opened, however they are packed.
    let picture = Entry { name: b"logo.png", content: b"x", flags: 1, method: 14 };
    assert_eq!(open("q1.zip", by_hand(&[good(), picture])).unwrap().facts.len(), 1);
}

#[test]
fn two_companies_in_one_package_are_told_apart() {
    let acorn = tagged();
    let beech = acorn.replace(">1234<", ">5678<");
    let error = open("both.zip", zip(&[("acorn/a.htm", &acorn), ("beech/b.htm", &beech)])).unwrap_err();
    assert_eq!(error.kind, ErrorKind::SeveralCompanies);
    assert!(
        error.to_string().contains("“beech/b.htm” failed: its facts are about 5678, those of “acorn/a.htm” about 1234"),
        "{error}"
    );
}

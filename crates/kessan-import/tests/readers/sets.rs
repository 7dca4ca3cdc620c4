//! Sets of documents: contexts in one file, facts in another.

use kessan_import::error::ErrorKind;

use crate::miniature::{context, document, lines, number, read, tag, usual, zip};

#[test]
fn attachments_share_the_first_files_header() {
    let first = document(&usual(), "", &number("decimals=\"0\"", "1"));
    let second = document("", "", &number("decimals=\"0\"", "2"));
    let report = read(&[("0105000-bs.htm", &first), ("0106000-pl.htm", &second)]).unwrap();
    assert_eq!(
        lines(&report),
        ["NetSales 2031-04-01/2032-03-31 JPY = 1 (0)", "NetSales 2031-04-01/2032-03-31 JPY = 2 (0)"]
    );
    assert_eq!(report.facts[1].place.document, 1);
}

#[test]
fn a_document_by_itself_says_that_its_header_is_missing() {
    let error = read(&[("0106000-pl.htm", &document("", "", &number("decimals=\"0\"", "2")))]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoReport);
    assert!(error.to_string().contains("give the document with the contexts, too"), "{error}");
}

#[test]
fn texts_go_on_in_another_document() {
    let text = tag("nonNumeric", "Policy", "year", "continuedAt=\"c\"", "One ");
    let first = document(&usual(), "", &text);
    let second = document("", "", "<p><ix:continuation id=\"c\">two</ix:continuation></p>");
    assert_eq!(
        lines(&read(&[("a.htm", &first), ("b.htm", &second)]).unwrap()),
        ["Policy 2031-04-01/2032-03-31 = “One two”"]
    );
}

#[test]
fn folders_are_sets_of_their_own() {
    let summary = document(&usual(), "", &number("decimals=\"0\"", "1"));
    let statement = document(
        &(context("year", "2031-04-01/2031-06-30", "")
            + "<xbrli:unit id=\"yen\"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>"),
        "",
        &number("decimals=\"0\"", "2"),
    );
    let package =
        zip(&[("XBRLData/Attachment/0105-ixbrl.htm", &statement), ("XBRLData/Summary/s-ixbrl.htm", &summary)]);
    let report = kessan_import::read(vec![("q1.zip".to_owned(), package)]).unwrap();
    assert_eq!(
        lines(&report),
        ["NetSales 2031-04-01/2032-03-31 JPY = 1 (0)", "NetSales 2031-04-01/2031-06-30 JPY = 2 (0)"]
    );
    assert_eq!(report.documents[0].path, "XBRLData/Summary/s-ixbrl.htm");
}

#[test]
fn a_documents_own_context_comes_before_its_neighbours() {
    let other = document(&usual().replace("2032-03-31", "2033-03-31"), "", &number("decimals=\"0\"", "2"));
    let report =
        read(&[("a.htm", &document(&usual(), "", &number("decimals=\"0\"", "1"))), ("b.htm", &other)]).unwrap();
    assert_eq!(
        lines(&report),
        ["NetSales 2031-04-01/2032-03-31 JPY = 1 (0)", "NetSales 2031-04-01/2033-03-31 JPY = 2 (0)"]
    );
}

#[test]
fn two_companies_are_no_report() {
    let acorn = document(&usual(), "", &number("decimals=\"0\"", "1"));
    let beech = acorn.replace(">1234<", ">5678<");
    let error = read(&[("acorn.htm", &acorn), ("beech.htm", &beech)]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::SeveralCompanies);
    assert_eq!(
        error.to_string(),
        "Putting together “beech.htm” failed: its facts are about 5678, those of “acorn.htm” about 1234. Expected: documents of one \
         company (entity identifiers of http://example.org/code). To mend it: import each company's documents by themselves."
    );
}

#[test]
fn a_company_goes_by_several_schemes() {
    let acorn = document(&usual(), "", &number("decimals=\"0\"", "1"));
    let regulator = acorn.replace("http://example.org/code\">1234", "http://example.org/regulator\">E001");
    assert_eq!(read(&[("acorn.htm", &acorn), ("b.htm", &regulator)]).unwrap().facts.len(), 2);
}

#[test]
fn two_companies_in_one_document_are_said() {
    let resources = usual() + &context("other", "2032-03-31", "").replace("1234", "5678");
    let body = number("decimals=\"0\"", "1") + &tag("nonFraction", "Assets", "other", "unitRef=\"yen\"", "1");
    let report = read(&[("a.htm", &document(&resources, "", &body))]).unwrap();
    assert_eq!(report.facts.len(), 2);
    assert!(report.notices[0].found.contains("2 companies"), "{:?}", report.notices);
}

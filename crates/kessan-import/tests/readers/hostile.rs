//! What strangers send: bombs, depth, size.

use std::io::Write;

use kessan_import::error::ErrorKind;
use kessan_import::limits;

use crate::miniature::{document, lines, number, read, report, usual};

#[test]
fn a_bomb_is_not_unpacked() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    writer.start_file("a.htm", zip::write::SimpleFileOptions::default()).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..60 {
        writer.write_all(&blank).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    let error = kessan_import::read(vec![("bomb.zip".to_owned(), bomb)]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge);
    assert!(error.to_string().contains("“a.htm” expands from"), "{error}");
}

#[test]
fn many_small_entries_do_not_expand_to_more_in_all() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    let blank = vec![b' '; 3_000_000];
    for entry in 0..20 {
        writer.start_file(format!("{entry}.htm"), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&blank).unwrap();
    }
    let error = kessan_import::read(vec![("bomb.zip".to_owned(), writer.finish().unwrap().into_inner())]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge);
}

#[test]
fn files_over_the_limit_are_refused_unread() {
    let error = kessan_import::read(vec![("a.htm".to_owned(), vec![b' '; limits::FILE + 1])]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge);
    assert!(error.to_string().contains("at most 50000000 bytes in all"), "{error}");
}

#[test]
fn entities_of_a_document_are_not_expanded() {
    let bomb = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let text = document(
        &usual(),
        "",
        &format!("<table><tr><td>&b;</td><td>&x;{}</td></tr></table>", number("decimals=\"0\"", "1")),
    );
    let text = text.replacen("<html", &format!("{bomb}<html"), 1);
    let report = read(&[("a.htm", &text)]).unwrap();
    assert_eq!(report.tables[0].rows[0].cells[0].text, "&b;");
    assert_eq!(report.tables[0].rows[0].cells[1].text, "&x;1");
    assert!(report.notices[0].remedy.contains("not expanded"), "{:?}", report.notices);
}

#[test]
fn deep_xml_is_refused_and_deep_html_is_flattened() {
    let deep =
        document(&usual(), "", &format!("{}{}{}", "<div>".repeat(100_000), number("", "1"), "</div>".repeat(100_000)));
    let error = read(&[("a.htm", &deep)]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooDeep);
    assert!(error.to_string().contains("line 9"), "{error}");
    let careless = format!("{}<table><tr><td>Sales<td>5</table>", "<b><font>".repeat(100_000));
    assert_eq!(read(&[("a.htm", &careless)]).unwrap().tables.len(), 1);
    let json = format!("{{\"documentInfo\":{{}},\"facts\":{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read(&[("a.json", &json)]).unwrap_err().kind, ErrorKind::Malformed);
}

#[test]
fn tags_around_tags_do_not_keep_the_same_text_again_and_again() {
    let open = "<ix:nonNumeric name=\"a:T\" contextRef=\"year\" escape=\"true\">".repeat(300);
    let body = format!("{open}{}{}", "word ".repeat(200_000), "</ix:nonNumeric>".repeat(300));
    let report = report(&body);
    assert_eq!(report.facts.len(), 300);
    assert!(report.notices[0].remedy.contains("too long"), "{:?}", report.notices);
}

#[test]
fn attributes_and_names_beyond_all_measure_are_passed_over_or_refused() {
    let attributes: String = (0..200_000).map(|at| format!(" a{at}=\"1\"")).collect();
    let soup = format!("<table><tr><td{attributes}>Sales<td>5</table>");
    assert_eq!(read(&[("a.htm", &soup)]).unwrap().tables[0].rows[0].cells[1].text, "5");
    let tagged = document(&usual(), "", &format!("<p{attributes}/>{}", number("decimals=\"0\"", "1")));
    assert_eq!(read(&[("a.htm", &tagged)]).unwrap().facts.len(), 1);
    let names: String = (0..=limits::NAMES).map(|at| format!("<a{at}/>")).collect();
    let error = read(&[("a.htm", &document(&usual(), "", &names))]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge);
    assert!(error.to_string().contains("different names"), "{error}");
}

#[test]
fn a_chain_goes_on_with_one_tag_only() {
    let chain: String = (0..2_000)
        .map(|at| format!("<ix:continuation id=\"c{at}\" continuedAt=\"c{}\">x</ix:continuation>", at + 1))
        .collect();
    let tag = "<ix:nonNumeric name=\"a:T\" contextRef=\"year\" continuedAt=\"c0\">y</ix:nonNumeric>".repeat(2_000);
    let report = report(&format!("<p>{tag}{chain}</p>"));
    assert_eq!(report.facts.len(), 2_000);
    assert!(
        report.notices.iter().any(|notice| notice.found.contains("which goes on with another tag")),
        "{:?}",
        report.notices[0]
    );
}

#[test]
fn tables_of_huge_spans_stay_small() {
    let row = "<tr><td colspan=\"1000\" rowspan=\"65534\">a</td><td>1</td></tr>".repeat(3_000);
    let report = report(&format!("<table>{row}</table>{}", number("", "1")));
    assert_eq!(report.tables[0].rows.len(), 3_000);
    assert!(report.tables[0].rows.iter().flat_map(|row| &row.cells).all(|cell| cell.column <= limits::COLUMNS));
}

#[test]
fn texts_of_ten_thousand_characters_and_marks_of_direction_are_plain_text() {
    let long = "売".repeat(10_000);
    let report = report(&format!(
        "<table><tr><td>\u{202e}{long}\u{202c}</td><td>{}</td></tr></table>",
        number("decimals=\"0\"", "\u{200f}7")
    ));
    assert_eq!(report.tables[0].rows[0].cells[0].text, long);
    assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = 7 (0)"]);
}

#[test]
fn what_repeats_is_said_some_times_and_counted() {
    let body = number("format=\"ixt:num-dot-decimal\"", "none").repeat(1_000) + &number("", "1");
    let report = report(&body);
    assert_eq!(report.notices.len(), limits::NOTICES + 1);
    assert!(report.notices.last().unwrap().found.contains("980 more"));
}

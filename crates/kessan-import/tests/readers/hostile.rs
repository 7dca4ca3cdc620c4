//! What strangers send: bombs, depth, size.

use std::io::Write;

use kessan_import::error::ErrorKind;
use kessan_import::limits;

use crate::miniature::{context, document, lines, number, read, report, tag, usual};

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

fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, failed) = encoding.encode(text);
    assert!(!failed);
    bytes.into_owned()
}

fn wide(text: &str, mark: bool, is_big: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff_u16);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// The same facts and the same table, whatever the document is written in and whatever it says of that.
#[test]
fn documents_in_every_encoding_of_japan_say_the_same() {
    let cell = number("decimals=\"-6\" scale=\"6\" format=\"ixt:num-dot-decimal\"", "１，２３４");
    let table = format!("<table><tr><td>売上高（百万円）</td><td>{cell}</td></tr></table>");
    let page = document(&usual(), "", &table);
    let undeclared = page.split_once("?>").unwrap().1.trim_start().to_owned();
    let declared = |name: &str| page.replacen("UTF-8", name, 1);
    let files = [
        encoded(&declared("Shift_JIS"), encoding_rs::SHIFT_JIS),
        encoded(&declared("EUC-JP"), encoding_rs::EUC_JP),
        encoded(&declared("ISO-2022-JP"), encoding_rs::ISO_2022_JP),
        encoded(&undeclared, encoding_rs::SHIFT_JIS),
        encoded(&undeclared, encoding_rs::EUC_JP),
        wide(&declared("UTF-16"), true, false),
        wide(&declared("UTF-16"), true, true),
        wide(&declared("UTF-16"), false, false),
        wide(&undeclared, false, true),
        [b"\xef\xbb\xbf", page.as_bytes()].concat(),
        // What the declaration says is not what the bytes are.
        declared("UTF-16").into_bytes(),
        declared("Shift_JIS").into_bytes(),
        encoded(&declared("UTF-16"), encoding_rs::SHIFT_JIS),
    ];
    for (which, bytes) in files.into_iter().enumerate() {
        let report = kessan_import::read(vec![("acorn.htm".to_owned(), bytes)]).unwrap();
        assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = 1234000000 (-6)"], "{which}");
        let texts = report.tables[0].rows[0].cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>();
        assert_eq!(texts, ["売上高（百万円）", "１，２３４"], "{which}");
    }
}

#[test]
fn an_id_that_stands_for_two_units_or_contexts_stands_for_neither() {
    let unit = |measure: &str| format!("<xbrli:unit id=\"u\"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>");
    let fact = |unit: &str| tag("nonFraction", "Sales", "year", &format!("unitRef=\"{unit}\""), "5");
    let body = number("", "7") + &fact("u");
    let twice = usual() + &unit("iso4217:EUR") + "\n" + &unit("iso4217:USD");
    let report = read(&[("a.htm", &document(&twice, "", &body))]).unwrap();
    assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = 7"]);
    assert_eq!(report.notices[0].found, "a:Sales: unit “u”: it is defined again on line 9, as something else");
    assert_eq!(report.notices[0].remedy, "left out: its unit is not known");
    // The same twice is the same.
    let same = usual() + &unit("iso4217:EUR") + &unit("iso4217:EUR");
    assert_eq!(read(&[("a.htm", &document(&same, "", &body))]).unwrap().facts.len(), 2);
    // A unit by itself, and a context that ends on two days.
    let by_itself = unit("iso4217:EUR").replace("iso4217:EUR", "iso4217:EUR</xbrli:measure><xbrli:measure>iso4217:USD");
    let report = read(&[("a.htm", &document(&(usual() + &by_itself), "", &fact("u")))]).unwrap();
    assert_eq!(lines(&report), ["Sales 2031-04-01/2032-03-31 EUR*USD = 5"], "a product, as it says");
    let contexts = usual() + &context("year", "2031-04-01/2031-06-30", "");
    let error = read(&[("a.htm", &document(&contexts, "", &fact("yen")))]).unwrap_err();
    assert!(error.to_string().contains("context “year”: it is defined again on line"), "{error}");
}

#[test]
fn documents_of_a_set_that_contradict_each_other_have_their_own_units() {
    let unit = |measure: &str| format!("<xbrli:unit id=\"u\"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>");
    let page = |resources: &str, text: &str| {
        document(resources, "", &tag("nonFraction", "Sales", "year", "unitRef=\"u\"", text))
    };
    let (euro, dollar) = (page(&(usual() + &unit("iso4217:EUR")), "1"), page(&unit("iso4217:USD"), "2"));
    let report = read(&[("a.htm", &euro), ("b.htm", &dollar), ("c.htm", &page("", "3"))]).unwrap();
    assert_eq!(
        lines(&report),
        ["Sales 2031-04-01/2032-03-31 EUR = 1", "Sales 2031-04-01/2032-03-31 USD = 2"],
        "the third has none, and two to choose from"
    );
    assert!(report.notices[0].found.contains("two documents of the set define it"), "{:?}", report.notices);
}

#[test]
fn a_tag_around_a_tag_of_another_scale_is_said() {
    let inner = tag("nonFraction", "Revenue", "year", "unitRef=\"yen\" scale=\"3\" decimals=\"-3\"", "5");
    let report = report(&number("scale=\"6\" decimals=\"-6\"", &inner));
    assert_eq!(
        lines(&report),
        ["NetSales 2031-04-01/2032-03-31 JPY = 5000000 (-6)", "Revenue 2031-04-01/2032-03-31 JPY = 5000 (-3)"]
    );
    assert_eq!(report.notices[0].found, "a:NetSales with scale 6 around a:Revenue with scale 3");
}

#[test]
fn scales_below_zero_and_precision_are_exact_and_scales_that_are_none_are_refused() {
    let report = report(
        &[
            number("scale=\"-2\" decimals=\"4\"", "3.25"),
            number("scale=\"-28\" decimals=\"INF\"", "1"),
            number("precision=\"3\"", "1,234"),
            number("precision=\"INF\"", "1.5"),
            number("precision=\"2\" scale=\"-3\"", "12"),
            number("scale=\"million\"", "5"),
            number("scale=\"-29\"", "1"),
            number("scale=\"99\"", "1"),
        ]
        .concat(),
    );
    let start = "NetSales 2031-04-01/2032-03-31 JPY = ";
    let expected = ["0.0325 (4)", "0.0000000000000000000000000001 (INF)", "1234 (-1)", "1.5 (INF)", "0.012 (3)"];
    assert_eq!(lines(&report), expected.map(|value| format!("{start}{value}")));
    assert_eq!(report.notices[0].found, "a:NetSales: scale “million”");
    assert!(
        report.notices[1..].iter().all(|notice| notice.found.contains("more than 28 digits")),
        "{:?}",
        report.notices
    );
}

#[test]
fn what_is_excluded_within_what_is_excluded_is_no_part_and_its_tags_are_facts() {
    let inner = tag("nonFraction", "Revenue", "year", "unitRef=\"yen\"", "5");
    let text = format!("Kept <ix:exclude>not <ix:exclude>nor this</ix:exclude> nor {inner}</ix:exclude> and kept");
    let report = report(&tag("nonNumeric", "Policy", "year", "", &text));
    assert_eq!(
        lines(&report),
        ["Policy 2031-04-01/2032-03-31 = “Kept and kept”", "Revenue 2031-04-01/2032-03-31 JPY = 5"]
    );
}

#[test]
fn a_chain_over_documents_that_comes_back_ends() {
    let open = |id: &str, to: &str, text: &str| {
        format!("<ix:continuation id=\"{id}\" continuedAt=\"{to}\">{text}</ix:continuation>")
    };
    let first = tag("nonNumeric", "Policy", "year", "continuedAt=\"b\"", "one ") + &open("c", "b", "three ");
    let first = document(&usual(), "", &first);
    let second = document("", "", &open("b", "c", "two "));
    let report = read(&[("a.htm", &first), ("b.htm", &second)]).unwrap();
    assert_eq!(lines(&report), ["Policy 2031-04-01/2032-03-31 = “one two three”"]);
    assert_eq!(report.notices[0].found, "a:Policy: it goes on at “b” in a circle");
    let itself = tag("nonNumeric", "Policy", "year", "continuedAt=\"d\"", "one ") + &open("d", "d", "two");
    let report = read(&[("a.htm", &document(&usual(), "", &itself))]).unwrap();
    assert_eq!(lines(&report), ["Policy 2031-04-01/2032-03-31 = “one two”"]);
}

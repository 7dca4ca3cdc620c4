//! Whatever the bytes, no reader panics.

use kessan_import::read;
use proptest::prelude::*;

use crate::miniature::{context, document, explicit, number, tag, usual, zip};

/// One miniature for each reader.
fn miniatures() -> Vec<(&'static str, Vec<u8>)> {
    let resources = usual() + &context("d", "2032-03-31", &explicit("a:Axis", "a:Member"));
    let body = format!(
        "<style>.i {{ padding-left: 3pt }}</style><p>（単位：百万円）</p><table><tr><th rowspan=\"2\">A</th><td class=\"i\">{}</td></tr><tr><td colspan=\"2\">{}</td></tr></table>{}\
         <ix:continuation id=\"c\">more</ix:continuation>",
        number("decimals=\"-3\" scale=\"3\" sign=\"-\" format=\"ixt:num-dot-decimal\"", "1,234"),
        tag(
            "nonFraction",
            "Assets",
            "d",
            "unitRef=\"yenPerShare\" decimals=\"2\" format=\"ixt:num-unit-decimal\"",
            "12円50銭"
        ),
        tag(
            "nonNumeric",
            "Date",
            "year",
            "format=\"ixt:date-jpn-era-year-month-day\" continuedAt=\"c\"",
            "令和13年5月14日"
        ),
    );
    let page = document(&resources, "", &body);
    let links = r#"<linkbase xmlns="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"><labelLink xlink:type="extended" xlink:role="r">
        <loc xlink:type="locator" xlink:label="s" xlink:href="a.xsd#a_NetSales"/><label xlink:type="resource" xlink:label="l" xml:lang="en">Net sales</label>
        <labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="s" xlink:to="l" order="1.0" priority="2"/></labelLink></linkbase>"#;
    let json = r#"{"documentInfo":{"documentType":"https://xbrl.org/2021/xbrl-json","namespaces":{"a":"b"}},"facts":{"f":{"value":"1e2","decimals":-3,
        "dimensions":{"concept":"a:B","period":"2030-04-01T00:00:00/2031-04-01T00:00:00","unit":"(a:b*a:c)/a:d","a:x":"a:y"}}}}"#;
    let company = r#"{"cik":1,"facts":{"us-gaap":{"Revenues":{"units":{"USD/shares":[{"start":"2030-01-01","end":"2030-12-31","val":-1.5e3}]}}}}}"#;
    let soup = "<title>x</title><TABLE><TR><TD>Net&nbsp;sales<TD>$<TD>(1,234<TD>)<TR><TD>b<TABLE><TR><TD>c<TD>1</TABLE></TABLE>";
    vec![
        ("a.htm", page.clone().into_bytes()),
        ("b.htm", soup.as_bytes().to_vec()),
        ("a_lab.xml", links.as_bytes().to_vec()),
        ("a.json", json.as_bytes().to_vec()),
        ("c.json", company.as_bytes().to_vec()),
        ("a.zip", zip(&[("a/b.htm", &page), ("a/b_lab.xml", links)])),
    ]
}

/// What a mutation does at a place: overwrite, cut out, repeat.
fn mutate(bytes: &mut Vec<u8>, mutations: &[(usize, usize, u8, u8)]) {
    for &(at, length, kind, byte) in mutations {
        if bytes.is_empty() {
            return;
        }
        let at = at % bytes.len();
        let end = (at + length).min(bytes.len());
        match kind % 4 {
            0 => bytes[at] = byte,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let other = usize::from(byte) * bytes.len() / 256;
                let piece = bytes[at..end].to_vec();
                bytes.splice(other..other, piece);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_of_a_miniature_panics(
        which in 0..6usize,
        mutations in prop::collection::vec((any::<usize>(), 1..60usize, any::<u8>(), any::<u8>()), 1..8),
    ) {
        let (name, mut bytes) = miniatures().swap_remove(which);
        mutate(&mut bytes, &mutations);
        match read(vec![(name.to_owned(), bytes)]) {
            Ok(report) => {
                for table in &report.tables {
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        prop_assert!(cell.columns >= 1 && cell.rows >= 1);
                        prop_assert!(cell.facts.iter().all(|&fact| fact < report.facts.len()));
                    }
                }
                prop_assert!(report.facts.iter().all(|fact| fact.place.document < report.documents.len()));
            }
            Err(error) => prop_assert!(!error.found.is_empty() && !error.expected.is_empty() && !error.remedy.is_empty(), "{error}"),
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,300}", kind in 0..4usize) {
        let (name, start) = [("a.htm", "<table>"), ("a.xml", "<?xml version='1.0'?><linkbase xmlns='http://www.xbrl.org/2003/linkbase'>"), ("a.json", "{\"documentInfo\":"), ("a", "")][kind];
        let _ = read(vec![(name.to_owned(), format!("{start}{text}").into_bytes())]);
    }

    #[test]
    fn transformations_never_panic(text in "\\PC{0,40}", digits in "[-0-9,.年月日円銭 令和元a-z/]{0,30}", which in 0..40usize) {
        use kessan_import::ixbrl::transform;
        use kessan_import::report::Name;
        let names = ["num-dot-decimal", "numcommadecimal", "numunitdecimal", "zerodash", "fixed-zero", "numwordsen", "durwordsen", "duryear", "durmonth",
            "durday", "durhour", "durweek", "dateerayearmonthdayjp", "dateyearmonthcjk", "date-jpn-era-year-month", "datemonthdayyearen", "dateslashus",
            "datequarterend", "date-day-monthname-roman", "datedaymonthyearin", "boolballotbox", "exchnameen", "stateprovnameen", "countrynameen",
            "entityfilercategoryen", "nocontent", "unheard-of"];
        let format = Name { local: names[which % names.len()].into(), ..Name::default() };
        for text in [&text, &digits] {
            let _ = transform::number(Some(&format), text);
            let _ = transform::text(Some(&format), text);
        }
    }
}

//! What tags say: values, signs, scales, nil, continuations, tuples, targets.

use kessan_import::report::Value;

use crate::miniature::{context, document, explicit, line, lines, number, read, report, tag, usual};

#[test]
fn a_number_has_its_scale_sign_and_decimals() {
    let text = number("decimals=\"-6\" scale=\"6\" sign=\"-\" format=\"ixt2:numdotdecimal\" id=\"f1\"", "1,234");
    let report = report(&format!("<p>△{text}</p>"));
    assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = -1234000000 (-6)"]);
    let fact = &report.facts[0];
    assert_eq!((fact.printed.as_deref(), fact.scale, fact.is_negated), (Some("1,234"), 6, true));
    assert_eq!((fact.place.element.as_deref(), fact.place.line), (Some("f1"), 9));
    assert_eq!(fact.concept.namespace, "http://example.org/acorn");
    assert_eq!(fact.entity, ("http://example.org/code".into(), "1234".into()));
}

#[test]
fn a_per_cent_is_printed_with_its_sign_outside() {
    let text = tag(
        "nonFraction",
        "Growth",
        "year",
        "unitRef=\"pure\" decimals=\"3\" scale=\"-2\" sign=\"-\" format=\"ixt:num-dot-decimal\"",
        "3.2",
    );
    let report = report(&format!("<table><tr><td>Growth</td><td>（{text}％）</td></tr></table>"));
    assert_eq!(lines(&report), ["Growth 2031-04-01/2032-03-31 pure = -0.032 (3)"]);
    assert_eq!(report.tables[0].rows[0].cells[1].text, "（3.2％）");
}

#[test]
fn nil_is_no_value_however_it_is_printed() {
    let nil = |text: &str| number("xsi:nil=\"true\"", text);
    let report = report(&format!("<p>{}</p><p>{}</p><p>{}</p>", nil("－"), nil("-"), nil("")));
    assert!(report.facts.iter().all(|fact| fact.value == Value::Nil && fact.unit.is_some()));
    let printed: Vec<_> = report.facts.iter().map(|fact| fact.printed.as_deref()).collect();
    assert_eq!(printed, [Some("－"), Some("-"), None]);
}

#[test]
fn one_fact_at_two_precisions_is_two_facts() {
    let exact = number("decimals=\"-3\" scale=\"3\" format=\"ixt:num-dot-decimal\"", "760,866");
    let short = number("decimals=\"-5\" scale=\"6\" format=\"ixt:num-dot-decimal\"", "760.9");
    let report = report(&format!("<p>{exact} thousand, or {short} million</p>"));
    assert_eq!(
        lines(&report),
        ["NetSales 2031-04-01/2032-03-31 JPY = 760866000 (-3)", "NetSales 2031-04-01/2032-03-31 JPY = 760900000 (-5)"]
    );
}

#[test]
fn a_hidden_no_is_zero_and_prints_nothing() {
    let hidden = number("decimals=\"INF\" format=\"sec:numwordsen\"", "no");
    let report = read(&[("a.htm", &document(&usual(), &hidden, "<p/>"))]).unwrap();
    assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = 0 (INF)"]);
    assert!(report.facts[0].is_hidden);
    assert_eq!(report.facts[0].printed, None);
}

#[test]
fn what_a_tag_excludes_is_no_part_of_it() {
    let text = tag("nonNumeric", "Policy", "year", "", "Half <ix:exclude>12 Acorn </ix:exclude>year");
    let report = report(&format!("<p>{text}</p>"));
    assert_eq!(lines(&report), ["Policy 2031-04-01/2032-03-31 = “Half year”"]);
    assert_eq!(report.facts[0].language.as_deref(), Some("ja"));
}

#[test]
fn a_text_goes_on_where_it_says() {
    let first = tag("nonNumeric", "Policy", "year", "continuedAt=\"c1\"", "One ");
    let body = format!(
        "<p>{first}</p><p><ix:continuation id=\"c2\">three</ix:continuation></p><p><ix:continuation id=\"c1\" continuedAt=\"c2\">two \
         </ix:continuation></p>"
    );
    assert_eq!(lines(&report(&body)), ["Policy 2031-04-01/2032-03-31 = “One two three”"]);
}

#[test]
fn continuations_in_a_circle_and_into_nowhere_end() {
    let first = tag("nonNumeric", "Policy", "year", "continuedAt=\"c1\"", "One");
    let circle = format!("<p>{first}<ix:continuation id=\"c1\" continuedAt=\"c1\"> two</ix:continuation></p>");
    let round = report(&circle);
    assert_eq!(lines(&round), ["Policy 2031-04-01/2032-03-31 = “One two”"]);
    assert!(round.notices[0].found.contains("in a circle"), "{:?}", round.notices);
    let nowhere = report(&format!("<p>{first}</p>"));
    assert_eq!(lines(&nowhere), ["Policy 2031-04-01/2032-03-31 = “One”"]);
    assert!(nowhere.notices[0].found.contains("which is nowhere"), "{:?}", nowhere.notices);
}

#[test]
fn a_block_of_text_is_said_without_its_markup() {
    let block = tag(
        "nonNumeric",
        "PolicyTextBlock",
        "year",
        "escape=\"true\"",
        "<p>Net <b>sales</b></p><table><tr><td>1</td><td>2</td></tr></table>",
    );
    assert_eq!(
        lines(&report(&format!("<div>{block}</div>"))),
        ["PolicyTextBlock 2031-04-01/2032-03-31 = “Net sales 1 2”"]
    );
}

#[test]
fn a_picture_means_what_its_transformation_says() {
    let mark = tag(
        "nonNumeric",
        "MemberMark",
        "year",
        "escape=\"true\" format=\"ixt2:booleantrue\"",
        "<img src=\"mark.png\" alt=\"Mark\"/>",
    );
    assert_eq!(lines(&report(&mark)), ["MemberMark 2031-04-01/2032-03-31 = “true”"]);
}

#[test]
fn a_tag_in_a_tag_is_two_facts() {
    let inner = tag("nonFraction", "Sales", "last", "unitRef=\"yen\" decimals=\"0\"", "7");
    let report = report(&number("decimals=\"0\"", &inner));
    assert_eq!(
        lines(&report),
        ["NetSales 2031-04-01/2032-03-31 JPY = 7 (0)", "Sales 2030-04-01/2031-03-31 JPY = 7 (0)"]
    );
}

#[test]
fn fractions_are_kept_where_they_are_exact() {
    let part = |above: &str, below: &str| {
        let text = format!("<ix:numerator>{above}</ix:numerator>/<ix:denominator>{below}</ix:denominator>");
        tag("fraction", "Share", "year", "unitRef=\"pure\"", &text)
    };
    let report = report(&format!("<p>{} {} {}</p>", part("1", "8"), part("1", "3"), part("1", "0")));
    assert_eq!(lines(&report), ["Share 2031-04-01/2032-03-31 pure = 0.125 (INF)"]);
    assert_eq!(report.notices.len(), 2);
}

#[test]
fn tuples_are_refused_with_what_is_in_them() {
    let inside = number("decimals=\"0\"", "1");
    let elsewhere = number("decimals=\"0\" tupleRef=\"t\" order=\"1\"", "2");
    let report = report(&format!(
        "<p><ix:tuple name=\"a:Person\" tupleID=\"t\">{inside}</ix:tuple>{elsewhere}{}</p>",
        number("", "3")
    ));
    assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = 3"]);
    assert_eq!(report.notices.len(), 3);
    assert!(report.notices[0].remedy.contains("tuples are not read"));
}

#[test]
fn the_target_without_a_name_is_the_report() {
    let other = number("target=\"parent\" decimals=\"0\"", "5");
    let own = number("decimals=\"0\"", "6");
    let both = report(&format!("<p>{other}{own}</p>"));
    assert_eq!(lines(&both), ["NetSales 2031-04-01/2032-03-31 JPY = 6 (0)"]);
    assert!(both.notices[0].found.contains("parent"));
    assert_eq!(lines(&report(&format!("<p>{other}</p>"))), ["NetSales 2031-04-01/2032-03-31 JPY = 5 (0)"]);
}

#[test]
fn dimensions_are_explicit_or_typed_in_segment_and_scenario() {
    let typed =
        "<xbrldi:typedMember dimension=\"a:ContractAxis\"><a:contract> No. 7 </a:contract></xbrldi:typedMember>";
    let scenario = format!(
        "<xbrli:context id=\"s\"><xbrli:entity><xbrli:identifier scheme=\"x\">1</xbrli:identifier></xbrli:entity><xbrli:period>\
         <xbrli:instant>2032-03-31</xbrli:instant></xbrli:period><xbrli:scenario>{}</xbrli:scenario></xbrli:context>",
        explicit("a:ScopeAxis", "a:NonConsolidatedMember")
    );
    let resources = usual()
        + &context("d", "2032-03-31", &format!("{}{typed}", explicit("a:BusinessAxis", "a:OrchardsMember")))
        + &scenario;
    let facts =
        ["d", "s"].map(|context| tag("nonFraction", "Assets", context, "unitRef=\"yen\" decimals=\"0\"", "1")).concat();
    let report = read(&[("a.htm", &document(&resources, "", &facts))]).unwrap();
    assert_eq!(
        lines(&report),
        [
            "Assets 2032-03-31 BusinessAxis=OrchardsMember ContractAxis=“No. 7” JPY = 1 (0)",
            "Assets 2032-03-31 ScopeAxis=NonConsolidatedMember JPY = 1 (0)"
        ]
    );
}

#[test]
fn what_contexts_say_beside_dimensions_keeps_them_apart() {
    let resources = usual() + &context("d", "2032-03-31", "<a:preliminary>yes</a:preliminary>");
    let fact = tag("nonFraction", "Assets", "d", "unitRef=\"yen\" decimals=\"0\"", "1");
    let report = read(&[("a.htm", &document(&resources, "", &fact))]).unwrap();
    assert_eq!(lines(&report), ["Assets 2032-03-31 preliminary=“yes” JPY = 1 (0)"]);
}

#[test]
fn periods_are_whole_days() {
    let resources = usual()
        + &context("quarter", "2031-03-29/2031-06-28", "")
        + &context("midnight", "2031-04-01T00:00:00/2032-04-01T00:00:00", "")
        + &context("always", "2032-03-31", "").replace("<xbrli:instant>2032-03-31</xbrli:instant>", "<xbrli:forever/>");
    let facts = ["quarter", "midnight", "always"]
        .map(|context| tag("nonFraction", "S", context, "unitRef=\"yen\"", "1"))
        .concat();
    let report = read(&[("a.htm", &document(&resources, "", &facts))]).unwrap();
    assert_eq!(
        lines(&report),
        ["S 2031-03-29/2031-06-28 JPY = 1", "S 2031-04-01/2032-03-31 JPY = 1", "S forever JPY = 1"]
    );
}

#[test]
fn facts_without_their_context_or_unit_are_left_out_and_said() {
    let resources = usual() + &context("turned", "2032-03-31/2031-04-01", "") + "<xbrli:unit id=\"empty\"/>";
    let facts = [
        tag("nonFraction", "A", "gone", "unitRef=\"yen\"", "1"),
        tag("nonFraction", "B", "turned", "unitRef=\"yen\"", "1"),
        tag("nonFraction", "C", "year", "unitRef=\"empty\"", "1"),
        tag("nonFraction", "D", "year", "unitRef=\"dollars\"", "1"),
        tag("nonFraction", "E", "year", "unitRef=\"yen\" format=\"ixt:num-dot-decimal\"", "one"),
        tag("nonFraction", "F", "year", "unitRef=\"yen\" scale=\"200\"", "1"),
        tag("nonFraction", "G", "year", "unitRef=\"yen\"", "1"),
    ];
    let report = read(&[("a.htm", &document(&resources, "", &facts.concat()))]).unwrap();
    assert_eq!(lines(&report), ["G 2031-04-01/2032-03-31 JPY = 1"]);
    let found: Vec<&str> = report.notices.iter().map(|notice| notice.found.as_str()).collect();
    assert_eq!(
        found,
        [
            "a:A: no context “gone”",
            "a:B: context “turned”: the context starts on 2032-03-31, after its end on 2031-04-01",
            "a:C: unit “empty”: the unit has no measure",
            "a:D: no unit “dollars”",
            "a:E: “one” is not what ixt:num-dot-decimal reads",
            "a:F: 1 with scale 200 has more than 28 digits",
        ]
    );
}

#[test]
fn two_currencies_stand_side_by_side() {
    let dividend = tag("nonFraction", "Dividend", "end", "unitRef=\"yenPerShare\" decimals=\"2\"", "12.50");
    let euro = tag("nonFraction", "Sales", "year", "unitRef=\"euro\" decimals=\"-3\" scale=\"3\"", "5");
    let report = report(&format!("<p>{dividend}{euro}</p>"));
    assert_eq!(
        lines(&report),
        ["Dividend 2032-03-31 JPY/shares = 12.5 (2)", "Sales 2031-04-01/2032-03-31 EUR = 5000 (-3)"]
    );
}

#[test]
fn older_inline_xbrl_is_read_the_same() {
    let old = document(&usual(), "", &number("decimals=\"0\"", "1")).replace("2013/inlineXBRL", "2008/inlineXBRL");
    assert_eq!(lines(&read(&[("a.htm", &old)]).unwrap()), ["NetSales 2031-04-01/2032-03-31 JPY = 1 (0)"]);
}

#[test]
fn a_declaration_on_line_two_and_named_entities_are_no_obstacle() {
    let text = document(
        &usual(),
        "",
        &format!("<p>a&nbsp;b</p>{}", number("decimals=\"0\" format=\"ixt:num-dot-decimal\"", "1&nbsp;234")),
    );
    let report = read(&[("a.htm", &format!("\n\n{text}"))]).unwrap();
    assert_eq!(line(&report.facts[0]), "NetSales 2031-04-01/2032-03-31 JPY = 1234 (0)");
    assert_eq!(report.facts[0].printed.as_deref(), Some("1 234"));
    assert!(report.notices.is_empty(), "{:?}", report.notices);
}

#[test]
fn what_is_no_well_formed_xml_is_read_as_browsers_do() {
    let text = document(&usual(), "", &format!("<p>open<br>{}<p>again</b>", number("decimals=\"0\"", "7")));
    let report = read(&[("a.htm", &text)]).unwrap();
    assert_eq!(lines(&report), ["NetSales 2031-04-01/2032-03-31 JPY = 7 (0)"]);
    assert!(report.notices[0].remedy.contains("not well-formed"), "{:?}", report.notices);
}

#[test]
fn prefixes_that_nobody_declares_are_the_customary_ones() {
    let text = document(&usual(), "", &number("decimals=\"0\"", "7"))
        .replace("xmlns:xbrli=\"http://www.xbrl.org/2003/instance\"", "");
    assert_eq!(lines(&read(&[("a.htm", &text)]).unwrap()), ["NetSales 2031-04-01/2032-03-31 JPY = 7 (0)"]);
}

#[test]
fn shift_jis_is_read_as_its_declaration_says() {
    let text = document(
        &usual(),
        "",
        &format!("<table><tr><td>売上高</td><td>{}</td></tr></table>", number("decimals=\"0\"", "7")),
    );
    let named = text.replace("encoding=\"UTF-8\"", "encoding=\"Shift_JIS\"");
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&named);
    let report = kessan_import::read(vec![("a.htm".to_owned(), bytes.into_owned())]).unwrap();
    assert_eq!(report.tables[0].rows[0].cells[0].text, "売上高");
}

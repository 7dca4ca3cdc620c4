//! Schemas and linkbases.

use crate::miniature::{document, number, read, usual};
use kessan_import::report::Report;

const SCHEMA: &str = r#"<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" targetNamespace="http://example.org/acorn"><xsd:annotation><xsd:appinfo>
 <link:roleType roleURI="http://example.org/role/IS" id="is"><link:definition>100 - Statement - Income</link:definition></link:roleType>
 </xsd:appinfo></xsd:annotation>
 <xsd:element name="NetSales" id="a_NetSales" type="xbrli:monetaryItemType" xbrli:periodType="duration" xbrli:balance="credit"/>
 <xsd:element name="Assets" id="odd-id" type="xbrli:monetaryItemType" xbrli:periodType="instant" xbrli:balance="debit"/>
 <xsd:element name="Heading" id="a_Heading" abstract="true" type="xbrli:stringItemType" xbrli:periodType="duration"/></xsd:schema>"#;

fn linkbase(link: &str) -> String {
    format!(
        r#"<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">{link}</link:linkbase>"#
    )
}

fn extended(kind: &str, content: &str) -> String {
    format!(r#"<link:{kind} xlink:type="extended" xlink:role="http://example.org/role/IS">{content}</link:{kind}>"#)
}

fn loc(label: &str, href: &str) -> String {
    format!(r#"<link:loc xlink:type="locator" xlink:label="{label}" xlink:href="{href}"/>"#)
}

fn arc(kind: &str, arcrole: &str, from: &str, to: &str, attributes: &str) -> String {
    format!(
        r#"<link:{kind} xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/{arcrole}" xlink:from="{from}" xlink:to="{to}" {attributes}/>"#
    )
}

fn label(label: &str, role: &str, language: &str, text: &str) -> String {
    format!(
        r#"<link:label xlink:type="resource" xlink:label="{label}" id="{label}" xlink:role="http://www.xbrl.org/2003/role/{role}" xml:lang="{language}">{text}</link:label>"#
    )
}

fn with(files: &[(&str, &str)]) -> Report {
    let page = document(&usual(), "", &number("decimals=\"0\"", "1"));
    let mut all = vec![("acorn.htm", page.as_str()), ("acorn.xsd", SCHEMA)];
    all.extend_from_slice(files);
    read(&all).unwrap()
}

#[test]
fn schemas_say_what_elements_are() {
    let report = with(&[]);
    let element = |local: &str| report.elements.iter().find(|(name, _)| name.local == local).unwrap();
    let (name, sales) = element("NetSales");
    assert_eq!((name.to_string().as_str(), name.namespace.as_str()), ("a:NetSales", "http://example.org/acorn"));
    assert_eq!((sales.is_instant, sales.is_debit, sales.is_abstract), (Some(false), Some(false), false));
    assert_eq!(sales.item_type.as_deref(), Some("monetaryItemType"));
    assert_eq!((element("Assets").1.is_instant, element("Assets").1.is_debit), (Some(true), Some(true)));
    assert!(element("Heading").1.is_abstract);
    assert_eq!(report.roles["http://example.org/role/IS"], "100 - Statement - Income");
    assert_eq!(report.facts[0].concept, *name);
}

#[test]
fn statements_have_order_and_preferred_labels() {
    let links = loc("h", "acorn.xsd#a_Heading")
        + &loc("s", "acorn.xsd#a_NetSales")
        + &loc("x", "http://example.org/us-gaap-2031.xsd#us-gaap_Revenues")
        + &arc(
            "presentationArc",
            "parent-child",
            "h",
            "s",
            "order=\"2.5\" preferredLabel=\"http://www.xbrl.org/2003/role/totalLabel\"",
        )
        + &arc("presentationArc", "parent-child", "h", "x", "");
    let report = with(&[("a_pre.xml", &linkbase(&extended("presentationLink", &links)))]);
    let arcs: Vec<String> = report
        .presentation
        .iter()
        .map(|arc| format!("{} > {} {} {:?}", arc.from, arc.to, arc.order, arc.preferred_label))
        .collect();
    assert_eq!(arcs, ["a:Heading > a:NetSales 2.5 Some(\"totalLabel\")", "a:Heading > us-gaap:Revenues 1 None"]);
}

#[test]
fn sums_have_weights_in_both_versions() {
    let links = loc("s", "acorn.xsd#a_NetSales")
        + &loc("t", "acorn.xsd#odd-id")
        + &arc("calculationArc", "summation-item", "s", "t", "weight=\"-1.0\" order=\"3\"");
    let newer = links
        .replace("http://www.xbrl.org/2003/arcrole/summation-item", "https://xbrl.org/2023/arcrole/summation-item");
    for links in [links, newer] {
        let report = with(&[("a_cal.xml", &linkbase(&extended("calculationLink", &links)))]);
        let sum = &report.calculation[0];
        assert_eq!((sum.from.local.as_str(), sum.to.local.as_str(), sum.weight), ("NetSales", "Assets", (-1).into()));
        assert_eq!(sum.role, "http://example.org/role/IS");
    }
}

#[test]
fn definitions_name_what_they_relate() {
    let links = loc("s", "acorn.xsd#a_Heading")
        + &loc("t", "acorn.xsd#a_NetSales")
        + &arc("definitionArc", "domain-member", "s", "t", "")
            .replace("http://www.xbrl.org/2003/arcrole", "http://xbrl.org/int/dim/arcrole");
    let report = with(&[("a_def.xml", &linkbase(&extended("definitionLink", &links)))]);
    assert_eq!(
        (report.definition[0].kind.as_str(), report.definition[0].to.local.as_str()),
        ("domain-member", "NetSales")
    );
}

#[test]
fn prohibited_arcs_are_gone_unless_a_higher_priority_has_them_back() {
    let ends = loc("h", "acorn.xsd#a_Heading") + &loc("s", "acorn.xsd#a_NetSales");
    let usual = arc("presentationArc", "parent-child", "h", "s", "order=\"1\"");
    let prohibited = arc("presentationArc", "parent-child", "h", "s", "order=\"1\" use=\"prohibited\" priority=\"2\"");
    let back = arc("presentationArc", "parent-child", "h", "s", "order=\"1\" priority=\"3\"");
    let count = |arcs: &[&str]| {
        let links = arcs.iter().fold(ends.clone(), |links, arc| links + arc);
        with(&[("a_pre.xml", &linkbase(&extended("presentationLink", &links)))]).presentation.len()
    };
    assert_eq!(count(&[&usual]), 1);
    assert_eq!(count(&[&usual, &usual]), 1);
    assert_eq!(count(&[&prohibited, &usual]), 0);
    assert_eq!(count(&[&usual, &prohibited, &back]), 1);
}

#[test]
fn labels_have_role_and_language_and_no_markup() {
    let links = loc("s", "acorn.xsd#a_NetSales")
        + &label("l1", "label", "en", "Net &lt;b&gt;sales&lt;/b&gt;")
        + &label("l2", "terseLabel", "ja", "\u{202e}売上高\n")
        + &label("l3", "documentation", "en", "What the company has sold.")
        + &label("l4", "label", "de", &"x".repeat(10_000))
        + &["l1", "l2", "l3", "l4"].map(|to| arc("labelArc", "concept-label", "s", to, "")).concat();
    let report = with(&[("a_lab.xml", &linkbase(&extended("labelLink", &links)))]);
    let labels: Vec<String> = report
        .labels
        .iter()
        .map(|label| {
            format!(
                "{} {} {} {}",
                label.of,
                label.role,
                label.language,
                label.text.chars().take(12).collect::<String>()
            )
        })
        .collect();
    assert_eq!(
        labels,
        ["a:NetSales label en Net sales", "a:NetSales terseLabel ja 売上高", "a:NetSales label de xxxxxxxxxxxx"]
    );
    assert!(report.notices[0].remedy.contains("at most 1,000 characters"), "{:?}", report.notices);
}

#[test]
fn labels_are_prohibited_from_other_files() {
    let first = loc("s", "acorn.xsd#a_NetSales")
        + &label("l1", "label", "en", "Sales")
        + &arc("labelArc", "concept-label", "s", "l1", "");
    let second = loc("s", "acorn.xsd#a_NetSales")
        + &loc("old", "a_lab.xml#l1")
        + &label("l2", "label", "en", "Net sales")
        + &arc("labelArc", "concept-label", "s", "old", "use=\"prohibited\" priority=\"1\"")
        + &arc("labelArc", "concept-label", "s", "l2", "");
    let report = with(&[
        ("a_lab.xml", &linkbase(&extended("labelLink", &first))),
        ("b_lab.xml", &linkbase(&extended("labelLink", &second))),
    ]);
    let labels: Vec<&str> = report.labels.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(labels, ["Net sales"]);
}

#[test]
fn a_linkbase_by_itself_gives_its_labels() {
    let links = loc("s", "acorn-t-2031.xsd#acorn-t_NetSales")
        + &label("l", "label", "ja", "売上高")
        + &arc("labelArc", "concept-label", "s", "l", "");
    let report = read(&[("acorn-t-2031-lab.xml", &linkbase(&extended("labelLink", &links)))]).unwrap();
    assert_eq!(
        (report.labels[0].of.to_string().as_str(), report.labels[0].text.as_str()),
        ("acorn-t:NetSales", "売上高")
    );
}

#[test]
fn a_broken_linkbase_does_not_take_the_facts_with_it() {
    let report = with(&[("a_lab.xml", "<link:linkbase xmlns:link=\"http://www.xbrl.org/2003/linkbase\"><link:label")]);
    assert_eq!(report.facts.len(), 1);
    assert!(report.notices[0].remedy.contains("labels, order and sums in it are missing"), "{:?}", report.notices);
}

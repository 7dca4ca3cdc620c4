//! Plain XBRL instances: statements made of facts, in the order of a presentation.

use kessan_import::mapping::{Import, Options, map};

use super::page::row;
use super::styles::{line, table, value, years};

const PRESENTATION: &str = r#"<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:presentationLink xlink:type="extended" xlink:role="http://example.org/role/StatementsOfIncome">
<link:loc xlink:type="locator" xlink:label="h" xlink:href="http://xbrl.fasb.org/us-gaap/2014/elts/us-gaap-2014.xsd#us-gaap_IncomeStatementAbstract"/>
<link:loc xlink:type="locator" xlink:label="s" xlink:href="http://xbrl.fasb.org/us-gaap/2014/elts/us-gaap-2014.xsd#us-gaap_SalesRevenueNet"/>
<link:loc xlink:type="locator" xlink:label="c" xlink:href="http://xbrl.fasb.org/us-gaap/2014/elts/us-gaap-2014.xsd#us-gaap_CostOfRevenue"/>
<link:loc xlink:type="locator" xlink:label="g" xlink:href="http://xbrl.fasb.org/us-gaap/2014/elts/us-gaap-2014.xsd#us-gaap_GrossProfit"/>
<link:loc xlink:type="locator" xlink:label="n" xlink:href="http://xbrl.fasb.org/us-gaap/2014/elts/us-gaap-2014.xsd#us-gaap_NetIncomeLoss"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="h" xlink:to="s" order="1"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="h" xlink:to="c" order="2"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="h" xlink:to="g" order="3"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="h" xlink:to="n" order="4"/>
</link:presentationLink></link:linkbase>"#;

fn context(id: &str, days: &str, within: &str) -> String {
    let period = match days.split_once('/') {
        Some((start, end)) => format!("<startDate>{start}</startDate><endDate>{end}</endDate>"),
        None => format!("<instant>{days}</instant>"),
    };
    format!(
        r#"<context id="{id}"><entity><identifier scheme="http://www.sec.gov/CIK">0000009999</identifier></entity><period>{period}</period>{within}</context>"#
    )
}

/// An instance as filers write it: XBRL's own elements without a prefix.
fn instance(contexts: &[String], facts: &[String]) -> String {
    format!(
        r#"<?xml version="1.0" encoding="US-ASCII"?><xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:us-gaap="http://fasb.org/us-gaap/2014-01-31" xmlns:dei="http://xbrl.sec.gov/dei/2014-01-31"
 xmlns:jpfr-oe="http://info.edinet-fsa.go.jp/jp/fr/gaap/o/oe/2010-03-11" xmlns:jpfr-t-cte="http://info.edinet-fsa.go.jp/jp/fr/gaap/t/cte/2010-03-11">
<link:schemaRef xlink:type="simple" xlink:href="made-20141231.xsd"/>{}
<unit id="USD"><measure>iso4217:USD</measure></unit><unit id="JPY"><measure>iso4217:JPY</measure></unit><unit id="shares"><measure>shares</measure></unit>{}</xbrl>"#,
        contexts.concat(),
        facts.concat()
    )
}

fn number(element: &str, context: &str, unit: &str, attributes: &str, value: &str) -> String {
    format!(r#"<{element} contextRef="{context}" unitRef="{unit}" {attributes}>{value}</{element}>"#)
}

fn import(files: &[(&str, &str)]) -> Import {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let report = kessan_import::read(files.collect()).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    import
}

fn american() -> String {
    let contexts = [
        context("y1", "2014-01-01/2014-12-31", ""),
        context("y0", "2013-01-01/2013-12-31", ""),
        context("d1", "2014-12-31", ""),
    ];
    let of = |element: &str, context: &str, value: &str| {
        number(&format!("us-gaap:{element}"), context, "USD", "decimals=\"-3\"", value)
    };
    let facts = [
        "<dei:DocumentType contextRef=\"y1\">10-K</dei:DocumentType>".to_owned(),
        "<dei:EntityRegistrantName contextRef=\"y1\">Made-up Inc.</dei:EntityRegistrantName>".to_owned(),
        "<dei:DocumentPeriodEndDate contextRef=\"y1\">2014-12-31</dei:DocumentPeriodEndDate>".to_owned(),
        number("dei:EntityCommonStockSharesOutstanding", "d1", "shares", "decimals=\"INF\"", "500000"),
        of("NetIncomeLoss", "y1", "1400000"),
        of("NetIncomeLoss", "y0", "-1280000"),
        of("SalesRevenueNet", "y1", "9000000"),
        number("us-gaap:SalesRevenueNet", "y0", "USD", "precision=\"4\"", "8500000"),
        of("CostOfRevenue", "y1", "5000000"),
        of("CostOfRevenue", "y0", "4800000"),
        of("GrossProfit", "y1", "4000000"),
        r#"<us-gaap:GrossProfit contextRef="y0" unitRef="USD" xsi:nil="true"/>"#.to_owned(),
        of("Goodwill", "nowhere", "1"),
    ];
    instance(&contexts, &facts)
}

/// A package of the SEC before inline XBRL: the report as a page without tags, the instance and its linkbases.
#[test]
fn an_instance_becomes_statements_in_the_order_of_its_presentation() {
    let page = "<html><body><p>STATEMENTS OF INCOME</p><table><tr><td></td><td>2014</td><td>2013</td></tr><tr><td>Net sales</td><td>9,000</td><td>8,500</td></tr></table></body></html>";
    let import =
        import(&[("made-20141231.xml", &american()), ("made-20141231_pre.xml", PRESENTATION), ("made10k.htm", page)]);
    assert_eq!(import.file.company.name.en(), "Made-up Inc.");
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2014").as_deref(), Some("9000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2013").as_deref(), Some("-1280000"));
    let income = &import.file.tables[0];
    let rows: Vec<&str> = income.rows.iter().filter_map(|row| row.concept.as_deref()).collect();
    assert_eq!(rows, ["Revenues", "CostOfRevenues", "GrossProfit", "NetIncome"], "{}", import.json);
    // What is wrong with a fact is told, and so is what the page beside it is left out for.
    let told = |words: &str| import.report.notices.iter().any(|notice| notice.contains(words));
    assert!(told("no context “nowhere”") && told("pages without tags"), "{:?}", import.report.notices);
}

/// Beside a tagged document the instance that was made of it has its facts once more.
#[test]
fn an_instance_beside_a_tagged_document_is_passed_over() {
    let rows = [
        row(&["", "2031", "2030"]),
        line("Net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,500"]),
        line("Net income", "us-gaap:NetIncomeLoss", "USD", ["y1", "y0"], ["1,400", "1,280"]),
    ];
    let page = years("en").table("STATEMENTS OF INCOME", &table(&rows)).text();
    let import = import(&[("made_htm.xml", &american()), ("made.htm", &page)]);
    assert_eq!(import.file.tables.len(), 1);
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2014"), None);
}

/// EDINET until 2013: the parent alone is told by an element in the context, not by an axis.
#[test]
fn the_parent_alone_is_told_by_an_element_of_the_context() {
    let alone = "<scenario><jpfr-oe:NonConsolidated/></scenario>";
    let contexts = [
        context("CurrentYearConsolidatedDuration", "2011-04-01/2012-03-31", ""),
        context("CurrentYearNonConsolidatedDuration", "2011-04-01/2012-03-31", alone),
    ];
    let of = |element: &str, context: &str, value: &str| {
        number(&format!("jpfr-t-cte:{element}"), context, "JPY", "decimals=\"-6\"", value)
    };
    let facts = [
        of("NetSales", "CurrentYearConsolidatedDuration", "90000000000"),
        of("OperatingIncome", "CurrentYearConsolidatedDuration", "5000000000"),
        of("NetIncome", "CurrentYearConsolidatedDuration", "3000000000"),
        of("NetSales", "CurrentYearNonConsolidatedDuration", "60000000000"),
        of("NetIncome", "CurrentYearNonConsolidatedDuration", "2000000000"),
    ];
    let import = import(&[("jpfr-asr-X99999-000-2012-03-31-01-2012-06-28.xbrl", &instance(&contexts, &facts))]);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2012").as_deref(), Some("90000000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2012").as_deref(), Some("3000000000"));
    assert!(import.file.concepts.iter().any(|concept| concept.id.ends_with(".NonConsolidated")), "{}", import.json);
}

/// Two companies are no report.
#[test]
fn instances_of_two_companies_are_refused() {
    let other = american().replace("0000009999", "0000008888");
    let files = [("a.xml", american()), ("b.xml", other)].map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let error = kessan_import::read(files.to_vec()).unwrap_err();
    assert_eq!(error.kind, kessan_import::error::ErrorKind::SeveralCompanies, "{error}");
}

/// A price of 17.4 times the earnings was 1,740 per cent, and the number of the submission a figure of the company.
#[test]
fn a_multiple_is_no_per_cent_and_the_filing_itself_no_figure() {
    let contexts = [context("y1", "2014-01-01/2014-12-31", ""), context("d1", "2014-12-31", "")];
    let jpcrp =
        r#"decimals="3" xmlns:jpcrp_cor="http://disclosure.edinet-fsa.go.jp/taxonomy/jpcrp/2013-08-31/jpcrp_cor""#;
    let jpdei =
        r#"decimals="0" xmlns:jpdei_cor="http://disclosure.edinet-fsa.go.jp/taxonomy/jpdei/2013-08-31/jpdei_cor""#;
    let pure = r#"<unit id="pure"><measure>pure</measure></unit>"#.to_owned();
    let of = |element: &str, context: &str, value: &str| number(element, context, "pure", jpcrp, value);
    let facts = [
        pure,
        number("us-gaap:SalesRevenueNet", "y1", "JPY", "decimals=\"-6\"", "9000000000"),
        of("jpcrp_cor:PriceEarningsRatioSummaryOfBusinessResults", "y1", "17.4"),
        of("jpcrp_cor:EquityToAssetRatioSummaryOfBusinessResults", "d1", "0.431"),
        number("jpdei_cor:NumberOfSubmissionDEI", "y1", "pure", jpdei, "1"),
    ];
    let import = import(&[("made.xbrl", &instance(&contexts, &facts))]);
    let concept = |part: &str| import.file.concepts.iter().find(|concept| concept.id.contains(part));
    let cell = |part: &str| {
        let id = &concept(part).unwrap().id;
        let rows = import.file.tables.iter().flat_map(|table| &table.rows);
        let row = rows.into_iter().find(|row| row.concept.as_ref() == Some(id)).unwrap();
        row.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap()
    };
    assert_eq!(
        (concept("PriceEarnings").unwrap().unit.to_string().as_str(), cell("PriceEarnings").as_str()),
        ("pure", "17.400")
    );
    assert_eq!((concept("Equity").unwrap().unit.to_string().as_str(), cell("Equity").as_str()), ("percent", "43.1"));
    assert!(concept("NumberOfSubmission").is_none(), "{}", import.json);
}

//! A filing that is made up: a page of inline XBRL with one statement of two quarters.

/// The page of a company of that name.
pub fn page(company: &str) -> String {
    let fact = |element: &str, context: &str, figure: &str| {
        format!(
            r#"<ix:nonFraction name="us-gaap:{element}" contextRef="{context}" unitRef="usd" decimals="-3" scale="3" format="ixt:num-dot-decimal">{figure}</ix:nonFraction>"#
        )
    };
    let row = |label: &str, element: &str, [now, before]: [&str; 2]| {
        format!("<tr><td>{label}</td><td>{}</td><td>{}</td></tr>", fact(element, "q", now), fact(element, "p", before))
    };
    let rows = [
        row("Revenues", "Revenues", ["4,100", "3,900"]),
        row("Cost of revenues", "CostOfRevenue", ["2,600", "2,500"]),
        row("Gross profit", "GrossProfit", ["1,500", "1,400"]),
        row("Net income", "NetIncomeLoss", ["700", "650"]),
    ]
    .concat();
    let context = |id: &str, start: &str, end: &str| {
        format!(
            r#"<xbrli:context id="{id}"><xbrli:entity><xbrli:identifier scheme="http://example.org">7</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate></xbrli:period></xbrli:context>"#
        )
    };
    let cover: String = [
        ("EntityRegistrantName", company),
        ("DocumentType", "10-Q"),
        ("DocumentFiscalPeriodFocus", "Q1"),
        ("DocumentFiscalYearFocus", "2030"),
        ("CurrentFiscalYearEndDate", "--12-31"),
    ]
    .map(|(name, text)| format!(r#"<p><ix:nonNumeric name="dei:{name}" contextRef="q">{text}</ix:nonNumeric></p>"#))
    .concat();
    format!(
        r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"
 xmlns:us-gaap="http://fasb.org/us-gaap/2024" xmlns:dei="http://xbrl.sec.gov/dei/2024" xml:lang="en">
<body><div style="display:none"><ix:header><ix:resources>{}{}
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
{cover}<p>Condensed statements of income (in thousands)</p>
<table><tr><td></td><td>Three months ended March 31, 2030</td><td>Three months ended March 31, 2029</td></tr>{rows}</table></body></html>"#,
        context("q", "2030-01-01", "2030-03-31"),
        context("p", "2029-01-01", "2029-03-31"),
    )
}

//! European habits: half years with a whole year behind them, values per share in hundredths of the currency.

use super::page::{Page, cells, row, tag};
use super::styles::{landed_text, table, value, years};

/// A half-year report in German: decimal commas, dashes as zero, a column of changes without tags, the whole year before behind the half years.
#[test]
fn a_half_year_in_german_keeps_its_three_periods() {
    let page = Page::new("en")
        .context("h1", "2031-01-01/2031-06-30", &[])
        .context("h0", "2030-01-01/2030-06-30", &[])
        .context("d1", "2031-06-30", &[])
        .context("d0", "2030-12-31", &[])
        .context("f0", "2030-01-01/2030-12-31", &[]);
    let z = |e: &str, c: &str, t: &str| match t {
        "–" => format!(
            r#"<ix:nonFraction name="{e}" contextRef="{c}" unitRef="EUR" scale="3" decimals="-3" format="ixt:fixed-zero">–</ix:nonFraction>"#
        ),
        _ => match t.strip_prefix('-') {
            Some(t) => format!(
                r#"-<ix:nonFraction name="{e}" contextRef="{c}" unitRef="EUR" scale="3" decimals="-3" sign="-" format="ixt:num-comma-decimal">{t}</ix:nonFraction>"#
            ),
            None => format!(
                r#"<ix:nonFraction name="{e}" contextRef="{c}" unitRef="EUR" scale="3" decimals="-3" format="ixt:num-comma-decimal">{t}</ix:nonFraction>"#
            ),
        },
    };
    let of = |label: &str, e: &str, v: [&str; 3], change: &str| {
        cells([label.into(), z(e, "h1", v[0]), z(e, "h0", v[1]), change.into(), z(e, "f0", v[2])])
    };
    let rows = [
        row(&["in T€", "1. Halbjahr 2031", "1. Halbjahr 2030", "Veränderung in %", "Gesamtjahr 2030"]),
        of("Umsatzerlöse", "ifrs-full:Revenue", ["9.000", "8.500", "17.400"], "5,9"),
        of("Sonstige betriebliche Erträge", "x:SonstigeBetrieblicheErtraege", ["–", "100", "150"], "-100,0"),
        of("Materialaufwand", "ifrs-full:RawMaterialsAndConsumablesUsed", ["-4.000", "-3.900", "-8.000"], "2,6"),
        of(
            "Betriebsergebnis (EBIT)",
            "ifrs-full:ProfitLossFromOperatingActivities",
            ["5.000", "4.700", "9.550"],
            "6,4",
        ),
        of("Periodenergebnis", "ifrs-full:ProfitLoss", ["3.500", "3.300", "6.700"], "6,1"),
    ];
    let b = |label: &str, e: &str, v: [&str; 2]| cells([label.into(), z(e, "d1", v[0]), z(e, "d0", v[1])]);
    let balance = [
        row(&["in T€", "30.06.2031", "31.12.2030"]),
        b("Zahlungsmittel", "ifrs-full:CashAndCashEquivalents", ["1.000", "900"]),
        b("Summe Aktiva", "ifrs-full:Assets", ["40.000", "39.000"]),
        b("Summe Eigenkapital", "ifrs-full:Equity", ["20.000", "19.000"]),
    ];
    let text = page
        .table("Konzern-Gewinn- und Verlustrechnung", &table(&rows))
        .table("Konzernbilanz", &table(&balance))
        .text()
        .replace("lang=\"en\"", "lang=\"de\"");
    let import = landed_text(&text);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "1H-FY2031").as_deref(), Some("9000000"));
    assert_eq!(import.file.comparisons[0].current, "1H-FY2031");
}

/// Amounts in millions of pounds, values per share in pence.
#[test]
fn values_per_share_in_pence_are_in_pounds() {
    let p = |e: &str, c: &str, t: &str| format!("{}p", tag(e, c, "GBPs", "-2:4", t));
    let of = |label: &str, e: &str, v: [&str; 2]| {
        cells([label.into(), tag(e, "y1", "GBP", "6:-5", v[0]), tag(e, "y0", "GBP", "6:-5", v[1])])
    };
    let rows = [
        row(&["", "2031 £m", "2030 £m"]),
        of("Revenue", "ifrs-full:Revenue", ["900.1", "850.2"]),
        of("Operating profit", "ifrs-full:ProfitLossFromOperatingActivities", ["100.1", "90.2"]),
        of("Profit for the year", "ifrs-full:ProfitLoss", ["70.1", "60.2"]),
        cells([
            "Basic earnings per share".into(),
            p("ifrs-full:BasicEarningsLossPerShare", "y1", "14.02"),
            p("ifrs-full:BasicEarningsLossPerShare", "y0", "12.04"),
        ]),
        cells([
            "Dividend per share".into(),
            p("ifrs-full:DividendsRecognisedAsDistributionsToOwnersPerShare", "y1", "5.50"),
            p("ifrs-full:DividendsRecognisedAsDistributionsToOwnersPerShare", "y0", "5.00"),
        ]),
    ];
    let text = years("en").table("Consolidated income statement", &table(&rows)).text().replace("</ix:resources>", r#"<xbrli:unit id="GBP"><xbrli:measure>iso4217:GBP</xbrli:measure></xbrli:unit><xbrli:unit id="GBPs"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:GBP</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit></ix:resources>"#);
    let import = landed_text(&text);
    assert_eq!(import.file.currency, "GBP");
}

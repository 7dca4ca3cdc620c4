//! Reports of foreign issuers to the SEC, of a company in Germany and one in the United Kingdom, and an annual report of three years.

use kessan_import::mapping::{Import, Options, map};

use super::page::{Page, cells, nil, row, tag};
use super::styles::{missing, table, value, years};

/// Imports documents; every tagged number lands but those of the cover, which stand in no table.
fn of_files(files: &[(&str, &str)]) -> Import {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let report = kessan_import::read(files.collect()).unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    let mut missing = missing(&report, &import);
    missing.retain(|fact| !fact.starts_with("dei:"));
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    import
}

fn three() -> Page {
    years("en").context("y", "2029-01-01/2029-12-31", &[]).context("d", "2029-12-31", &[]).context(
        "cov",
        "2032-02-28",
        &[],
    )
}

/// Form 20-F: IFRS in a package of the SEC, three years, notes in a column, elements of the company's own for revenues and operating income.
#[test]
fn an_annual_report_of_a_foreign_issuer_under_ifrs_is_a_release() {
    let of = |label: &str, note: &str, element: &str, v: [&str; 3]| {
        let cell = |c: &str, t: &str| match t.strip_prefix('(') {
            Some(t) => format!("({})", tag(&format!("-{element}"), c, "EUR", "6:-6", t.trim_end_matches(')'))),
            None if t == "—" => nil(element, c, "EUR", "—"),
            None => tag(element, c, "EUR", "6:-6", t),
        };
        cells([label.into(), note.into(), cell("y1", v[0]), cell("y0", v[1]), cell("y", v[2])])
    };
    let per = |label: &str, element: &str, v: [&str; 3]| {
        cells([
            label.into(),
            "".into(),
            tag(element, "y1", "EURs", "0:2", v[0]),
            tag(element, "y0", "EURs", "0:2", v[1]),
            tag(element, "y", "EURs", "0:2", v[2]),
        ])
    };
    let rows = [
        row(&["(in millions of €, except per share)", "Notes", "2031", "2030", "2029"]),
        of("Net sales", "4", "x:NetSalesOfGoods", ["9,000", "8,500", "8,000"]),
        of("Other revenues", "4", "x:OtherRevenuesOfGroup", ["500", "400", "300"]),
        of("Total revenue", "", "x:TotalRevenueAndOther", ["9,500", "8,900", "8,300"]),
        of("Cost of sales", "5", "ifrs-full:CostOfSales", ["5,000", "4,800", "4,500"]),
        of("Gross profit", "", "ifrs-full:GrossProfit", ["4,500", "4,100", "3,800"]),
        of(
            "Selling and general expenses",
            "6",
            "ifrs-full:SellingGeneralAndAdministrativeExpense",
            ["(2,500)", "(2,300)", "(2,200)"].map(|t| t.trim_matches(['(', ')'])),
        ),
        of("Operating income", "", "x:OperatingIncomeOfGroup", ["2,000", "1,800", "1,600"]),
        of("Net financial income/(expense)", "8", "ifrs-full:FinanceIncomeCost", ["(200)", "(180)", "20"]),
        of("Income before tax", "", "ifrs-full:ProfitLossBeforeTax", ["1,800", "1,620", "1,620"]),
        of("Income tax", "9", "ifrs-full:IncomeTaxExpenseContinuingOperations", ["400", "360", "350"]),
        of("Net income", "", "ifrs-full:ProfitLoss", ["1,400", "1,260", "1,270"]),
        of(
            "  attributable to equity holders",
            "",
            "ifrs-full:ProfitLossAttributableToOwnersOfParent",
            ["1,380", "1,250", "1,270"],
        ),
        of(
            "  attributable to non-controlling interests",
            "",
            "ifrs-full:ProfitLossAttributableToNoncontrollingInterests",
            ["20", "10", "—"],
        ),
        per("Basic earnings per share (in euros)", "ifrs-full:BasicEarningsLossPerShare", ["2.76", "2.50", "2.54"]),
        per(
            "Dividend per share paid (in euros)",
            "ifrs-full:DividendsPaidOrdinarySharesPerShare",
            ["1.10", "1.00", "0.90"],
        ),
    ];
    let b = |label: &str, note: &str, element: &str, v: [&str; 2]| {
        cells([
            label.into(),
            note.into(),
            tag(element, "d1", "EUR", "6:-6", v[0]),
            tag(element, "d0", "EUR", "6:-6", v[1]),
        ])
    };
    let balance = [
        row(&["(in millions of €)", "Notes", "December 31, 2031", "December 31, 2030"]),
        b("Property, plant and equipment", "10", "ifrs-full:PropertyPlantAndEquipment", ["3,000", "2,900"]),
        b("Cash and cash equivalents", "13", "ifrs-full:CashAndCashEquivalents", ["1,500", "1,300"]),
        b("Total assets", "", "ifrs-full:Assets", ["4,500", "4,200"]),
        b("Share capital", "15", "ifrs-full:IssuedCapital", ["1,000", "1,000"]),
        b(
            "Equity attributable to equity holders",
            "",
            "ifrs-full:EquityAttributableToOwnersOfParent",
            ["2,000", "1,900"],
        ),
        b("Non-controlling interests", "", "ifrs-full:NoncontrollingInterests", ["50", "40"]),
        b("Total equity", "", "ifrs-full:Equity", ["2,050", "1,940"]),
        b("Total liabilities", "", "ifrs-full:Liabilities", ["2,450", "2,260"]),
        b("Total equity and liabilities", "", "ifrs-full:EquityAndLiabilities", ["4,500", "4,200"]),
    ];
    let page = three()
        .says("dei:DocumentType", "y1", "20-F")
        .says("dei:EntityRegistrantName", "y1", "Made-up Group S.A.")
        .says("dei:CurrentFiscalYearEndDate", "y1", "--12-31")
        .says("dei:DocumentPeriodEndDate", "y1", "2031-12-31")
        .says("dei:TradingSymbol", "y1", "MADE")
        .says("dei:SecurityExchangeName", "y1", "NYSE")
        .html(&format!(
            "<p>Ordinary shares outstanding as of December 31, 2031: {}</p>",
            tag("dei:EntityCommonStockSharesOutstanding", "d1", "shares", "0:0", "500,000,000")
        ))
        .table("CONSOLIDATED INCOME STATEMENTS", &table(&rows))
        .table("CONSOLIDATED BALANCE SHEETS", &table(&balance));
    let text = page.text();
    let import = of_files(&[("made-20311231.htm", &text)]);
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2031").as_deref(), Some("9500000000"));
    assert_eq!(value(&import, story.operating_income.as_deref(), "FY2031").as_deref(), Some("2000000000"));
    assert_eq!(value(&import, story.net_income.as_deref(), "FY2031").as_deref(), Some("1380000000"));
    let capital = import.file.capital.as_ref().unwrap();
    assert_eq!(
        import.release.resolve(&capital.shares_outstanding).map(|v| v.to_string()).as_deref(),
        Some("500000000")
    );
    assert!(capital.cash.is_some() && capital.equity.is_some());
}

/// Form 6-K: a cover without figures, the announcement as an exhibit without tags, guidance as ranges in a table of one row.
#[test]
fn a_report_whose_announcement_is_an_exhibit_without_tags_is_read() {
    let cover = "<html><body><p>FORM 6-K</p><p>REPORT OF FOREIGN PRIVATE ISSUER</p><p>For the month of August 2031</p><p>MADE-UP GROUP LTD</p><table><tr><td>Form 20-F</td><td>☒</td><td>Form 40-F</td><td>☐</td></tr></table><table><tr><td>Exhibit</td><td>Description</td></tr><tr><td>99.1</td><td>Press release dated August 5, 2031</td></tr></table></body></html>";
    let ex = "<html><head><title>EX-99.1</title></head><body><p>Made-up Group Ltd. Reports Second Quarter 2031 Results</p><p>August 5, 2031</p>\
      <p>UNAUDITED CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS</p><p>(U.S. dollars in thousands, except share and per share data)</p>\
      <table><tr><td></td><td colspan=5>Three months ended June 30,</td><td colspan=5>Six months ended June 30,</td></tr>\
      <tr><td></td><td colspan=2>2031</td><td></td><td colspan=2>2030</td><td colspan=2>2031</td><td></td><td colspan=2>2030</td></tr>\
      <tr><td>Revenues</td><td>$</td><td>52,300</td><td></td><td>$</td><td>48,100</td><td>$</td><td>101,400</td><td></td><td>$</td><td>95,200</td></tr>\
      <tr><td>Cost of revenues</td><td></td><td>21,300</td><td></td><td></td><td>20,100</td><td></td><td>42,400</td><td></td><td></td><td>40,200</td></tr>\
      <tr><td>Gross profit</td><td></td><td>31,000</td><td></td><td></td><td>28,000</td><td></td><td>59,000</td><td></td><td></td><td>55,000</td></tr>\
      <tr><td>Operating expenses</td><td></td><td></td></tr>\
      <tr><td>Research and development, net</td><td></td><td>12,000</td><td></td><td></td><td>11,000</td><td></td><td>24,000</td><td></td><td></td><td>22,000</td></tr>\
      <tr><td>Selling and marketing</td><td></td><td>9,000</td><td></td><td></td><td>8,500</td><td></td><td>18,000</td><td></td><td></td><td>17,000</td></tr>\
      <tr><td>Total operating expenses</td><td></td><td>21,000</td><td></td><td></td><td>19,500</td><td></td><td>42,000</td><td></td><td></td><td>39,000</td></tr>\
      <tr><td>Operating income</td><td></td><td>10,000</td><td></td><td></td><td>8,500</td><td></td><td>17,000</td><td></td><td></td><td>16,000</td></tr>\
      <tr><td>Financial expense, net</td><td></td><td>(1,000</td><td>)</td><td></td><td>(500)</td><td></td><td>(2,000</td><td>)</td><td></td><td>(1,000)</td></tr>\
      <tr><td>Net income</td><td>$</td><td>9,000</td><td></td><td>$</td><td>8,000</td><td>$</td><td>15,000</td><td></td><td>$</td><td>15,000</td></tr>\
      <tr><td>Basic net earnings per ordinary share</td><td>$</td><td>0.18</td><td></td><td>$</td><td>0.16</td><td>$</td><td>0.30</td><td></td><td>$</td><td>0.30</td></tr></table>\
      <p>CONDENSED CONSOLIDATED BALANCE SHEETS</p><p>(U.S. dollars in thousands)</p>\
      <table><tr><td></td><td colspan=2>June 30, 2031</td><td colspan=2>December 31, 2030</td></tr>\
      <tr><td>Cash and cash equivalents</td><td>$</td><td>40,000</td><td>$</td><td>35,000</td></tr>\
      <tr><td>Total assets</td><td>$</td><td>240,000</td><td>$</td><td>235,000</td></tr>\
      <tr><td>Total shareholders’ equity</td><td></td><td>140,000</td><td></td><td>130,000</td></tr></table>\
      <p>Outlook</p><p>(U.S. dollars in millions)</p><table><tr><td></td><td>Third quarter 2031</td><td>Full year 2031</td></tr><tr><td>Revenues</td><td>$53 - $55</td><td>$208 - $212</td></tr></table></body></html>";
    let report = kessan_import::read(vec![
        ("form6k.htm".into(), cover.as_bytes().to_vec()),
        ("ex99-1.htm".into(), ex.as_bytes().to_vec()),
    ])
    .unwrap();
    let import = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "Q2-FY2031").as_deref(), Some("52300000"), "{}", import.json);
    assert_eq!(value(&import, story.revenues.as_deref(), "1H-FY2031").as_deref(), Some("101400000"));
    assert_eq!(value(&import, story.assets.as_deref(), "2031-06-30").as_deref(), Some("240000000"));
    assert_eq!(import.report.contradictions, Vec::<String>::new());
    assert_eq!(import.file.story.targets.len(), 2);
}

/// Form 10-K: three years, signs in cells of their own, per cent of revenues and purchases of shares without tags.
#[test]
fn three_years_beside_a_discussion_without_tags() {
    let of = |label: &str, element: &str, v: [&str; 3]| {
        let cell = |c: &str, t: &str| match t.strip_prefix('(') {
            Some(t) => format!("({})", tag(&format!("-{element}"), c, "USD", "6:-6", t.trim_end_matches(')'))),
            None if t == "—" => format!(
                r#"<ix:nonFraction name="{element}" contextRef="{c}" unitRef="USD" scale="6" decimals="-6" format="ixt:fixed-zero">—</ix:nonFraction>"#
            ),
            None => tag(element, c, "USD", "6:-6", t),
        };
        cells([
            label.into(),
            "$".into(),
            cell("y1", v[0]),
            "".into(),
            "$".into(),
            cell("y0", v[1]),
            "".into(),
            "$".into(),
            cell("y", v[2]),
            "".into(),
        ])
    };
    let head = row(&["", "2031", "2031", "2031", "2030", "2030", "2030", "2029", "2029", "2029"]);
    let rows = [
        head.clone(),
        of("Net revenues", "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax", ["9,000", "8,500", "8,000"]),
        of("Cost of revenues", "us-gaap:CostOfRevenue", ["5,000", "4,800", "4,500"]),
        of("Impairment", "us-gaap:GoodwillImpairmentLoss", ["—", "100", "—"]),
        of("Operating income", "us-gaap:OperatingIncomeLoss", ["4,000", "3,600", "3,500"]),
        of("Other income (expense), net", "us-gaap:NonoperatingIncomeExpense", ["(100)", "50", "(25)"]),
        of(
            "Income before income taxes",
            "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
            ["3,900", "3,650", "3,475"],
        ),
        of("Provision for income taxes", "us-gaap:IncomeTaxExpenseBenefit", ["900", "850", "875"]),
        of("Net income", "us-gaap:NetIncomeLoss", ["3,000", "2,800", "2,600"]),
    ];
    let b = |label: &str, element: &str, v: [&str; 2]| {
        cells([label.into(), tag(element, "d1", "USD", "6:-6", v[0]), tag(element, "d0", "USD", "6:-6", v[1])])
    };
    let balance = [
        row(&["", "2031", "2030"]),
        b("Cash and cash equivalents", "us-gaap:CashAndCashEquivalentsAtCarryingValue", ["1,500", "1,300"]),
        b("Total assets", "us-gaap:Assets", ["14,500", "14,200"]),
        b("Total stockholders’ equity", "us-gaap:StockholdersEquity", ["7,000", "6,900"]),
        b(
            "Total liabilities and stockholders’ equity",
            "us-gaap:LiabilitiesAndStockholdersEquity",
            ["14,500", "14,200"],
        ),
    ];
    // Percent-of-revenue table without tags, and purchases by month, a five-row contractual table.
    let mdna = "<p>Results of operations as a percentage of net revenues</p><table><tr><td></td><td>2031</td><td>2030</td><td>2029</td></tr><tr><td>Net revenues</td><td>100.0%</td><td>100.0%</td><td>100.0%</td></tr><tr><td>Cost of revenues</td><td>55.6%</td><td>56.5%</td><td>56.3%</td></tr><tr><td>Operating income</td><td>44.4%</td><td>42.4%</td><td>43.8%</td></tr></table>\
      <p>Purchases of equity securities</p><table><tr><td>Period</td><td>Total shares purchased</td><td>Average price paid</td></tr><tr><td>October 1 – October 31, 2031</td><td>100,000</td><td>$ 50.10</td></tr><tr><td>November 1 – November 30, 2031</td><td>120,000</td><td>$ 51.20</td></tr><tr><td>Total</td><td>220,000</td><td></td></tr></table>";
    let text = three()
        .says("dei:DocumentType", "y1", "10-K")
        .says("dei:EntityRegistrantName", "y1", "Made-up, Inc.")
        .says("dei:CurrentFiscalYearEndDate", "y1", "--12-31")
        .says("dei:DocumentPeriodEndDate", "y1", "2031-12-31")
        .html(&format!(
            "<p>There were {} shares of common stock outstanding.</p>",
            tag("dei:EntityCommonStockSharesOutstanding", "cov", "shares", "0:0", "400,000,000")
        ))
        .html(mdna)
        .table("CONSOLIDATED STATEMENTS OF INCOME (in millions)", &table(&rows))
        .table("CONSOLIDATED BALANCE SHEETS", &table(&balance))
        .text();
    let import = of_files(&[("made.htm", &text)]);
    assert_eq!(import.file.title.all().next().map(|(_, t)| t), Some("Form 10-K: FY2031"));
    let story = &import.file.story;
    assert_eq!(value(&import, story.revenues.as_deref(), "FY2029").as_deref(), Some("8000000000"));
}

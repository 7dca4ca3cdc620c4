//! More styles of filings: two currencies, continental figures, matrices of members, rows of periods, statements of the parent alone.

use super::page::{cells, row, tag};
use super::styles::{landed, table, value, years};

/// A number that is printed and transformed in any way.
fn number(name: &str, context: &str, unit: &str, attributes: &str, text: &str) -> String {
    format!(
        r#"<ix:nonFraction name="{name}" contextRef="{context}" unitRef="{unit}" {attributes}>{text}</ix:nonFraction>"#
    )
}

#[test]
fn a_column_in_a_second_currency_is_no_contradiction() {
    let of = |label: &str, element: &str, values: [&str; 3]| {
        cells([
            label.into(),
            tag(element, "y0", "JPY", "6:-6", values[0]),
            tag(element, "y1", "JPY", "6:-6", values[1]),
            tag(element, "y1", "USD", "3:-3", values[2]),
        ])
    };
    let rows = [
        row(&["", "2030 (millions of yen)", "2031 (millions of yen)", "2031 (thousands of U.S. dollars)"]),
        of("Revenue", "ifrs-full:Revenue", ["90,000", "100,000", "666,667"]),
        of("Cost of sales", "ifrs-full:CostOfSales", ["50,000", "55,000", "366,667"]),
        of("Gross profit", "ifrs-full:GrossProfit", ["40,000", "45,000", "300,000"]),
    ];
    let import = landed(&years("en").table("CONSOLIDATED STATEMENTS OF PROFIT OR LOSS", &table(&rows)));
    assert_eq!(import.file.currency, "JPY");
    let table = &import.file.tables[0];
    assert_eq!(table.columns[2].currency.as_deref(), Some("USD"));
    assert_eq!(table.columns[2].scale, Some(3));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("100000000000"));
}

#[test]
fn figures_with_decimal_commas_spaces_and_true_minus_signs_keep_their_values() {
    let comma = r#"format="ixt:num-comma-decimal" scale="3" decimals="-2""#;
    let space = r#"format="ixt:num-dot-decimal" scale="3" decimals="-3""#;
    let rows = [
        row(&["in Tsd. EUR", "2031", "2030"]),
        cells([
            "Umsatzerlöse".into(),
            number("ifrs-full:Revenue", "y1", "EUR", comma, "12.345,6"),
            number("ifrs-full:Revenue", "y0", "EUR", comma, "11.000,0"),
        ]),
        cells([
            "Finanzergebnis".into(),
            format!("−{}", number("ifrs-full:FinanceIncomeCost", "y1", "EUR", &format!("{comma} sign=\"-\""), "45,5")),
            format!("- {}", number("ifrs-full:FinanceIncomeCost", "y0", "EUR", &format!("{comma} sign=\"-\""), "40,0")),
        ]),
        cells([
            "Summe Aktiva".into(),
            number("ifrs-full:Assets", "d1", "EUR", space, "1 234 567"),
            number("ifrs-full:Assets", "d0", "EUR", space, "1\u{a0}200\u{a0}000"),
        ]),
    ];
    let import = landed(&years("de").table("Konzern-Gewinn- und Verlustrechnung", &table(&rows)));
    assert_eq!(import.file.languages[0], "de");
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("12345600"));
}

#[test]
fn a_matrix_of_members_by_rows_and_columns_lands_whole() {
    let (level, class) = ("us-gaap:FairValueByFairValueHierarchyLevelAxis", "us-gaap:CashAndCashEquivalentsAxis");
    let mut page = years("en");
    let levels = ["us-gaap:FairValueInputsLevel1Member", "us-gaap:FairValueInputsLevel2Member"];
    let classes = ["us-gaap:MoneyMarketFundsMember", "us-gaap:CommercialPaperMember", "x:BondsMember"];
    let mut rows = vec![row(&["", "Level 1", "Level 2", "Total"])];
    for (at, own) in classes.iter().enumerate() {
        let mut cells = vec![own.trim_end_matches("Member").to_owned()];
        for (number, of) in levels.iter().enumerate() {
            let id = format!("c{at}{number}");
            page = page.context(&id, "2031-12-31", &[(class, own), (level, of)]);
            cells.push(tag(
                "us-gaap:AssetsFairValueDisclosure",
                &id,
                "USD",
                "3:-3",
                &format!("{}", 100 * (at + 1) + number),
            ));
        }
        let id = format!("t{at}");
        page = page.context(&id, "2031-12-31", &[(class, own)]);
        cells.push(tag("us-gaap:AssetsFairValueDisclosure", &id, "USD", "3:-3", &format!("{}", 200 * (at + 1) + 1)));
        rows.push(cells);
    }
    let import = landed(&page.table("FAIR VALUE", &table(&rows)));
    assert!(import.file.story.businesses.is_empty());
}

#[test]
fn rows_of_periods_below_columns_of_lines_are_a_table() {
    let mut rows = vec![row(&["Period", "Revenues", "Net income", "Basic EPS"])];
    for (label, context) in [("2031", "y1"), ("2030", "y0")] {
        let text = |number: &str| if context == "y1" { number.to_owned() } else { number.replace('9', "8") };
        rows.push(cells([
            label.into(),
            tag("us-gaap:Revenues", context, "USD", "6:-6", &text("1,999")),
            tag("us-gaap:NetIncomeLoss", context, "USD", "6:-6", &text("199")),
            tag("us-gaap:EarningsPerShareBasic", context, "USDs", "0:2", &text("1.99")),
        ]));
    }
    let import = landed(&years("en").table("FIVE YEARS", &table(&rows)));
    assert_eq!(import.file.tables.len(), 1);
    assert_eq!(import.file.tables[0].columns[0].concept.as_deref(), Some("Revenues"));
}

#[test]
fn statements_of_the_parent_alone_stand_beside_those_of_the_group() {
    let axis = "jppfs_cor:ConsolidatedOrNonConsolidatedAxis";
    let alone = [(axis, "jppfs_cor:NonConsolidatedMember")];
    let page =
        years("ja").context("p1", "2031-01-01/2031-12-31", &alone).context("p0", "2030-01-01/2030-12-31", &alone);
    let of = |label: &str, element: &str, contexts: [&str; 2], values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, contexts[0], "JPY", "6:-6", values[0]),
            tag(element, contexts[1], "JPY", "6:-6", values[1]),
        ])
    };
    let group = [
        row(&["", "前連結会計年度", "当連結会計年度"]),
        of("売上高", "jppfs_cor:NetSales", ["y0", "y1"], ["9,000", "10,000"]),
        of("営業利益", "jppfs_cor:OperatingIncome", ["y0", "y1"], ["900", "1,000"]),
    ];
    let parent = [
        row(&["", "前事業年度", "当事業年度"]),
        of("売上高", "jppfs_cor:NetSales", ["p0", "p1"], ["5,000", "5,500"]),
        of("営業利益", "jppfs_cor:OperatingIncome", ["p0", "p1"], ["500", "550"]),
    ];
    let import = landed(&page.table("連結損益計算書", &table(&group)).table("損益計算書", &table(&parent)));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("10000000000"));
    assert!(import.file.story.businesses.is_empty());
}

#[test]
fn labels_that_span_rows_and_heads_that_span_columns_do_not_move_numbers() {
    let one = |context: &str, text: &str| tag("us-gaap:Revenues", context, "USD", "6:-6", text);
    let two = |context: &str, text: &str| tag("us-gaap:OperatingIncomeLoss", context, "USD", "6:-6", text);
    let html = format!(
        r#"<p>RESULTS</p><table><thead><tr><th rowspan="2" colspan="2"></th><th colspan="2">Year ended December 31,</th></tr><tr><th>2031</th><th>2030</th></tr></thead>
<tr><td rowspan="2">Group</td><td>Revenues</td><td>{}</td><td>{}</td></tr><tr><td>Operating income</td><td>{}</td><td>{}</td></tr></table>"#,
        one("y1", "1,000"),
        one("y0", "900"),
        two("y1", "100"),
        two("y0", "90"),
    );
    let import = landed(&years("en").html(&html));
    let table = &import.file.tables[0];
    assert_eq!(table.rows[1].cells, ["100", "90"]);
    assert!(table.rows[1].label.all().any(|(_, text)| text == "Group Operating income"), "{:?}", table.rows[1].label);
}

#[test]
fn a_roll_forward_of_a_balance_lands_with_its_ends() {
    let axis = "us-gaap:StatementEquityComponentsAxis";
    let own = [(axis, "us-gaap:RetainedEarningsMember")];
    let page = years("en").context("r1", "2031-01-01/2031-12-31", &own).context("re1", "2031-12-31", &own).context(
        "re0",
        "2030-12-31",
        &own,
    );
    let one = |label: &str, element: &str, contexts: [&str; 2], values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, contexts[0], "USD", "3:-3", values[0]),
            tag(element, contexts[1], "USD", "3:-3", values[1]),
        ])
    };
    let rows = [
        row(&["", "Retained earnings", "Total"]),
        one("Balance at December 31, 2030", "us-gaap:StockholdersEquity", ["re0", "d0"], ["1,000", "3,000"]),
        one("Net income", "us-gaap:NetIncomeLoss", ["r1", "y1"], ["400", "400"]),
        one("Dividends", "us-gaap:DividendsCommonStock", ["r1", "y1"], ["150", "150"]),
        one("Balance at December 31, 2031", "us-gaap:StockholdersEquity", ["re1", "d1"], ["1,250", "3,250"]),
    ];
    landed(&page.table("STATEMENT OF EQUITY", &table(&rows)));
}

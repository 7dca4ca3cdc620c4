//! Filings in the styles of issuers of many kinds: every tagged number lands in a cell with its period and its value, and nothing is
//! called a contradiction.

use kessan_import::mapping::Import;

pub use super::landing::{landed, landed_text, missing};

use super::page::{Page, cells, row, tag};

/// Two years and their days.
pub fn years(language: &'static str) -> Page {
    Page::new(language)
        .context("y1", "2031-01-01/2031-12-31", &[])
        .context("y0", "2030-01-01/2030-12-31", &[])
        .context("d1", "2031-12-31", &[])
        .context("d0", "2030-12-31", &[])
}

fn quarter() -> Page {
    Page::new("en")
        .context("q1", "2031-07-01/2031-09-30", &[])
        .context("q0", "2030-07-01/2030-09-30", &[])
        .context("n1", "2031-01-01/2031-09-30", &[])
        .context("n0", "2030-01-01/2030-09-30", &[])
        .context("d1", "2031-09-30", &[])
        .context("d0", "2030-12-31", &[])
}

/// A line in two periods, thousands.
pub fn line(label: &str, element: &str, unit: &str, contexts: [&str; 2], values: [&str; 2]) -> Vec<String> {
    cells([
        label.into(),
        tag(element, contexts[0], unit, "3:-3", values[0]),
        tag(element, contexts[1], unit, "3:-3", values[1]),
    ])
}

/// Rows as a page takes them.
pub fn table(rows: &[Vec<String>]) -> Vec<&[String]> {
    rows.iter().map(Vec::as_slice).collect()
}

/// The value of a concept in a period.
pub fn value(import: &Import, concept: Option<&str>, period: &str) -> Option<String> {
    let figure = import.release.figure(concept?, period, kessan_core::release::Scenario::Actual)?;
    figure.value.map(|value| value.normalize().to_string())
}

#[test]
fn an_ifrs_statement_by_nature_and_one_by_function_have_revenue_and_profit() {
    let of = |label: &str, element: &str, values: [&str; 2]| {
        let printed = |context: &str, text: &str| match text.strip_prefix('(') {
            Some(text) => format!("({})", tag(element, context, "EUR", "3:-3", text.trim_end_matches(')'))),
            None => tag(element, context, "EUR", "3:-3", text),
        };
        cells([label.into(), printed("y1", values[0]), printed("y0", values[1])])
    };
    let by_nature = [
        row(&["EUR thousand", "2031", "2030"]),
        of("Revenue", "ifrs-full:Revenue", ["10,000", "9,000"]),
        of("Other operating income", "ifrs-full:OtherIncome", ["200", "150"]),
        of("Raw materials and consumables used", "ifrs-full:RawMaterialsAndConsumablesUsed", ["(4,000)", "(3,600)"]),
        of("Employee benefits expense", "ifrs-full:EmployeeBenefitsExpense", ["(3,500)", "(3,300)"]),
        of("Depreciation and amortisation", "ifrs-full:DepreciationAndAmortisationExpense", ["(700)", "(650)"]),
        of("Operating profit", "ifrs-full:ProfitLossFromOperatingActivities", ["2,000", "1,600"]),
        of("Profit for the year", "ifrs-full:ProfitLoss", ["1,400", "1,100"]),
    ];
    let import = landed(&years("en").table("Consolidated income statement", &table(&by_nature)));
    let story = &import.file.story;
    assert_eq!(value(&import, story.operating_income.as_deref(), "FY2031").as_deref(), Some("2000000"));
    let operating =
        import.file.concepts.iter().find(|concept| Some(&concept.id) == story.operating_income.as_ref()).unwrap();
    assert_eq!(operating.sum.len(), 5, "{:?}", operating.sum);
    assert_eq!(
        operating.sum.iter().filter(|term| term.starts_with('-')).count(),
        3,
        "tagged positive, printed in brackets"
    );
}

#[test]
fn two_classes_of_stock_have_their_shares_and_earnings_each() {
    let axis = "us-gaap:StatementClassOfStockAxis";
    let mut page = quarter();
    for (id, class) in [("a", "us-gaap:CommonClassAMember"), ("b", "us-gaap:CommonClassBMember")] {
        page = page
            .context(&format!("q1{id}"), "2031-07-01/2031-09-30", &[(axis, class)])
            .context(&format!("q0{id}"), "2030-07-01/2030-09-30", &[(axis, class)])
            .context(&format!("cover{id}"), "2031-10-25", &[(axis, class)]);
    }
    let per_share = |label: &str, element: &str, id: &str, values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, &format!("q1{id}"), "USDs", "0:2", values[0]),
            tag(element, &format!("q0{id}"), "USDs", "0:2", values[1]),
        ])
    };
    let rows = [
        row(&["", "2031", "2030"]),
        line("Net income", "us-gaap:NetIncomeLoss", "USD", ["q1", "q0"], ["3,000", "2,000"]),
        row(&["Basic earnings per share:", "", ""]),
        per_share("Class A", "us-gaap:EarningsPerShareBasic", "a", ["0.30", "0.20"]),
        per_share("Class B", "us-gaap:EarningsPerShareBasic", "b", ["0.27", "0.18"]),
    ];
    let cover = [cells([
        "Shares outstanding".into(),
        tag("dei:EntityCommonStockSharesOutstanding", "covera", "shares", "0:0", "9,000,000"),
        tag("dei:EntityCommonStockSharesOutstanding", "coverb", "shares", "0:0", "1,000,000"),
    ])];
    let page = page.table("STATEMENTS OF OPERATIONS", &table(&rows)).table("Class A Class B", &table(&cover));
    let import = landed(&page);
    let labels: Vec<&str> =
        import.file.tables[0].rows.iter().flat_map(|row| row.label.all()).map(|(_, text)| text).collect();
    assert!(labels.contains(&"Class A") && labels.contains(&"Class B"), "{labels:?}");
}

#[test]
fn a_statement_of_two_spans_under_one_heading_each_keeps_four_columns() {
    let all = |label: &str, element: &str, values: [&str; 4]| -> Vec<String> {
        let tags = ["q1", "q0", "n1", "n0"]
            .iter()
            .zip(values)
            .map(|(context, text)| tag(element, context, "USD", "6:-6", text));
        std::iter::once(label.to_owned()).chain(tags).collect()
    };
    let rows: String = [
        all("Revenues", "us-gaap:Revenues", ["120", "110", "350", "320"]),
        all("Cost of revenue", "us-gaap:CostOfRevenue", ["70", "66", "205", "190"]),
        all("Gross profit", "us-gaap:GrossProfit", ["50", "44", "145", "130"]),
    ]
    .iter()
    .map(|cells| format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>()))
    .collect();
    let html = format!(
        r#"<p>STATEMENTS OF OPERATIONS</p><table><tr><td rowspan="2">(in millions)</td><td colspan="2">Three Months Ended September 30,</td><td colspan="2">Nine Months Ended September 30,</td></tr><tr><td>2031</td><td>2030</td><td>2031</td><td>2030</td></tr>{rows}</table>"#
    );
    let import = landed(&quarter().html(&html));
    let table = &import.file.tables[0];
    let periods: Vec<&str> = table.columns.iter().filter_map(|column| column.period.as_deref()).collect();
    assert_eq!(periods, ["Q3-FY2031", "Q3-FY2030", "9M-FY2031", "9M-FY2030"]);
    assert!(
        table.columns[0].label.all().any(|(_, text)| text.contains("Three Months") && text.contains("2031")),
        "{:?}",
        table.columns[0].label
    );
    assert_eq!(table.scale, Some(6));
}

#[test]
fn brackets_dollars_and_percent_signs_in_cells_of_their_own_are_joined() {
    let html = format!(
        r#"<p>STATEMENTS</p><table><tr><td></td><td colspan="3">2031</td><td colspan="3">2030</td></tr>
<tr><td>Net loss</td><td>$</td><td>({})</td><td></td><td>$</td><td>({}</td><td>)</td></tr>
<tr><td>Tax rate</td><td></td><td>({}</td><td>%)</td><td></td><td>{}</td><td>%</td></tr>
<tr><td>Other</td><td></td><td>{}</td><td></td><td></td><td>{}</td><td></td></tr></table>"#,
        tag("-us-gaap:NetIncomeLoss", "y1", "USD", "3:-3", "1,234"),
        tag("-us-gaap:NetIncomeLoss", "y0", "USD", "3:-3", "987"),
        tag("-us-gaap:EffectiveIncomeTaxRateContinuingOperations", "y1", "pure", "-2:3", "2.5"),
        tag("us-gaap:EffectiveIncomeTaxRateContinuingOperations", "y0", "pure", "-2:3", "21.0"),
        r#"<ix:nonFraction name="us-gaap:OtherIncome" contextRef="y1" unitRef="USD" scale="3" decimals="-3" format="ixt:fixed-zero">—</ix:nonFraction>"#,
        r#"<ix:nonFraction name="us-gaap:OtherIncome" contextRef="y0" unitRef="USD" scale="3" decimals="-3" format="ixt:fixed-zero">no</ix:nonFraction>"#,
    );
    let import = landed(&years("en").html(&html));
    let table = &import.file.tables[0];
    assert_eq!(table.rows[0].cells, ["(1,234)", "(987)"]);
    assert!(table.rows[1].cells[0].contains("2.5") && table.rows[1].negated.is_none(), "{:?}", table.rows[1]);
    assert_eq!(table.rows[2].cells[0], "—");
}

#[test]
fn a_parenthetical_balance_sheet_keeps_par_value_and_share_counts() {
    let shares = |element: &str, context: &str, text: &str| tag(element, context, "shares", "0:0", text);
    let both = |element: &str, texts: [&str; 2]| [shares(element, "d1", texts[0]), shares(element, "d0", texts[1])];
    let par = |context: &str| tag("us-gaap:CommonStockParOrStatedValuePerShare", context, "USDs", "0:4", "0.0001");
    let [issued1, issued0] = both("us-gaap:CommonStockSharesIssued", ["52,000,000", "51,000,000"]);
    let [held1, held0] = both("us-gaap:TreasuryStockCommonShares", ["2,000,000", "1,500,000"]);
    let rows = [
        row(&["", "September 30, 2031", "December 31, 2030"]),
        cells(["Common stock, par value".into(), format!("$ {}", par("d1")), format!("$ {}", par("d0"))]),
        cells(["Common stock, shares issued".into(), issued1, issued0]),
        cells(["Treasury stock, shares".into(), held1, held0]),
    ];
    let inline = [
        row(&["", "September 30, 2031", "December 31, 2030"]),
        cells([
            format!(
                "Common stock, $0.0001 par value; {} shares authorized at both dates; {} and {} shares outstanding",
                shares("us-gaap:CommonStockSharesAuthorized", "d1", "200,000,000"),
                shares("us-gaap:CommonStockSharesOutstanding", "d1", "50,000,000"),
                shares("us-gaap:CommonStockSharesOutstanding", "d0", "49,500,000"),
            ),
            tag("us-gaap:CommonStockValue", "d1", "USD", "3:-3", "5"),
            tag("us-gaap:CommonStockValue", "d0", "USD", "3:-3", "5"),
        ]),
    ];
    let page =
        quarter().table("BALANCE SHEETS (Parenthetical)", &table(&rows)).table("BALANCE SHEETS", &table(&inline));
    let import = landed(&page);
    // Figures in a label stand below the day that they are of: those of last year stood in this year's column.
    let sheet = import.file.tables.iter().find(|table| table.title.en() == "Balance sheets").unwrap();
    let held = sheet.rows.iter().find(|row| row.cells.contains(&"49,500,000".to_owned())).unwrap();
    assert_eq!(
        (held.cells.as_slice(), &held.period),
        (["50,000,000", "49,500,000"].map(str::to_owned).as_slice(), &None)
    );
}

#[test]
fn consolidating_columns_of_parent_and_guarantors_are_lines_and_no_businesses() {
    let axis = "srt:ConsolidatedEntitiesAxis";
    let items = "srt:ConsolidationItemsAxis";
    let mut page = years("en");
    for (id, members) in [
        ("p", [(axis, "srt:ParentCompanyMember")]),
        ("g", [(axis, "srt:GuarantorSubsidiariesMember")]),
        ("e", [(items, "srt:ConsolidationEliminationsMember")]),
    ] {
        page = page.context(id, "2031-01-01/2031-12-31", &members);
    }
    let all = |label: &str, element: &str, values: [&str; 4]| -> Vec<String> {
        let tags = ["p", "g", "e", "y1"].iter().zip(values).map(|(context, text)| match text.strip_prefix('(') {
            Some(text) => {
                format!("({}", tag(&format!("-{element}"), context, "USD", "6:-6", text.trim_end_matches(')')) + ")")
            }
            None => tag(element, context, "USD", "6:-6", text),
        });
        std::iter::once(label.to_owned()).chain(tags).collect()
    };
    let rows = [
        row(&["", "Parent", "Guarantors", "Eliminations", "Consolidated"]),
        all("Revenues", "us-gaap:Revenues", ["400", "700", "(100)", "1,000"]),
        all("Net income", "us-gaap:NetIncomeLoss", ["90", "60", "(60)", "90"]),
    ];
    let import = landed(&page.table("CONSOLIDATING STATEMENT", &table(&rows)));
    assert!(import.file.story.businesses.is_empty(), "{:?}", import.file.story.businesses);
}

#[test]
fn nested_tags_in_one_cell_are_two_lines() {
    let inner = tag("us-gaap:NetIncomeLoss", "y1", "USD", "6:-6", "90");
    let nested = format!(
        r#"<ix:nonFraction name="us-gaap:ProfitLoss" contextRef="y1" unitRef="USD" scale="6" decimals="-6" format="ixt:num-dot-decimal">{inner}</ix:nonFraction>"#
    );
    let rows = [
        row(&["", "2031", "2030"]),
        line("Revenues", "us-gaap:Revenues", "USD", ["y1", "y0"], ["1,000", "900"]),
        cells(["Net income".into(), nested, tag("us-gaap:NetIncomeLoss", "y0", "USD", "6:-6", "80")]),
    ];
    landed(&years("en").table("STATEMENTS OF INCOME", &table(&rows)));
}

#[test]
fn thousands_and_millions_in_one_table_keep_their_powers_of_ten() {
    let rows = [
        row(&["", "2031", "2030"]),
        cells([
            "Revenues (thousands)".into(),
            tag("us-gaap:Revenues", "y1", "USD", "3:-3", "1,000,000"),
            tag("us-gaap:Revenues", "y0", "USD", "3:-3", "900,000"),
        ]),
        cells([
            "Assets (millions)".into(),
            tag("us-gaap:Assets", "d1", "USD", "6:-5", "2,000.5"),
            tag("us-gaap:Assets", "d0", "USD", "6:-5", "1,900.4"),
        ]),
        cells([
            "Dividends per share".into(),
            tag("us-gaap:CommonStockDividendsPerShareDeclared", "y1", "USDs", "0:2", "0.50"),
            tag("us-gaap:CommonStockDividendsPerShareDeclared", "y0", "USDs", "0:2", "0.45"),
        ]),
    ];
    landed(&years("en").table("SELECTED DATA", &table(&rows)));
}

#[test]
fn years_of_52_and_53_weeks_and_a_short_year_have_names() {
    let page = Page::new("en")
        .context("a", "2030-12-29/2032-01-03", &[])
        .context("b", "2029-12-30/2030-12-28", &[])
        .context("t", "2032-01-04/2032-06-30", &[]);
    let rows = [
        row(&[
            "",
            "53 weeks ended January 3, 2032",
            "52 weeks ended December 28, 2030",
            "Transition period ended June 30, 2032",
        ]),
        cells([
            "Net sales".into(),
            tag("us-gaap:Revenues", "a", "USD", "3:-3", "5,300"),
            tag("us-gaap:Revenues", "b", "USD", "3:-3", "5,100"),
            tag("us-gaap:Revenues", "t", "USD", "3:-3", "2,600"),
        ]),
    ];
    let import = landed(&page.table("STATEMENTS OF INCOME", &table(&rows)));
    let ids: Vec<&str> = import.file.tables[0].columns.iter().filter_map(|column| column.period.as_deref()).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
}

#[test]
fn a_first_report_without_comparatives_is_a_release() {
    let page = Page::new("en").context("p", "2031-04-11/2031-06-30", &[]).context("d", "2031-06-30", &[]);
    let rows = [
        row(&["", "Period from April 11, 2031 (inception) to June 30, 2031"]),
        cells(["Formation costs".into(), tag("us-gaap:OperatingExpenses", "p", "USD", "0:0", "12,345")]),
        cells(["Net loss".into(), format!("({})", tag("-us-gaap:NetIncomeLoss", "p", "USD", "0:0", "12,345"))]),
        cells(["Total assets".into(), tag("us-gaap:Assets", "d", "USD", "0:0", "250,000")]),
    ];
    let import = landed(&page.table("STATEMENT OF OPERATIONS", &table(&rows)));
    assert_eq!(
        value(&import, import.file.story.net_income.as_deref(), &import.file.comparisons[0].current).as_deref(),
        Some("-12345")
    );
}

#[test]
fn restated_columns_stand_beside_those_as_reported() {
    let axis = "srt:RestatementAxis";
    let page = years("en")
        .context("o0", "2030-01-01/2030-12-31", &[(axis, "srt:ScenarioPreviouslyReportedMember")])
        .context("r0", "2030-01-01/2030-12-31", &[(axis, "srt:RestatementAdjustmentMember")]);
    let rows = [
        row(&["", "As previously reported", "Adjustment", "As restated"]),
        cells([
            "Revenues".into(),
            tag("us-gaap:Revenues", "o0", "USD", "3:-3", "950"),
            format!("({})", tag("-us-gaap:Revenues", "r0", "USD", "3:-3", "50")),
            tag("us-gaap:Revenues", "y0", "USD", "3:-3", "900"),
        ]),
        cells([
            "Net income".into(),
            tag("us-gaap:NetIncomeLoss", "o0", "USD", "3:-3", "95"),
            format!("({})", tag("-us-gaap:NetIncomeLoss", "r0", "USD", "3:-3", "5")),
            tag("us-gaap:NetIncomeLoss", "y0", "USD", "3:-3", "90"),
        ]),
    ];
    let current = [
        row(&["", "2031"]),
        cells(["Revenues".into(), tag("us-gaap:Revenues", "y1", "USD", "3:-3", "1,000")]),
        cells(["Net income".into(), tag("us-gaap:NetIncomeLoss", "y1", "USD", "3:-3", "100")]),
    ];
    let import = landed(&years_with(page, &current).table("RESTATEMENT", &table(&rows)));
    assert!(import.file.story.businesses.is_empty());
}

fn years_with(page: Page, rows: &[Vec<String>]) -> Page {
    page.table("STATEMENTS OF INCOME", &table(rows))
}

#[test]
fn a_table_inside_of_a_continued_text_block_is_a_table_like_others() {
    let rows: String = [
        row(&["", "2031", "2030"]),
        line("Lamps", "x:LampSales", "USD", ["y1", "y0"], ["700", "600"]),
        line("Desks", "x:DeskSales", "USD", ["y1", "y0"], ["300", "300"]),
    ]
    .iter()
    .map(|cells| format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>()))
    .collect();
    let html = format!(
        r#"<div><ix:nonNumeric name="us-gaap:RevenueTextBlock" contextRef="y1" continuedAt="c2" escape="true"><p>Revenue</p></ix:nonNumeric></div><div><ix:continuation id="c2"><p>By product</p><table>{rows}</table></ix:continuation></div>"#
    );
    let import = landed(&years("en").html(&html));
    assert_eq!(import.file.tables[0].rows.len(), 2);
}

#[test]
fn heads_that_stand_in_rows_name_the_periods_below_them() {
    let rows = [
        row(&["Year ended December 31, 2031", "", ""]),
        cells(["Revenues".into(), tag("us-gaap:Revenues", "y1", "USD", "3:-3", "1,000"), String::new()]),
        cells(["Net income".into(), tag("us-gaap:NetIncomeLoss", "y1", "USD", "3:-3", "100"), String::new()]),
        row(&["Year ended December 31, 2030", "", ""]),
        cells(["Revenues".into(), tag("us-gaap:Revenues", "y0", "USD", "3:-3", "900"), String::new()]),
        cells(["Net income".into(), tag("us-gaap:NetIncomeLoss", "y0", "USD", "3:-3", "90"), String::new()]),
    ];
    landed(&years("en").table("RESULTS", &table(&rows)));
}

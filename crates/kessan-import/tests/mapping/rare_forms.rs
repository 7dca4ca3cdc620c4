//! Tags and rows of rare forms.

use super::page::{cells, row, tag};
use super::styles::{landed, landed_text, table, value, years};

/// Numbers without a transformation, a footnote within the tag, one tag around another, nil, powers of ten by the row, hundredths of a per cent.
#[test]
fn tags_of_rare_forms_keep_their_values_and_their_text() {
    // no format, sign with brackets, exclude within, nested tags, nil, scale by row
    let f = |attrs: &str, name: &str, c: &str, unit: &str, text: &str| {
        format!(r#"<ix:nonFraction name="{name}" contextRef="{c}" unitRef="{unit}" {attrs}>{text}</ix:nonFraction>"#)
    };
    let rows = [
        row(&["(In thousands)", "2031", "2030"]),
        cells([
            "Revenue".into(),
            f(r#"decimals="-3" scale="3""#, "us-gaap:Revenues", "y1", "USD", "9000"),
            f(r#"decimals="-3" scale="3""#, "us-gaap:Revenues", "y0", "USD", "8500"),
        ]),
        cells([
            "Cost of revenue".into(),
            format!(
                "({})",
                f(
                    r#"decimals="-3" scale="3" format="ixt:num-dot-decimal""#,
                    "us-gaap:CostOfRevenue",
                    "y1",
                    "USD",
                    "5,000"
                )
            ),
            format!(
                "({})",
                f(
                    r#"decimals="-3" scale="3" format="ixt:num-dot-decimal""#,
                    "us-gaap:CostOfRevenue",
                    "y0",
                    "USD",
                    "4,800"
                )
            ),
        ]),
        cells([
            "Loss on disposal".into(),
            format!(
                "({})",
                f(
                    r#"decimals="-3" scale="3" sign="-" format="ixt:num-dot-decimal""#,
                    "us-gaap:GainLossOnDispositionOfAssets1",
                    "y1",
                    "USD",
                    "12<ix:exclude><sup>(a)</sup></ix:exclude>"
                )
            ),
            f(
                r#"xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#,
                "us-gaap:GainLossOnDispositionOfAssets1",
                "y0",
                "USD",
                "-",
            ),
        ]),
        cells([
            "Net income and comprehensive income".into(),
            f(
                r#"decimals="-3" scale="3" format="ixt:num-dot-decimal""#,
                "us-gaap:NetIncomeLoss",
                "y1",
                "USD",
                &f(
                    r#"decimals="-3" scale="3" format="ixt:num-dot-decimal""#,
                    "us-gaap:ComprehensiveIncomeNetOfTax",
                    "y1",
                    "USD",
                    "3,988",
                ),
            ),
            f(
                r#"decimals="-3" scale="3" format="ixt:num-dot-decimal""#,
                "us-gaap:NetIncomeLoss",
                "y0",
                "USD",
                &f(
                    r#"decimals="-3" scale="3" format="ixt:num-dot-decimal""#,
                    "us-gaap:ComprehensiveIncomeNetOfTax",
                    "y0",
                    "USD",
                    "3,700",
                ),
            ),
        ]),
        cells([
            "Dividends per share".into(),
            f(
                r#"decimals="INF" scale="0" format="ixt:num-dot-decimal""#,
                "us-gaap:CommonStockDividendsPerShareDeclared",
                "y1",
                "USDs",
                ".40",
            ),
            f(
                r#"decimals="INF" scale="0" format="ixt:num-dot-decimal""#,
                "us-gaap:CommonStockDividendsPerShareDeclared",
                "y0",
                "USDs",
                "0.375",
            ),
        ]),
        cells([
            "Customers (in millions)".into(),
            f(r#"decimals="-5" scale="6" format="ixt:num-dot-decimal""#, "x:NumberOfCustomers", "y1", "pure", "1.2"),
            f(r#"decimals="-5" scale="6" format="ixt:num-dot-decimal""#, "x:NumberOfCustomers", "y0", "pure", "1.1"),
        ]),
        cells([
            "Backlog (in billions)".into(),
            f(r#"decimals="-8" scale="9" format="ixt:num-dot-decimal""#, "x:Backlog", "d1", "USD", "1.3"),
            f(r#"decimals="-8" scale="9" format="ixt:num-dot-decimal""#, "x:Backlog", "d0", "USD", "1.2"),
        ]),
        cells([
            "Basis points of margin".into(),
            f(r#"decimals="4" scale="-4" format="ixt:num-dot-decimal""#, "x:MarginBasisPoints", "y1", "pure", "120"),
            f(r#"decimals="4" scale="-4" format="ixt:num-dot-decimal""#, "x:MarginBasisPoints", "y0", "pure", "110"),
        ]),
    ];
    let text = years("en").table("SELECTED DATA", &table(&rows)).text();
    let import = landed_text(&text);
    assert_eq!(value(&import, Some("CostOfRevenues"), "FY2031").as_deref(), Some("5000000"));
}

/// Numbers of rows in a column of their own, totals without a label, a footnote between rows.
#[test]
fn rows_without_a_label_and_footnotes_among_rows_move_nothing() {
    // A number in front of each label, rows without labels below a label, footnotes as rows, a continued table.
    let of = |no: &str, label: &str, element: &str, v: [&str; 2]| {
        cells([
            no.into(),
            label.into(),
            tag(element, "y1", "EUR", "3:-3", v[0]),
            tag(element, "y0", "EUR", "3:-3", v[1]),
        ])
    };
    let rows = [
        row(&["", "", "2031", "2030"]),
        of("1.", "Revenue", "ifrs-full:Revenue", ["9,000", "8,500"]),
        of(
            "2.",
            "Change in inventories",
            "ifrs-full:ChangesInInventoriesOfFinishedGoodsAndWorkInProgress",
            ["100", "90"],
        ),
        of("3.", "Own work capitalised", "ifrs-full:OtherWorkPerformedByEntityAndCapitalised", ["50", "40"]),
        of("", "", "x:TotalOutput", ["9,150", "8,630"]),
        of("4.", "Cost of materials", "", ["", ""]).into_iter().take(2).chain(["".to_owned(), "".to_owned()]).collect(),
        of("", "a) raw materials", "ifrs-full:RawMaterialsAndConsumablesUsed", ["3,000", "2,900"]),
        of("", "b) purchased services", "x:PurchasedServices", ["1,000", "900"]),
        of("", "", "x:TotalCostOfMaterials", ["4,000", "3,800"]),
        row(&[
            "(1) Including effects of a change of method that is described in the notes to the accounts.",
            "",
            "",
            "",
        ]),
        of("5.", "Profit for the year", "ifrs-full:ProfitLoss", ["1,400", "1,260"]),
    ];
    let import = landed(&years("en").table("Income statement", &table(&rows)));
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("9000000"));
}

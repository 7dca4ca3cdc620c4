//! Annual and quarterly reports to the SEC as they are found: signs in cells of their own, footnotes, co-registrants, several classes, notes.

use kessan_import::mapping::Import;

use super::page::{cells, row, tag};
use super::styles::{landed, line, table, value, years};

/// The rows of the table whose title has these words: label and cells.
pub fn rows_of(import: &Import, title: &str) -> Vec<(String, Vec<String>)> {
    let found = import.file.tables.iter().find(|table| table.title.all().any(|(_, text)| text.contains(title)));
    let found = found.unwrap_or_else(|| panic!("{title}: {}", import.json));
    let label = |row: &kessan_core::release::model::Row| {
        row.label.all().next().map(|(_, text)| text.to_owned()).unwrap_or_default()
    };
    found.rows.iter().map(|row| (label(row), row.cells.clone())).collect()
}

pub fn is(rows: &[(String, Vec<String>)], at: usize, label: &str, cells: &[&str]) {
    let found =
        rows.get(at).map(|(label, cells)| (label.as_str(), cells.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(found, Some((label, cells.to_vec())), "{rows:#?}");
}

/// `$`, `(`, the number, `)`, `%` and the letter of a footnote each in cells of their own.
#[test]
fn marks_of_every_kind_stand_in_cells_of_their_own() {
    let number = |element: &str, context: &str, text: &str| tag(element, context, "USD", "6:-6", text);
    let rate = |element: &str, context: &str, text: &str| {
        format!(
            r#"<ix:nonFraction name="{element}" contextRef="{context}" unitRef="pure" scale="-2" decimals="3">{text}</ix:nonFraction>"#
        )
    };
    let rows = [
        row(&["", "", "2031", "", "", "", "2030", "", ""]),
        cells([
            "Revenue".into(),
            "$".into(),
            number("us-gaap:Revenues", "y1", "1,234"),
            "".into(),
            "(a)".into(),
            "$".into(),
            number("us-gaap:Revenues", "y0", "1,100"),
            "".into(),
            "(a)".into(),
        ]),
        cells([
            "Other expense, net".into(),
            "".into(),
            format!("({}", number("-us-gaap:OtherNonoperatingIncomeExpense", "y1", "12")),
            ")".into(),
            "".into(),
            "".into(),
            format!("({}", number("-us-gaap:OtherNonoperatingIncomeExpense", "y0", "9")),
            ")".into(),
            "".into(),
        ]),
        cells([
            "Effective tax rate".into(),
            "".into(),
            rate("us-gaap:EffectiveIncomeTaxRateContinuingOperations", "y1", "21.4"),
            "%".into(),
            "".into(),
            "".into(),
            rate("us-gaap:EffectiveIncomeTaxRateContinuingOperations", "y0", "20.9"),
            "%".into(),
            "".into(),
        ]),
    ];
    let import = landed(&years("en").table("CONSOLIDATED STATEMENTS OF OPERATIONS", &table(&rows)));
    let rows = rows_of(&import, "statements of operations");
    is(&rows, 0, "Revenue", &["$1,234", "$1,100"]);
    is(&rows, 1, "Other expense, net", &["(12)", "(9)"]);
    is(&rows, 2, "Effective tax rate", &["21.4%", "20.9%"]);
}

/// The parent and its subsidiary file one report: the parent's figures are the release's, the subsidiary's are lines of its own.
#[test]
fn co_registrants_of_one_report_stay_apart() {
    let member = [("dei:LegalEntityAxis", "x:RiverPowerMember")];
    let page = years("en")
        .context("sy1", "2031-01-01/2031-12-31", &member)
        .context("sy0", "2030-01-01/2030-12-31", &member)
        .says("dei:EntityRegistrantName", "sy1", "River Power Company")
        .says("dei:EntityRegistrantName", "y1", "Made-up Energy Corporation")
        .says("dei:DocumentType", "y1", "10-K");
    let of = |id: &str, values: [&str; 4]| {
        [
            row(&["(in millions)", "2031", "2030"]),
            line(
                "Operating revenues",
                "us-gaap:Revenues",
                "USD",
                [&format!("{id}y1"), &format!("{id}y0")],
                [values[0], values[1]],
            ),
            line(
                "Net income",
                "us-gaap:NetIncomeLoss",
                "USD",
                [&format!("{id}y1"), &format!("{id}y0")],
                [values[2], values[3]],
            ),
        ]
    };
    let page = page
        .table("MADE-UP ENERGY CORPORATION STATEMENTS OF INCOME", &table(&of("", ["9,000", "8,500", "1,100", "900"])))
        .table("RIVER POWER COMPANY STATEMENTS OF INCOME", &table(&of("s", ["4,000", "3,900", "500", "450"])));
    let import = landed(&page);
    assert_eq!(import.file.company.name.en(), "Made-up Energy Corporation");
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "FY2031").as_deref(), Some("9000000"));
    assert_eq!(value(&import, import.file.story.net_income.as_deref(), "FY2031").as_deref(), Some("1100000"));
}

/// A statement of equity of two years in one table, shares and amounts by component, dividends with their amount in the label.
#[test]
fn a_statement_of_equity_with_shares_and_amounts_is_one_table() {
    let axis = "us-gaap:StatementEquityComponentsAxis";
    let mut page = years("en").context("dd", "2029-12-31", &[]);
    for (id, member) in [
        ("c", "us-gaap:CommonStockMember"),
        ("r", "us-gaap:RetainedEarningsMember"),
        ("o", "us-gaap:AccumulatedOtherComprehensiveIncomeMember"),
    ] {
        for (period, days) in [
            ("y1", "2031-01-01/2031-12-31"),
            ("y0", "2030-01-01/2030-12-31"),
            ("d1", "2031-12-31"),
            ("d0", "2030-12-31"),
            ("dd", "2029-12-31"),
        ] {
            page = page.context(&format!("{id}{period}"), days, &[(axis, member)]);
        }
    }
    let amount = |element: &str, context: &str, text: &str| tag(element, context, "USD", "6:-6", text);
    let shares = |element: &str, context: &str, text: &str| tag(element, context, "shares", "6:-6", text);
    let balance = |label: &str, day: &str, values: [&str; 5]| {
        cells([
            label.into(),
            shares("us-gaap:CommonStockSharesOutstanding", &format!("c{day}"), values[0]),
            amount("us-gaap:StockholdersEquity", &format!("c{day}"), values[1]),
            amount("us-gaap:StockholdersEquity", &format!("r{day}"), values[2]),
            format!("({})", amount("-us-gaap:StockholdersEquity", &format!("o{day}"), values[3])),
            amount("us-gaap:StockholdersEquity", day, values[4]),
        ])
    };
    let income = |period: &str, value: &str| {
        cells([
            "Net income".into(),
            "—".into(),
            "—".into(),
            amount("us-gaap:NetIncomeLoss", &format!("r{period}"), value),
            "—".into(),
            amount("us-gaap:NetIncomeLoss", period, value),
        ])
    };
    let repurchase = |period: &str, values: [&str; 4]| {
        cells([
            "Repurchases of common stock".into(),
            format!(
                "({})",
                shares("us-gaap:StockRepurchasedAndRetiredDuringPeriodShares", &format!("c{period}"), values[0])
            ),
            format!(
                "({})",
                amount("us-gaap:StockRepurchasedAndRetiredDuringPeriodValue", &format!("c{period}"), values[1])
            ),
            format!(
                "({})",
                amount("us-gaap:StockRepurchasedAndRetiredDuringPeriodValue", &format!("r{period}"), values[2])
            ),
            "—".into(),
            format!("({})", amount("us-gaap:StockRepurchasedAndRetiredDuringPeriodValue", period, values[3])),
        ])
    };
    let dividends = |period: &str, per_share: &str, value: &str| {
        cells([
            format!(
                "Dividends declared (${} per share)",
                tag("us-gaap:CommonStockDividendsPerShareDeclared", period, "USDs", "0:2", per_share)
            ),
            "—".into(),
            "—".into(),
            format!("({})", amount("us-gaap:DividendsCommonStockCash", &format!("r{period}"), value)),
            "—".into(),
            format!("({})", amount("us-gaap:DividendsCommonStockCash", period, value)),
        ])
    };
    let rows = [
        row(&["", "Shares", "Common stock", "Retained earnings", "Accumulated other comprehensive loss", "Total"]),
        balance("Balances at December 31, 2029", "dd", ["500", "1,000", "4,000", "50", "4,950"]),
        income("y0", "900"),
        repurchase("y0", ["10", "20", "180", "200"]),
        dividends("y0", "1.00", "490"),
        balance("Balances at December 31, 2030", "d0", ["490", "980", "4,230", "50", "5,160"]),
        income("y1", "1,100"),
        repurchase("y1", ["15", "30", "320", "350"]),
        dividends("y1", "1.20", "570"),
        balance("Balances at December 31, 2031", "d1", ["475", "950", "4,440", "50", "5,340"]),
    ];
    let import = landed(&page.table("CONSOLIDATED STATEMENTS OF STOCKHOLDERS’ EQUITY", &table(&rows)));
    let rows = rows_of(&import, "stockholders’ equity");
    is(&rows, 0, "Balances at December 31, 2029", &["500", "1,000", "4,000", "(50)", "4,950"]);
    let at = rows.iter().position(|(label, _)| label.starts_with("Balances at December 31, 2030")).unwrap();
    is(&rows, at, "Balances at December 31, 2030", &["490", "980", "4,230", "(50)", "5,160"]);
    let buys: Vec<_> = rows.iter().filter(|(label, _)| label.starts_with("Repurchases")).collect();
    assert_eq!(buys.len(), 2, "{rows:#?}");
    assert_eq!(buys[0].1, ["(10)", "(20)", "(180)", "", "(200)"]);
}

/// A 10-K's note on segments: members of the segment axis down the rows under headings of lines, years across.
#[test]
fn segments_below_headings_of_lines_land_with_their_names() {
    let axis = "us-gaap:StatementBusinessSegmentsAxis";
    let mut page = years("en");
    for (id, member) in [("n", "x:NorthMember"), ("s", "x:SouthMember")] {
        page = page.context(&format!("{id}y1"), "2031-01-01/2031-12-31", &[(axis, member)]).context(
            &format!("{id}y0"),
            "2030-01-01/2030-12-31",
            &[(axis, member)],
        );
    }
    let rows = [
        row(&["", "2031", "2030"]),
        row(&["Net sales:", "", ""]),
        line("North", "us-gaap:Revenues", "USD", ["ny1", "ny0"], ["6,000", "5,600"]),
        line("South", "us-gaap:Revenues", "USD", ["sy1", "sy0"], ["3,000", "2,900"]),
        line("Total net sales", "us-gaap:Revenues", "USD", ["y1", "y0"], ["9,000", "8,500"]),
        row(&["Operating income:", "", ""]),
        line("North", "us-gaap:OperatingIncomeLoss", "USD", ["ny1", "ny0"], ["1,000", "900"]),
        line("South", "us-gaap:OperatingIncomeLoss", "USD", ["sy1", "sy0"], ["400", "380"]),
        line("Total operating income", "us-gaap:OperatingIncomeLoss", "USD", ["y1", "y0"], ["1,400", "1,280"]),
    ];
    let import = landed(&page.table("NOTE 9 – SEGMENT INFORMATION", &table(&rows)));
    let rows = rows_of(&import, "egment information");
    is(&rows, 1, "North", &["6,000", "5,600"]);
    is(&rows, 7, "Total operating income", &["1,400", "1,280"]);
    assert_eq!(import.file.story.businesses.len(), 2);
}

/// A row whose text says the sign in one cell and leaves it out in another is one row.
#[test]
fn a_row_that_prints_its_sign_in_one_year_only_is_one_row() {
    let of = |label: &str, element: &str, now: &str, then: &str| {
        cells([label.into(), tag(element, "y1", "USD", "6:-6", now), tag(element, "y0", "USD", "6:-6", then)])
    };
    let rows = [
        row(&["", "2031", "2030"]),
        of("Net cash from operations", "us-gaap:NetCashProvidedByUsedInOperatingActivities", "1,500", "1,400"),
        // The first is printed as a payment, the second, of the same sign, without brackets.
        cells([
            "Purchases of equipment".into(),
            format!("({})", tag("us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", "y1", "USD", "6:-6", "300")),
            tag("us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", "y0", "USD", "6:-6", "250"),
        ]),
    ];
    let import = landed(&years("en").table("STATEMENTS OF CASH FLOWS", &table(&rows)));
    let rows = rows_of(&import, "cash flows");
    assert_eq!(rows.len(), 2, "{rows:#?}");
    is(&rows, 1, "Purchases of equipment", &["(300)", "250"]);
}

/// A row one of whose figures is of a day that no column names.
#[test]
fn a_row_with_one_figure_of_another_period_is_one_row() {
    let page = years("en").context("h1", "2031-01-01/2031-06-30", &[]);
    let of = |label: &str, element: &str, contexts: [&str; 2], values: [&str; 2]| {
        line(label, element, "USD", contexts, values)
    };
    let rows = [
        row(&["", "2031", "2030"]),
        of("Net sales", "us-gaap:Revenues", ["y1", "y0"], ["9,000", "8,500"]),
        of("Gain on sale of a mill", "us-gaap:GainLossOnSaleOfBusiness", ["h1", "y0"], ["70", "65"]),
        of("Net income", "us-gaap:NetIncomeLoss", ["y1", "y0"], ["1,400", "1,280"]),
    ];
    let import = landed(&page.table("Other items", &table(&rows)));
    let rows = rows_of(&import, "Other items");
    assert_eq!(rows.len(), 3, "{rows:#?}");
    is(&rows, 1, "Gain on sale of a mill", &["70", "65"]);
    let own = &import.file.tables[0].rows[1];
    assert_eq!(own.periods.iter().filter(|period| !period.is_empty()).count(), 1, "{own:?}");
}

//! Habits of issuers that set their tables otherwise: units of a hundred million, marks within figures, brackets in cells of their own, five
//! years side by side, two currencies, two scopes, ranges, splits.

use kessan_core::release::model::Table;
use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};
use super::styles::{landed, table, value, years};

fn row_of<'a>(import: &'a Import, label: &str) -> (&'a Table, Vec<&'a str>) {
    let rows = import.file.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let is_it = |text: &kessan_core::text::Text| text.all().any(|(_, text)| text == label);
    let (table, row) = rows
        .clone()
        .find(|(_, row)| is_it(&row.label))
        .unwrap_or_else(|| panic!("{label}: {:?}", rows.map(|(_, row)| row.label.en()).collect::<Vec<_>>()));
    (table, row.cells.iter().map(String::as_str).collect())
}

/// A utility: hundreds of millions of yen, ▲ and △ within and before the tag, ※ behind labels and figures.
#[test]
fn a_utility_prints_hundreds_of_millions_with_triangles_and_notes() {
    let of = |element: &str, context: &str, text: &str| tag(element, context, "JPY", "8:-8", text);
    let rows = [
        row(&["（単位：億円）", "", ""]),
        row(&["科目", "2030年12月期", "2031年12月期"]),
        cells([
            "営業収益※1".into(),
            of("jppfs_cor:OperatingRevenue1", "y0", "12,345"),
            of("jppfs_cor:OperatingRevenue1", "y1", "13,456"),
        ]),
        cells([
            "電気事業営業費用 ※２".into(),
            of("jppfs_cor:OperatingExpenses", "y0", "12,445"),
            format!("{}<sup>※3</sup>", of("jppfs_cor:OperatingExpenses", "y1", "13,000")),
        ]),
        cells([
            "営業利益又は営業損失（▲）".into(),
            format!("▲{}", of("-jppfs_cor:OperatingIncome", "y0", "100")),
            of("jppfs_cor:OperatingIncome", "y1", "456"),
        ]),
        cells([
            "経常利益又は経常損失（▲）".into(),
            format!("△ {}", of("-jppfs_cor:OrdinaryIncome", "y0", "230")),
            of("jppfs_cor:OrdinaryIncome", "y1", "390"),
        ]),
    ];
    let import = landed(&years("ja").table("連結損益計算書", &table(&rows)));
    let (own, loss) = row_of(&import, "営業利益又は営業損失（▲）");
    assert_eq!((own.scale, loss), (Some(8), vec!["▲100", "456"]));
    assert_eq!(row_of(&import, "営業収益").1, ["12,345", "13,456"]);
    assert_eq!(row_of(&import, "電気事業営業費用").1, ["12,445", "13,000"]);
    assert_eq!(
        value(&import, import.file.story.operating_income.as_deref(), "FY2030").as_deref(),
        Some("-10000000000")
    );
}

/// A dollar sign, both brackets and the per cent sign each in a cell of its own; the first column of a pair empty.
#[test]
fn brackets_in_cells_of_their_own_belong_to_the_figure_between_them() {
    let line = |label: &str, element: &str, sign: &str, values: [&str; 2]| {
        let mut row = vec![label.to_owned()];
        for (context, value) in ["y1", "y0"].iter().zip(values) {
            row.extend([
                "$".to_owned(),
                if sign.is_empty() { String::new() } else { "(".to_owned() },
                tag(&format!("{sign}{element}"), context, "USD", "3:-3", value),
                if sign.is_empty() { String::new() } else { ")".to_owned() },
                String::new(),
            ]);
        }
        row
    };
    let rate = |label: &str, element: &str, values: [&str; 2]| {
        let mut row = vec![label.to_owned()];
        for (context, value) in ["y1", "y0"].iter().zip(values) {
            let number = tag(element, context, "pure", "-2:3", value);
            row.extend([String::new(), String::new(), number, "%".to_owned(), String::new()]);
        }
        row
    };
    let rows = [
        row(&["", "", "", "2031", "", "", "", "", "2030", "", ""]),
        line("Revenues", "us-gaap:Revenues", "", ["1,200", "1,100"]),
        line("Operating loss", "us-gaap:OperatingIncomeLoss", "-", ["35", "41"]),
        rate("Effective tax rate", "us-gaap:EffectiveIncomeTaxRateContinuingOperations", ["21.5", "20.0"]),
    ];
    let import = landed(&years("en").table("RESULTS", &table(&rows)));
    assert_eq!(import.file.tables[0].columns.len(), 2);
    let loss: Vec<String> =
        row_of(&import, "Operating loss").1.iter().map(|cell| cell.replace(['$', ' '], "")).collect();
    assert_eq!(loss, ["(35)", "(41)"]);
    assert_eq!(row_of(&import, "Effective tax rate").1, ["21.5%", "20.0%"]);
}

/// Five years of selected data: money, per share, per cent and counts in one table.
#[test]
fn five_years_of_selected_data_are_five_columns() {
    let mut page = Page::new("en");
    for year in 2027..=2031 {
        page = page.context(&format!("y{year}"), &format!("{year}-01-01/{year}-12-31"), &[]).context(
            &format!("d{year}"),
            &format!("{year}-12-31"),
            &[],
        );
    }
    let line = |label: &str, element: &str, unit: &str, printed_in: &str, start: &str, values: [&str; 5]| {
        let mut row = vec![label.to_owned()];
        row.extend(
            (2027..=2031)
                .rev()
                .zip(values)
                .map(|(year, text)| tag(element, &format!("{start}{year}"), unit, printed_in, text)),
        );
        row
    };
    let rows = [
        row(&["Years ended December 31,", "2031", "2030", "2029", "2028", "2027"]),
        line("Revenues", "us-gaap:Revenues", "USD", "6:-6", "y", ["5,100", "4,900", "4,700", "4,400", "4,000"]),
        line("Net income", "us-gaap:NetIncomeLoss", "USD", "6:-6", "y", ["510", "480", "470", "430", "390"]),
        line(
            "Diluted earnings per share",
            "us-gaap:EarningsPerShareDiluted",
            "USDs",
            "0:2",
            "y",
            ["5.10", "4.80", "4.71", "4.30", "3.90"],
        ),
        line("Return on equity", "x:ReturnOnEquity", "pure", "-2:3", "y", ["11.2", "10.9", "10.8", "10.1", "9.9"]),
        line("Total assets", "us-gaap:Assets", "USD", "6:-6", "d", ["9,100", "8,900", "8,700", "8,500", "8,300"]),
        line(
            "Shares outstanding (in millions)",
            "us-gaap:CommonStockSharesOutstanding",
            "shares",
            "6:-6",
            "d",
            ["100", "100", "101", "101", "102"],
        ),
    ];
    let import = landed(&page.table("SELECTED FINANCIAL DATA", &table(&rows)));
    let (own, assets) = row_of(&import, "Total assets");
    assert_eq!((own.columns.len(), own.rows.len(), import.file.tables.len()), (5, 6, 1));
    assert_eq!(assets, ["9,100", "8,900", "8,700", "8,500", "8,300"]);
}

/// Half years, the earlier one also as it was reported before a restatement.
#[test]
fn a_restated_half_year_stands_beside_the_one_as_reported() {
    let axis = "ifrs-full:RetrospectiveApplicationAndRetrospectiveRestatementAxis";
    let page = Page::new("en")
        .context("h1", "2031-01-01/2031-06-30", &[])
        .context("h0", "2030-01-01/2030-06-30", &[])
        .context("b0", "2030-01-01/2030-06-30", &[(axis, "ifrs-full:PreviouslyStatedMember")]);
    let line = |label: &str, element: &str, values: [&str; 3]| {
        let of = |context: &str, text: &str| tag(element, context, "EUR", "6:-6", text);
        cells([label.into(), of("h1", values[0]), of("h0", values[1]), of("b0", values[2])])
    };
    let rows = [
        row(&["€ million", "H1 2031", "H1 2030 (restated)", "H1 2030 (as reported)"]),
        line("Revenue", "ifrs-full:Revenue", ["2,100", "1,950", "2,000"]),
        line("Cost of sales", "ifrs-full:CostOfSales", ["1,400", "1,300", "1,340"]),
        line("Gross profit", "ifrs-full:GrossProfit", ["700", "650", "660"]),
    ];
    let import = landed(&page.table("Consolidated income statement", &table(&rows)));
    assert_eq!(import.file.tables.len(), 1, "{}", import.json);
    assert_eq!(row_of(&import, "Revenue").1, ["2,100", "1,950", "2,000"]);
    assert_eq!(value(&import, import.file.story.revenues.as_deref(), "1H-FY2030").as_deref(), Some("1950000000"));
}

/// Figures with the marks of their footnotes, in the cell and as a superscript.
#[test]
fn footnote_marks_are_no_digits() {
    let of = |element: &str, context: &str, text: &str| tag(element, context, "USD", "3:-3", text);
    let rows = [
        row(&["", "2031", "2030"]),
        cells([
            "Revenues (1)".into(),
            format!("{}<sup>(1)</sup>", of("us-gaap:Revenues", "y1", "1,234")),
            format!("{} (2)", of("us-gaap:Revenues", "y0", "1,100")),
        ]),
        cells([
            "Net income<sup>2</sup>".into(),
            format!("{} *", of("us-gaap:NetIncomeLoss", "y1", "123")),
            format!("{}†", of("us-gaap:NetIncomeLoss", "y0", "99")),
        ]),
    ];
    let import = landed(&years("en").table("Results", &table(&rows)));
    assert_eq!(row_of(&import, "Revenues").1, ["1,234", "1,100"]);
    assert!(import.file.tables[0].rows[1].cells == ["123", "99"], "{:?}", import.file.tables[0].rows[1].cells);
}

/// Yen in millions, and a convenience translation of the last year into thousands of dollars.
#[test]
fn a_translation_beside_the_yen_is_a_column_in_its_own_currency_and_scale() {
    let line = |label: &str, element: &str, values: [&str; 3]| {
        cells([
            label.into(),
            tag(element, "y0", "JPY", "6:-6", values[0]),
            tag(element, "y1", "JPY", "6:-6", values[1]),
            tag(element, "y1", "USD", "3:-3", values[2]),
        ])
    };
    let rows = [
        row(&["", "Millions of yen 2030", "Millions of yen 2031", "Thousands of U.S. dollars 2031"]),
        line("Net sales", "ifrs-full:Revenue", ["10,000", "11,000", "73,333"]),
        line("Profit", "ifrs-full:ProfitLoss", ["900", "1,100", "7,333"]),
    ];
    let import = landed(&years("en").table("Consolidated statement of income", &table(&rows)));
    let (own, sales) = row_of(&import, "Net sales");
    assert_eq!(sales, ["10,000", "11,000", "73,333"]);
    assert_eq!((import.file.currency.as_str(), own.columns[2].currency.as_deref()), ("JPY", Some("USD")));
    assert_eq!((own.columns[1].scale.or(own.scale), own.columns[2].scale), (Some(6), Some(3)));
}

/// A foreign private issuer: millions of euros, shares in millions, earnings per share in euros, deductions in brackets.
#[test]
fn an_ifrs_filer_in_millions_has_its_earnings_per_share_in_euros() {
    let of = |label: &str, element: &str, unit: &str, printed_in: &str, values: [&str; 2]| {
        let cell = |context: &str, text: &str| match text.strip_prefix('(') {
            Some(inner) => format!("({})", tag(&format!("-{element}"), context, unit, printed_in, inner)),
            None => tag(element, context, unit, printed_in, text),
        };
        cells([label.into(), cell("y1", values[0]), cell("y0", values[1])])
    };
    let rows = [
        row(&["In € million, except per share data", "2031", "2030"]),
        of("Revenue", "ifrs-full:Revenue", "EUR", "6:-6", ["8,100", "7,900"]),
        cells([
            "Cost of sales".into(),
            format!("({})", tag("ifrs-full:CostOfSales", "y1", "EUR", "6:-6", "5,000")),
            format!("({})", tag("ifrs-full:CostOfSales", "y0", "EUR", "6:-6", "4,900")),
        ]),
        of("Gross profit", "ifrs-full:GrossProfit", "EUR", "6:-6", ["3,100", "3,000"]),
        of("Loss for the year", "ifrs-full:ProfitLoss", "EUR", "6:-6", ["(120", "(95"]),
        of(
            "Loss per share, basic and diluted",
            "ifrs-full:BasicEarningsLossPerShare",
            "EURs",
            "0:2",
            ["(0.12", "(0.10"],
        ),
    ];
    let import = landed(&years("en").table("Consolidated Income Statements", &table(&rows)));
    assert_eq!(row_of(&import, "Cost of sales").1, ["(5,000)", "(4,900)"]);
    assert_eq!(row_of(&import, "Loss per share, basic and diluted").1, ["(0.12)", "(0.10)"]);
    assert_eq!(value(&import, Some("CostOfRevenues"), "FY2031").as_deref(), Some("5000000000"));
}

/// Heads in two rows that span rows and columns; an empty column between the pairs.
#[test]
fn merged_heads_name_each_column_once() {
    let page = Page::new("en")
        .context("q1", "2031-04-01/2031-06-30", &[])
        .context("q0", "2030-04-01/2030-06-30", &[])
        .context("h1", "2031-01-01/2031-06-30", &[])
        .context("h0", "2030-01-01/2030-06-30", &[]);
    let of = |label: &str, element: &str, values: [&str; 4]| {
        let tagged: Vec<String> = ["q1", "q0", "h1", "h0"]
            .iter()
            .zip(values)
            .map(|(context, text)| format!("<td>{}</td>", tag(element, context, "USD", "3:-3", text)))
            .collect();
        format!("<tr><td>{label}</td>{}{}<td></td>{}{}</tr>", tagged[0], tagged[1], tagged[2], tagged[3])
    };
    let html = format!(
        "<p>STATEMENTS OF OPERATIONS</p><table>\
         <tr><td rowspan=\"2\">(In thousands)</td><td colspan=\"2\">Three Months Ended June 30,</td><td rowspan=\"2\"></td><td colspan=\"2\">Six Months Ended June 30,</td></tr>\
         <tr><td>2031</td><td>2030</td><td>2031</td><td>2030</td></tr>{}{}</table>",
        of("Revenues", "us-gaap:Revenues", ["500", "450", "980", "900"]),
        of("Net income", "us-gaap:NetIncomeLoss", ["50", "45", "98", "90"]),
    );
    let import = landed(&page.html(&html));
    let heads: Vec<&str> = import.file.tables[0].columns.iter().map(|column| column.label.en()).collect();
    assert_eq!(
        heads,
        [
            "Three Months Ended June 30, 2031",
            "Three Months Ended June 30, 2030",
            "Six Months Ended June 30, 2031",
            "Six Months Ended June 30, 2030"
        ]
    );
    assert_eq!(row_of(&import, "Revenues").1, ["500", "450", "980", "900"]);
}

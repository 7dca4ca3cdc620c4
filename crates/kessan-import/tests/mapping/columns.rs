//! Members by columns: segments and components of equity stand in the columns of one table, as printed.

use kessan_core::release::model::{Row, Table};
use kessan_import::mapping::Import;

use super::page::{Page, cells, nil, row, tag};
use super::styles::{landed, table, years};

const EQUITY: &str = "us-gaap:StatementEquityComponentsAxis";
const SEGMENTS: &str = "us-gaap:StatementBusinessSegmentsAxis";

fn table_of<'a>(import: &'a Import, title: &str) -> &'a Table {
    import
        .file
        .tables
        .iter()
        .find(|table| table.title.en().contains(title))
        .unwrap_or_else(|| panic!("{}", import.json))
}

fn printed(table: &Table) -> Vec<(&str, Vec<&str>)> {
    table.rows.iter().map(|row| (row.label.en(), row.cells.iter().map(String::as_str).collect())).collect()
}

/// What a row's cells are of, as far as the row says so.
fn concepts(row: &Row) -> Vec<&str> {
    row.concepts.iter().map(String::as_str).collect()
}

fn with_members(mut page: Page, axis: &str, members: &[(&str, &str)]) -> Page {
    for (id, member) in members {
        for (period, days) in [
            ("y1", "2031-01-01/2031-12-31"),
            ("y0", "2030-01-01/2030-12-31"),
            ("d1", "2031-12-31"),
            ("d0", "2030-12-31"),
        ] {
            page = page.context(&format!("{id}{period}"), days, &[(axis, *member)]);
        }
    }
    page
}

/// Balances and changes of each component of equity: one table with a column for each, as it is printed.
#[test]
fn a_statement_of_changes_in_equity_has_its_components_as_columns() {
    let page = with_members(
        years("en"),
        EQUITY,
        &[("c", "us-gaap:CommonStockMember"), ("r", "us-gaap:RetainedEarningsMember")],
    );
    let of = |label: &str, element: &str, period: &str, values: [&str; 3]| {
        let tagged = |id: &str, value: &str| match value {
            "" => "—".to_owned(),
            _ => tag(element, &format!("{id}{period}"), "USD", "3:-3", value),
        };
        cells([label.into(), tagged("c", values[0]), tagged("r", values[1]), tagged("", values[2])])
    };
    let rows = [
        row(&["", "Common stock", "Retained earnings", "Total"]),
        of("Balance, December 31, 2030", "us-gaap:StockholdersEquity", "d0", ["100", "250", "350"]),
        of("Net income", "us-gaap:NetIncomeLoss", "y1", ["", "60", "60"]),
        of("Issue of stock", "us-gaap:StockIssuedDuringPeriodValueNewIssues", "y1", ["40", "", "40"]),
        of("Balance, December 31, 2031", "us-gaap:StockholdersEquity", "d1", ["140", "310", "450"]),
    ];
    let import = landed(&page.table("STATEMENTS OF CHANGES IN EQUITY", &table(&rows)));
    let equity = table_of(&import, "Statements of changes in equity");
    assert_eq!(import.file.tables.len(), 1);
    assert_eq!(
        printed(equity),
        [
            ("Balance, December 31, 2030", vec!["100", "250", "350"]),
            ("Net income", vec!["", "60", "60"]),
            ("Issue of stock", vec!["40", "", "40"]),
            ("Balance, December 31, 2031", vec!["140", "310", "450"]),
        ]
    );
    assert_eq!(concepts(&equity.rows[1]), ["", "NetIncome.RetainedEarnings", "NetIncome"]);
    let heads: Vec<&str> = equity.columns.iter().map(|column| column.label.en()).collect();
    assert_eq!(heads, ["Common stock", "Retained earnings", "Total"]);
}

/// A dash in the column beside a number is a nil of its own: it was read as the number's sign.
#[test]
fn a_dash_in_the_next_column_is_no_minus_sign() {
    let page = with_members(
        years("en"),
        EQUITY,
        &[("c", "us-gaap:CommonStockMember"), ("r", "us-gaap:RetainedEarningsMember")],
    );
    let number = |context: &str, text: &str| tag("us-gaap:NetIncomeLoss", context, "USD", "3:-3", text);
    let rows = [
        row(&["", "Common stock", "Retained earnings", "Total"]),
        cells([
            "Net income".into(),
            nil("us-gaap:NetIncomeLoss", "cy1", "USD", "-"),
            number("ry1", "62,535"),
            number("y1", "62,535"),
        ]),
        cells([
            "Dividends".into(),
            "－".into(),
            format!("({})", tag("-us-gaap:Dividends", "ry1", "USD", "3:-3", "71")),
            "－".into(),
        ]),
        cells([
            "Transfers".into(),
            tag("x:Transfers", "cy1", "USD", "3:-3", "7"),
            "-".into(),
            tag("x:Transfers", "y1", "USD", "3:-3", "7"),
        ]),
    ];
    let import = landed(&page.table("CHANGES IN EQUITY", &table(&rows)));
    let equity = table_of(&import, "Changes in equity");
    assert_eq!(equity.rows[0].cells, ["-", "62,535", "62,535"]);
    assert_eq!(equity.rows[1].cells, ["", "(71)", ""]);
    assert_eq!(equity.rows[2].cells, ["7", "", "7"]);
    assert!(equity.rows.iter().all(|row| row.negated.is_none()), "{}", import.json);
}

fn segments() -> Page {
    with_members(
        years("en"),
        SEGMENTS,
        &[("l", "x:LampsMember"), ("k", "x:DesksMember"), ("o", "us-gaap:CorporateNonSegmentMember")],
    )
}

/// Lines by rows, segments by columns; totals below each other are found in each column.
#[test]
fn a_table_of_segments_by_columns_adds_up_in_each_column() {
    let of = |label: &str, element: &str, values: [&str; 3]| {
        let ids = ["ly1", "ky1", "y1"];
        let mut row = vec![label.to_owned()];
        row.extend(ids.iter().zip(values).map(|(id, value)| tag(element, id, "USD", "3:-3", value)));
        row
    };
    let rows = [
        row(&["Year ended December 31, 2031", "Lamps", "Desks", "Total"]),
        of(
            "Sales to customers",
            "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
            ["6,000", "4,000", "10,000"],
        ),
        of("Rents", "us-gaap:OperatingLeaseLeaseIncome", ["300", "200", "500"]),
        of("Total revenues", "us-gaap:Revenues", ["6,300", "4,200", "10,500"]),
        of("Operating income", "us-gaap:OperatingIncomeLoss", ["900", "300", "1,200"]),
    ];
    let import = landed(&segments().table("Segment information", &table(&rows)));
    let own = table_of(&import, "Segment information");
    assert_eq!((import.file.tables.len(), own.columns.len(), own.rows.len()), (1, 3, 4));
    let sum = |id: &str| {
        let concept = import.file.concepts.iter().find(|concept| concept.id == id).unwrap();
        [vec![concept.sum.clone()], concept.other_sums.clone()].concat()
    };
    let lamps = &own.rows[2].concepts[0];
    assert!(sum(lamps).iter().any(|terms| terms.len() == 2), "{lamps}: {:?}", sum(lamps));
    let businesses: Vec<&str> = import.file.story.businesses.iter().map(|business| business.label.en()).collect();
    assert_eq!(businesses, ["Lamps", "Desks"]);
}

/// Two lines side by side with a label each are two rows, each with its own label.
#[test]
fn lines_side_by_side_keep_their_own_labels() {
    let of = |left: &str, element: &str, value: &str, right: &str, other: &str, more: &str| {
        cells([
            left.into(),
            tag(element, "d1", "EUR", "3:-3", value),
            right.into(),
            tag(other, "d1", "EUR", "3:-3", more),
        ])
    };
    let rows = [
        row(&["Assets", "2031", "Equity and liabilities", "2031"]),
        of(
            "Inventories",
            "ifrs-full:Inventories",
            "400",
            "Trade payables",
            "ifrs-full:TradeAndOtherCurrentPayables",
            "250",
        ),
        of("Cash", "ifrs-full:CashAndCashEquivalents", "100", "Total equity", "ifrs-full:Equity", "250"),
        of(
            "Total assets",
            "ifrs-full:Assets",
            "500",
            "Total equity and liabilities",
            "ifrs-full:EquityAndLiabilities",
            "500",
        ),
    ];
    let import = landed(&years("en").table("Statement of financial position", &table(&rows)));
    let labels: Vec<&str> = import.file.tables.iter().flat_map(|table| &table.rows).map(|row| row.label.en()).collect();
    for label in ["Inventories", "Trade payables", "Cash", "Total equity", "Total equity and liabilities"] {
        assert!(labels.contains(&label), "{label}: {labels:?}");
    }
    assert!(import.file.tables.iter().flat_map(|table| &table.rows).all(|row| row.concepts.is_empty()));
}

/// A segment with an income and no revenues is no business of the format, and that is said.
#[test]
fn a_segment_without_revenues_is_told() {
    let revenues = "us-gaap:Revenues";
    let page = with_members(segments(), SEGMENTS, &[("v", "x:VenturesMember")]);
    let of = |label: &str, element: &str, id: &str, values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, &format!("{id}y1"), "USD", "3:-3", values[0]),
            tag(element, &format!("{id}y0"), "USD", "3:-3", values[1]),
        ])
    };
    let income = "us-gaap:OperatingIncomeLoss";
    let rows = [
        row(&["", "2031", "2030"]),
        of("Lamps", revenues, "l", ["6,000", "5,000"]),
        of("Desks", revenues, "k", ["4,000", "4,500"]),
        of("Total revenues", revenues, "", ["10,000", "9,500"]),
        of("Lamps, operating income", income, "l", ["600", "500"]),
        of("Desks, operating income", income, "k", ["400", "450"]),
        of("Ventures, operating income", income, "v", ["50", "40"]),
        of("Operating income", income, "", ["1,050", "990"]),
    ];
    let import = landed(&page.table("Segments", &table(&rows)));
    assert_eq!(import.file.story.businesses.len(), 2);
    let notices = import.report.notices.join("\n");
    assert!(notices.contains("left out VenturesMember (no revenues, but OperatingIncomeLoss)"), "{notices}");
    assert!(!notices.contains("LampsMember"), "{notices}");
}

/// Segments with an income alone: no business, and the reason.
#[test]
fn segments_with_an_income_alone_are_told() {
    let of = |label: &str, element: &str, id: &str, values: [&str; 2]| {
        cells([
            label.into(),
            tag(element, &format!("{id}y1"), "USD", "3:-3", values[0]),
            tag(element, &format!("{id}y0"), "USD", "3:-3", values[1]),
        ])
    };
    let rows = [
        row(&["", "2031", "2030"]),
        of("Revenues", "us-gaap:Revenues", "", ["10,000", "9,500"]),
        of("Lamps", "us-gaap:OperatingIncomeLoss", "l", ["600", "500"]),
        of("Desks", "us-gaap:OperatingIncomeLoss", "k", ["400", "450"]),
        of("Operating income", "us-gaap:OperatingIncomeLoss", "", ["1,000", "950"]),
    ];
    let import = landed(&segments().table("Segments", &table(&rows)));
    assert!(import.file.story.businesses.is_empty());
    assert!(
        import.report.notices.iter().any(|notice| notice.contains("only OperatingIncomeLoss")),
        "{:?}",
        import.report.notices
    );
}

/// "Operating segments, Lamps" said twice that a segment is one.
#[test]
fn a_line_of_a_segment_is_called_by_its_member_alone() {
    let both = [("srt:ConsolidationItemsAxis", "us-gaap:OperatingSegmentsMember"), (SEGMENTS, "x:LampsMember")];
    let page = years("en").context("s1", "2031-01-01/2031-12-31", &both).context("s0", "2030-01-01/2030-12-31", &both);
    let rows = [
        row(&["", "2031", "2030"]),
        cells([
            "Net sales".into(),
            tag("us-gaap:Revenues", "s1", "USD", "3:-3", "600"),
            tag("us-gaap:Revenues", "s0", "USD", "3:-3", "500"),
        ]),
    ];
    let import = landed(&page.table("Lamps", &table(&rows)));
    let labels: Vec<&str> = import.file.concepts.iter().map(|concept| concept.label.en()).collect();
    assert!(labels.iter().any(|label| label.ends_with("– Lamps")), "{labels:?}");
    assert!(!labels.iter().any(|label| label.contains("perating segments")), "{labels:?}");
}

/// What nobody has named: what it breaks down, and the next page of the table before it.
#[test]
fn tables_without_a_heading_are_called_after_what_they_break_down() {
    let page =
        with_members(years("en"), "srt:StatementGeographicalAxis", &[("n", "x:NorthMember"), ("s", "x:SouthMember")]);
    let of = |label: &str, id: &str, values: [&str; 2]| {
        cells([
            label.into(),
            tag("us-gaap:Revenues", &format!("{id}y1"), "USD", "3:-3", values[0]),
            tag("us-gaap:Revenues", &format!("{id}y0"), "USD", "3:-3", values[1]),
        ])
    };
    let rows = [row(&["", "2031", "2030"]), of("North", "n", ["600", "500"]), of("South", "s", ["400", "450"])];
    let sentence = "The following table shows where we have sold how much of what we make, in thousands of dollars:";
    let import = landed(&page.table(sentence, &table(&rows)));
    assert_eq!(import.file.tables[0].title.en(), "Revenues by region");
}

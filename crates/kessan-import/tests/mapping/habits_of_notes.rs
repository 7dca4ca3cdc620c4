//! Habits of notes: years stacked over members in columns, amounts with their share of revenues in one row, eliminations, restated
//! balances, labels that span rows, columns of note numbers.

use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};
use super::styles::{landed, table, years};

const SEGMENTS: &str = "us-gaap:StatementBusinessSegmentsAxis";

fn printed(import: &Import) -> Vec<(String, Vec<String>)> {
    let rows = import.file.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| (row.label.en().to_owned(), row.cells.clone())).collect()
}

fn of<'a>(rows: &'a [(String, Vec<String>)], label: &str) -> Vec<&'a Vec<String>> {
    rows.iter().filter(|(own, _)| own == label).map(|(_, cells)| cells).collect()
}

fn segments(page: Page) -> Page {
    let mut page = page;
    for (id, members) in [
        ("l", vec![(SEGMENTS, "x:LampsMember")]),
        ("k", vec![(SEGMENTS, "x:DesksMember")]),
        ("e", vec![("srt:ConsolidationItemsAxis", "us-gaap:IntersegmentEliminationMember")]),
    ] {
        page = page.context(&format!("{id}1"), "2031-01-01/2031-12-31", &members).context(
            &format!("{id}0"),
            "2030-01-01/2030-12-31",
            &members,
        );
    }
    page
}

/// Two years below each other, each under its own heading, segments and eliminations in the columns.
#[test]
fn years_below_each_other_keep_their_segments_as_columns() {
    let line = |label: &str, element: &str, year: &str, values: [&str; 4]| {
        let mut row = vec![label.to_owned()];
        for (id, value) in ["l", "k", "e", "y"].iter().zip(values) {
            row.push(match value.strip_prefix('(') {
                Some(inner) => {
                    format!("({})", tag(&format!("-{element}"), &format!("{id}{year}"), "USD", "3:-3", inner))
                }
                None if value == "—" => "—".to_owned(),
                None => tag(element, &format!("{id}{year}"), "USD", "3:-3", value),
            });
        }
        row
    };
    let revenues = "us-gaap:Revenues";
    let income = "us-gaap:OperatingIncomeLoss";
    let rows = [
        row(&["", "Lamps", "Desks", "Eliminations", "Consolidated"]),
        row(&["2031", "", "", "", ""]),
        line("Revenues", revenues, "1", ["7,000", "4,000", "(1,000", "10,000"]),
        line("Operating income", income, "1", ["700", "300", "—", "1,000"]),
        row(&["2030", "", "", "", ""]),
        line("Revenues", revenues, "0", ["6,000", "4,500", "(900", "9,600"]),
        line("Operating income", income, "0", ["650", "330", "—", "980"]),
    ];
    let import = landed(&segments(years("en")).table("Segment information", &table(&rows)));
    let rows = printed(&import);
    assert_eq!(import.file.tables.len(), 1, "{}", import.json);
    assert_eq!(
        of(&rows, "Revenues"),
        [&["7,000", "4,000", "(1,000)", "10,000"], &["6,000", "4,500", "(900)", "9,600"]]
    );
    assert_eq!(of(&rows, "Operating income"), [&["700", "300", "", "1,000"], &["650", "330", "", "980"]]);
    assert_eq!(import.file.story.businesses.len(), 2);
}

/// An amount and its share of revenues, both tagged, side by side for both years: one row.
#[test]
fn an_amount_and_its_margin_in_one_row_stay_one_row() {
    let line = |label: &str, element: &str, margin: &str, values: [&str; 4]| {
        let share = |context: &str, text: &str| format!("{}%", tag(margin, context, "pure", "-2:3", text));
        cells([
            label.into(),
            tag(element, "y1", "USD", "3:-3", values[0]),
            share("y1", values[1]),
            tag(element, "y0", "USD", "3:-3", values[2]),
            share("y0", values[3]),
        ])
    };
    let rows = [
        row(&["", "2031", "% of revenues", "2030", "% of revenues"]),
        line("Gross profit", "us-gaap:GrossProfit", "x:GrossMargin", ["4,000", "40.0", "3,500", "38.9"]),
        line("Operating income", "us-gaap:OperatingIncomeLoss", "x:OperatingMargin", ["1,000", "10.0", "800", "8.9"]),
    ];
    let import = landed(&years("en").table("Margins", &table(&rows)));
    let rows = printed(&import);
    assert_eq!(of(&rows, "Gross profit"), [&["4,000", "40.0%", "3,500", "38.9%"]], "{}", import.json);
    assert_eq!(of(&rows, "Operating income"), [&["1,000", "10.0%", "800", "8.9%"]]);
}

/// A balance as it was reported, its adjustment and the balance restated, before the year's changes.
#[test]
fn restated_balances_of_equity_are_rows_of_one_table() {
    let restated = "srt:RestatementAxis";
    let component = "us-gaap:StatementEquityComponentsAxis";
    let mut page = years("en");
    for (id, member) in
        [("c", Some("us-gaap:CommonStockMember")), ("r", Some("us-gaap:RetainedEarningsMember")), ("t", None)]
    {
        let own: Vec<(&str, &str)> = member.map(|member| (component, member)).into_iter().collect();
        let with = |other: &'static str| [own.clone(), vec![(restated, other)]].concat();
        page = page
            .context(&format!("{id}p"), "2030-12-31", &with("srt:ScenarioPreviouslyReportedMember"))
            .context(&format!("{id}a"), "2030-12-31", &with("srt:RestatementAdjustmentMember"))
            .context(&format!("{id}d0"), "2030-12-31", &own)
            .context(&format!("{id}d1"), "2031-12-31", &own)
            .context(&format!("{id}y"), "2031-01-01/2031-12-31", &own);
    }
    let line = |label: &str, element: &str, at: &str, values: [&str; 3]| {
        let mut row = vec![label.to_owned()];
        row.extend(["c", "r", "t"].iter().zip(values).map(|(id, value)| match value {
            "—" => "—".to_owned(),
            _ => tag(element, &format!("{id}{at}"), "USD", "3:-3", value),
        }));
        row
    };
    let equity = "us-gaap:StockholdersEquity";
    let rows = [
        row(&["", "Common stock", "Retained earnings", "Total"]),
        line("Balance at December 31, 2030, as reported", equity, "p", ["100", "250", "350"]),
        line("Restatement (Note 2)", equity, "a", ["—", "20", "20"]),
        line("Balance at December 31, 2030, restated", equity, "d0", ["100", "270", "370"]),
        line("Net income", "us-gaap:NetIncomeLoss", "y", ["—", "60", "60"]),
        line("Balance at December 31, 2031", equity, "d1", ["100", "330", "430"]),
    ];
    let import = landed(&page.table("CHANGES IN EQUITY", &table(&rows)));
    assert_eq!((import.file.tables.len(), import.file.tables[0].rows.len()), (1, 5), "{}", import.json);
    assert_eq!(import.file.tables[0].rows[1].cells, ["", "20", "20"]);
}

/// A segment's name spans its lines; the lines' own labels stand in the second column.
#[test]
fn a_segments_name_that_spans_its_lines_goes_with_each() {
    let line = |name: Option<&str>, label: &str, element: &str, id: &str, values: [&str; 2]| {
        let name = name.map(|name| format!("<td rowspan=\"2\">{name}</td>")).unwrap_or_default();
        format!(
            "<tr>{name}<td>{label}</td><td>{}</td><td>{}</td></tr>",
            tag(element, &format!("{id}0"), "USD", "3:-3", values[0]),
            tag(element, &format!("{id}1"), "USD", "3:-3", values[1])
        )
    };
    let (revenues, income) = ("us-gaap:Revenues", "us-gaap:OperatingIncomeLoss");
    let html = format!(
        "<p>Results by segment</p><table><tr><td></td><td></td><td>2030</td><td>2031</td></tr>{}{}{}{}</table>",
        line(Some("Lamps"), "Sales", revenues, "l", ["6,000", "7,000"]),
        line(None, "Income", income, "l", ["650", "700"]),
        line(Some("Desks"), "Sales", revenues, "k", ["4,500", "4,000"]),
        line(None, "Income", income, "k", ["330", "300"]),
    );
    let import = landed(&segments(years("en")).html(&html));
    let rows = printed(&import);
    assert_eq!(of(&rows, "Lamps Sales"), [&["6,000", "7,000"]]);
    assert_eq!(of(&rows, "Desks Income"), [&["330", "300"]]);
}

/// Note numbers in a column of their own, a dash that is tagged as zero, "n/a" beside figures, a negative per cent in brackets.
#[test]
fn note_numbers_dashes_and_words_are_no_figures() {
    let zero = |context: &str| {
        format!(
            r#"<ix:nonFraction name="ifrs-full:FinanceCosts" contextRef="{context}" unitRef="EUR" scale="6" decimals="-6" format="ixt:fixed-zero">—</ix:nonFraction>"#
        )
    };
    let rows = [
        row(&["In € million", "Note", "2031", "2030"]),
        cells([
            "Revenue".into(),
            "3, 12".into(),
            tag("ifrs-full:Revenue", "y1", "EUR", "6:-6", "2,100"),
            tag("ifrs-full:Revenue", "y0", "EUR", "6:-6", "2,000"),
        ]),
        cells([
            "Finance costs".into(),
            "7".into(),
            zero("y1"),
            format!("({})", tag("ifrs-full:FinanceCosts", "y0", "EUR", "6:-6", "30")),
        ]),
        cells([
            "Operating profit".into(),
            "".into(),
            tag("ifrs-full:ProfitLossFromOperatingActivities", "y1", "EUR", "6:-6", "120"),
            "n/a".into(),
        ]),
        cells([
            "Organic growth".into(),
            "".into(),
            format!("({})%", tag("-x:OrganicGrowth", "y1", "pure", "-2:3", "2.3")),
            format!("{} %", tag("x:OrganicGrowth", "y0", "pure", "-2:3", "4.1")),
        ]),
    ];
    let import = landed(&years("en").table("Consolidated income statement", &table(&rows)));
    let rows = printed(&import);
    assert_eq!(of(&rows, "Revenue"), [&["2,100", "2,000"]]);
    assert_eq!(of(&rows, "Finance costs"), [&["—", "(30)"]]);
    let growth = of(&rows, "Organic growth")[0].iter().map(|cell| cell.replace(' ', "")).collect::<Vec<_>>();
    assert_eq!(growth, ["(2.3)%", "4.1%"]);
}

//! Tables without tags in a filing that has some.

use kessan_core::release::model::{Measure, Table};
use kessan_import::mapping::Import;

use super::page::{Page, cells, row, tag};
use super::styles::{landed, table, years};

fn statement(page: Page) -> Page {
    let line = |label: &str, element: &str, values: [&str; 2]| {
        let of = |context: &str, text: &str| tag(element, context, "USD", "6:-6", text);
        cells([label.into(), of("y1", values[0]), of("y0", values[1])])
    };
    page.table(
        "CONSOLIDATED STATEMENTS OF INCOME (in millions)",
        &table(&[
            row(&["", "Year ended December 31, 2031", "Year ended December 31, 2030"]),
            line("Revenues", "us-gaap:Revenues", ["12,340", "10,280"]),
            line("Cost of revenue", "us-gaap:CostOfRevenue", ["7,310", "6,270"]),
            line("Gross profit", "us-gaap:GrossProfit", ["5,030", "4,010"]),
            line("Operating income", "us-gaap:OperatingIncomeLoss", ["1,234", "1,011"]),
        ]),
    )
}

fn noted(import: &Import) -> Vec<&Table> {
    let is_noted =
        |table: &&Table| table.note.as_ref().is_some_and(|note| note.en().starts_with("Not tagged in the filing"));
    import.file.tables.iter().filter(is_noted).collect()
}

/// Lines that are tagged elsewhere are those lines; the others are lines of their own; changes are growth; all of it is marked.
#[test]
fn a_discussion_of_results_is_read_by_its_words_and_marked() {
    let rows = [
        row(&["(in millions)", "Year ended December 31, 2031", "Year ended December 31, 2030", "Change"]),
        row(&["Total revenues", "12,340", "10,280", "20%"]),
        row(&["Lamps gross margin", "3,456", "2,345", "47%"]),
        row(&["Gross profit", "5,030", "4,010", "25%"]),
        row(&["Gross margin percentage", "40.8%", "39.0%", ""]),
    ];
    let import = landed(&statement(years("en")).table("Results of operations", &table(&rows)));
    let [own] = noted(&import)[..] else { panic!("{}", import.json) };
    let concept = |at: usize| own.rows[at].concept.clone().unwrap();
    assert_eq!((concept(0).as_str(), concept(2).as_str()), ("Revenues", "GrossProfit"));
    let of = import.file.concepts.iter().find(|own| own.id == concept(1)).unwrap();
    assert!(of.id.starts_with("Printed") && of.label.en() == "Lamps gross margin", "{of:?}");
    assert!(own.columns.iter().any(|column| matches!(column.measure, Some(Measure::Growth(_)))), "{}", import.json);
    assert_eq!(own.rows[1].cells, ["3,456", "2,345", "47%"]);
    assert!(import.report.notices.iter().any(|notice| notice.contains("has no tags")), "{:?}", import.report.notices);
    assert_eq!(import.report.numbers, 8, "only what is tagged counts as tagged");
    assert_eq!(import.file.story.revenues.as_deref(), Some("Revenues"));
}

/// The same figures once more and a forecast are left out, and that is said; a table of contents is no table of figures.
#[test]
fn what_is_tagged_already_is_not_doubled() {
    let again = [
        row(&["(in millions)", "Year ended December 31, 2031", "Year ended December 31, 2030"]),
        row(&["Revenues", "12,340", "10,280"]),
        row(&["Gross profit", "5,030", "4,010"]),
        row(&["Operating income", "1,234", "1,011"]),
    ];
    let contents = [
        row(&["Item", "Page"]),
        row(&["Financial statements", "3"]),
        row(&["Discussion of results", "14"]),
        row(&["Risk factors", "22"]),
        row(&["Exhibits", "41"]),
    ];
    let forecast = [
        row(&["(in millions)", "Year ended December 31, 2031", "Year ended December 31, 2030"]),
        row(&["Revenues", "15,340", "11,280"]),
        row(&["Operating income", "2,234", "2,011"]),
    ];
    let page = statement(years("en"))
        .table("Highlights", &table(&again))
        .table("TABLE OF CONTENTS", &table(&contents))
        .table("Forecast", &table(&forecast));
    let import = landed(&page);
    assert_eq!(import.file.tables.len(), 1, "{}", import.json);
    assert!(
        import.report.notices.iter().any(|notice| notice.contains("2 tables without tags")),
        "{:?}",
        import.report.notices
    );
}

/// Accounts in dollars, whose forecast has no tags; what has some is its translation into yen. The forecast is of the lines that are tagged.
#[test]
fn a_forecast_without_tags_is_a_target_where_none_is_tagged_in_its_currency() {
    let forecast = |head: &str| {
        [
            row(&["", "売上収益", "", "営業利益", ""]),
            row(&["", head, "％", head, "％"]),
            row(&["通期", "15,340", "24.3", "2,234", "99.0"]),
        ]
    };
    let translated = [
        row(&["", "売上収益"]),
        row(&["", "百万円"]),
        cells(["通期".into(), tag("tse-ed-t:SalesIFRS", "f", "JPY", "6:-6", "2,301")]),
    ];
    let aim = ("tse-ed-t:ResultForecastAxis", "tse-ed-t:ForecastMember");
    let group = ("jppfs_cor:ConsolidatedOrNonConsolidatedAxis", "jppfs_cor:ConsolidatedMember");
    let page = |is_translated: bool| {
        let line = |label: &str, element: &str, values: [&str; 2]| {
            let of = |context: &str, text: &str| tag(element, context, "USD", "3:-3", text);
            cells([label.into(), of("g1", values[0]), of("g0", values[1])])
        };
        let page = Page::new("ja")
            .context("g1", "2031-01-01/2031-12-31", &[group])
            .context("g0", "2030-01-01/2030-12-31", &[group])
            .context("f", "2032-01-01/2032-12-31", &[aim])
            .says("tse-ed-t:CompanyName", "g1", "株式会社架空")
            .says("tse-ed-t:FiscalYearEnd", "g1", "2031-12-31")
            .table(
                "連結損益計算書",
                &table(&[
                    row(&["", "2031年12月期", "2030年12月期"]),
                    line("売上収益", "jpigp_cor:RevenueIFRS", ["12,340", "10,280"]),
                    line("営業利益", "jpigp_cor:OperatingProfitLossIFRS", ["1,234", "1,011"]),
                ]),
            )
            .table("３．2032年12月期の連結業績予想（2032年１月１日～2032年12月31日）", &table(&forecast("千米ドル")));
        if is_translated { page.table("（参考）邦貨による業績予想", &table(&translated)) } else { page }
    };
    for is_translated in [false, true] {
        let import = landed(&page(is_translated));
        let aim = |concept: &str| {
            let figure = import.release.figure(concept, "FY2032", kessan_core::release::Scenario::Target)?;
            figure.value.map(|value| value.normalize().to_string())
        };
        assert_eq!(aim("Revenues").as_deref(), Some("15340000"), "{}", import.json);
        assert_eq!(aim("OperatingIncome").as_deref(), Some("2234000"));
        assert_eq!(import.file.story.targets.len(), 1);
        assert_eq!(noted(&import).len(), 1, "{}", import.json);
        // Growth on the results of the year before is growth; what they do not give is told below the table.
        let table = import.file.tables.iter().find(|table| table.rows[0].cells[0] == "15,340").unwrap();
        let growth = |concept: &str| {
            let of = |column: &kessan_core::release::model::Column| {
                column.concept.as_deref() == Some(concept)
                    && column.measure == Some(kessan_core::release::model::Measure::Growth("FY2031".into()))
            };
            table.columns.iter().position(of).map(|column| table.rows[0].cells[column].as_str())
        };
        assert_eq!((growth("Revenues"), growth("OperatingIncome")), (Some("24.3"), None), "{}", import.json);
        let note = table.note.as_ref().unwrap();
        assert!(note.en().contains("99.0") && !note.en().contains("24.3"), "{note:?}");
    }
}

/// A loss is no expense of the same size, whatever its sign.
#[test]
fn a_figure_of_the_same_size_and_another_sign_is_no_line_of_the_filing() {
    let line = |label: &str, element: &str, values: [&str; 2]| {
        let of = |context: &str, text: &str| tag(element, context, "USD", "3:-3", text);
        cells([label.into(), of("y1", values[0]), of("y0", values[1])])
    };
    let statement = [
        row(&["", "Year ended December 31, 2031", "Year ended December 31, 2030"]),
        line("Research", "us-gaap:ResearchAndDevelopmentExpense", ["1,234", "1,011"]),
        line("Total expenses", "us-gaap:OperatingExpenses", ["2,468", "2,022"]),
    ];
    let words = [
        row(&["(in thousands)", "Year ended December 31, 2031", "Year ended December 31, 2030"]),
        row(&["Grants", "345", "456"]),
        row(&["Donations", "111", "222"]),
        row(&["Result of the year", "(2,468)", "(2,022)"]),
    ];
    let import = landed(&years("en").table("Statements", &table(&statement)).table("Results in short", &table(&words)));
    let [own] = noted(&import)[..] else { panic!("{}", import.json) };
    assert_eq!(own.rows[2].concept.as_deref(), Some("PrintedResultOfTheYear"));
    assert_eq!(own.rows[2].cells, ["(2,468)", "(2,022)"]);
}

//! Changes, growth and shares that are printed beside figures and that nobody tagged.

use kessan_core::release::Scenario;
use kessan_core::release::model::{Column, Measure, Row, Table};
use kessan_import::mapping::{Import, Options, map};

use super::page::{Page, cells, row, tag};

fn of_file(name: &str, text: &str) -> Import {
    let report = kessan_import::read(vec![(name.to_owned(), text.as_bytes().to_vec())]).unwrap();
    map(&report, Options::default()).unwrap_or_else(|failure| panic!("{failure}"))
}

fn measures(table: &Table) -> Vec<Measure> {
    table.columns.iter().map(|column: &Column| column.measure.clone().unwrap_or_default()).collect()
}

fn row_of<'a>(table: &'a Table, label: &str) -> &'a Row {
    table.rows.iter().find(|row| row.label.all().any(|(_, text)| text == label)).unwrap()
}

const RESULTS: &str = "\
Consolidated results (in millions of yen),,,,
,\"Year ended March 31, 2031\",\"Year ended March 31, 2030\",Change,% change
Net sales,\"10,000\",\"8,000\",\"2,000\",25.0
Cost of sales,\"6,000\",\"5,000\",\"1,000\",20.0
Gross profit,\"4,000\",\"3,000\",\"1,000\",33.3
Operating income,\"1,000\",(200),\"1,200\",-
";

#[test]
fn columns_of_changes_and_growth_are_held_against_their_figures() {
    let import = of_file("results.csv", RESULTS);
    let table = &import.file.tables[0];
    let on = || "FY2030".to_owned();
    assert_eq!(measures(table), [Measure::Value, Measure::Value, Measure::Change(on()), Measure::Growth(on())]);
    assert_eq!(row_of(table, "Net sales").cells, ["10,000", "8,000", "2,000", "25.0"]);
    assert_eq!(row_of(table, "Operating income").cells[2], "1,200", "the change from a loss is one all the same");
    assert_eq!(import.report.rates, 7);
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn a_column_that_its_figures_do_not_give_is_none_of_changes() {
    let wrong =
        RESULTS.replace("\"2,000\",25.0", "7,25.0").replace("\"1,000\",20.0", "8,20.0").replace("\"1,200\"", "9");
    let import = of_file("results.csv", &wrong);
    assert!(!measures(&import.file.tables[0]).iter().any(|measure| matches!(measure, Measure::Change(_))));
    assert!(measures(&import.file.tables[0]).iter().any(|measure| matches!(measure, Measure::Growth(_))));
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn an_index_on_last_year_is_no_growth() {
    let index = RESULTS.replace("25.0", "125.0").replace("20.0", "120.0").replace("33.3", "133.3");
    let import = of_file("results.csv", &index);
    assert!(!measures(&import.file.tables[0]).iter().any(|measure| matches!(measure, Measure::Growth(_))));
}

#[test]
fn shares_of_the_whole_stand_beside_their_amounts() {
    let text = "\
連結損益計算書（単位：百万円）,,,,
,2030年3月期,百分比(%),2031年3月期,百分比(%)
売上高,\"8,000\",100.0,\"10,000\",100.0
売上原価,\"5,000\",62.5,\"6,000\",60.0
売上総利益,\"3,000\",37.5,\"4,000\",40.0
営業利益,△200,△2.5,\"1,000\",10.0
";
    let import = of_file("pl.csv", text);
    let table = &import.file.tables[0];
    let share = || Measure::Share("Revenues".to_owned());
    assert_eq!(measures(table), [Measure::Value, share(), Measure::Value, share()]);
    assert_eq!(row_of(table, "営業利益").cells, ["△200", "△2.5", "1,000", "10.0"]);
    assert_eq!(row_of(table, "売上高").cells, ["8,000", "100.0", "10,000", "100.0"]);
    assert_eq!(table.columns[1].period, table.columns[0].period);
    assert_eq!(table.columns[3].period, table.columns[2].period);
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn a_row_of_shares_is_of_the_line_above_it() {
    let text = "\
Consolidated results (in thousands of euros),,
,\"Year ended December 31, 2031\",\"Year ended December 31, 2030\"
Net sales,\"10,000\",\"8,000\"
% change,25.0%,
Operating income,\"1,000\",400
% of net sales,10.0%,5.0%
";
    let import = of_file("rows.csv", text);
    let table = &import.file.tables[0];
    let share = row_of(table, "% of net sales");
    assert_eq!(
        (share.concept.as_deref(), share.measure.clone()),
        (Some("OperatingIncome"), Some(Measure::Share("Revenues".into())))
    );
    let growth = row_of(table, "% change");
    assert_eq!(
        (growth.concept.as_deref(), growth.measure.clone()),
        (Some("Revenues"), Some(Measure::Growth("FY2030".into())))
    );
    assert_eq!(import.report.checks.inconsistent, 0);
}

#[test]
fn untagged_changes_in_a_tagged_table_are_kept() {
    let page = Page::new("en").context("y1", "2031-01-01/2031-12-31", &[]).context("y0", "2030-01-01/2030-12-31", &[]);
    let line = |label: &str, element: &str, values: [&str; 2], change: &str, rate: &str| {
        let of = |context: &str, value: &str| tag(element, context, "USD", "3:-3", value);
        cells([label.into(), of("y1", values[0]), of("y0", values[1]), change.into(), rate.into()])
    };
    let page = page.table(
        "RESULTS OF OPERATIONS",
        &[
            &row(&["", "2031", "2030", "Change $", "Change %"]),
            &line("Revenues", "us-gaap:Revenues", ["1,000", "800"], "200", "25%"),
            &line("Cost of revenue", "us-gaap:CostOfRevenue", ["600", "500"], "100", "20%"),
            &line("Gross profit", "us-gaap:GrossProfit", ["400", "300"], "100", "33%"),
        ],
    );
    let import = page.import();
    let table = &import.file.tables[0];
    assert_eq!(measures(table)[2..], [Measure::Change("FY2030".into()), Measure::Growth("FY2030".into())]);
    assert_eq!((import.report.numbers, import.report.used, import.report.rates), (6, 6, 6));
    assert!(import.release.figure("Revenues", "FY2031", Scenario::Actual).unwrap().value.is_some());
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// What is adjusted is another line than what it is an adjustment of, and a margin is no amount.
#[test]
fn adjusted_lines_and_margins_are_lines_of_their_own() {
    let text = "\
Highlights (in millions of U.S. dollars),,
,\"Year ended December 31, 2031\",\"Year ended December 31, 2030\"
Net sales,\"1,000\",900
Gross profit,400,300
Gross margin,40.0%,33.3%
Operating income,100,90
Non-GAAP operating income,150,120
Shares used in computing net income per share,50,49
";
    let import = of_file("h.csv", text);
    let table = &import.file.tables[0];
    let concept = |label: &str| row_of(table, label).concept.clone().unwrap();
    assert_eq!(concept("Operating income"), "OperatingIncome");
    assert!(concept("Non-GAAP operating income").starts_with("NonGaap"));
    assert_eq!(row_of(table, "Gross margin").cells, ["40.0%", "33.3%"]);
    let unit = |id: &str| import.file.concepts.iter().find(|own| own.id == id).unwrap().unit.to_string();
    assert_eq!(unit(&concept("Gross margin")), "percent");
    assert_eq!(unit(&concept("Shares used in computing net income per share")), "shares");
    assert_eq!(import.report.checks.inconsistent, 0);
}

/// A figure among changes that is none (at constant currencies, say) is neither lost nor called a contradiction.
#[test]
fn a_figure_among_changes_that_its_row_does_not_give_is_kept_as_text() {
    let odd = RESULTS.replace("\"1,000\",20.0", "\"1,000\",17.5");
    let import = of_file("results.csv", &odd);
    let table = &import.file.tables[0];
    assert!(matches!(measures(table)[3], Measure::Growth(_)));
    assert_eq!(row_of(table, "Cost of sales").cells[3], "");
    let note = table.note.as_ref().unwrap().en();
    assert!(note.contains("Cost of sales, % change: 17.5"), "{note}");
    assert!(import.report.notices.iter().any(|notice| notice.contains("17.5")), "{:?}", import.report.notices);
    assert_eq!(import.report.checks.inconsistent, 0);
}

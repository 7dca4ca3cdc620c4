//! What a later report prints otherwise, and what two reports say of one line.

use kessan_compare::compare;
use kessan_core::checks::{Check, Held, Kind, Report, Status};

use crate::read::{beside, cells, changed, periods, report, table};

fn restated(report: &Report) -> Vec<&Check> {
    report.checks.iter().filter(|check| check.kind == Kind::Restatement).collect()
}

#[test]
fn a_restatement_is_a_check_of_its_own_and_no_contradiction() {
    let compared = beside(&["first-quarter", "first-quarter-restated"]);
    let checks = compared.release.checks();
    let all = restated(&checks);
    // Seven lines of the quarter that both print; of the balance sheet at its end only the earlier report has any.
    assert_eq!(all.len(), 7);
    let differ: Vec<&str> =
        all.iter().filter(|check| check.status == Status::Restated).map(|check| check.id.as_str()).collect();
    let expected = [2, 3, 4, 5, 6].map(|row| format!("restatement.income.{row}.current.kumo-2031-q1"));
    assert_eq!(differ, expected);
    let lamps = all.iter().find(|check| check.id == expected[0]).unwrap();
    let Held::Figure(now) = lamps.held else { panic!("a figure is held") };
    assert_eq!((now.value, lamps.expected), (Some(826_000_000.into()), Some(801_000_000.into())));
    assert_eq!(lamps.difference, Some(25_000_000.into()));
    assert_eq!(checks.count(Status::Inconsistent), 0);
    assert_eq!(checks.statuses().len(), 4);
}

#[test]
fn one_report_has_nothing_restated() {
    let checks = report("half-year").checks();
    assert!(restated(&checks).is_empty());
    assert_eq!(checks.statuses(), [Status::Inconsistent, Status::Rounding, Status::Tied]);
}

#[test]
fn what_was_printed_before_stands_beside_what_is_printed_now() {
    let compared = beside(&["first-quarter", "first-quarter-restated"]);
    let income = table(&compared.release, "income");
    let heads: Vec<&str> = income.columns.iter().map(|column| column.label.en()).collect();
    let ja: Vec<&str> = income.columns.iter().map(|column| column.label.ja()).collect();
    assert_eq!(heads[..3], ["Q1 FY2032", "Q1 FY2031", "Q1 FY2031 (reported Aug 5, 2030)"]);
    assert_eq!(ja[0], "2032年3月期第1四半期", "当期 is another period in another report");
    assert_eq!(ja[2], "2031年3月期第1四半期（2030年8月5日公表）");
    assert_eq!(cells(income, "CostOfRevenues")[1..3], ["636", "640"]);
}

/// A column that says nothing new would only be in the way; that it is the same is said below the table.
#[test]
fn figures_that_are_the_same_in_both_reports_are_not_printed_twice() {
    let compared = beside(&["full-year", "nine-months"]);
    let balance = table(&compared.release, "balance");
    assert_eq!(periods(balance), ["2031-03-31", "2030-03-31", "2030-12-31"]);
    let note = balance.note.as_ref().unwrap();
    assert_eq!(note.en(), "Mar 31, 2030: the report of Feb 5, 2031 prints the same figures.");
    assert!(note.ja().starts_with("2030年3月31日の数値は2031年2月5日公表の報告書"));
    assert!(compared.release.file.periods.iter().all(|period| !period.is_superseded()));
}

/// In thousands it is the same figure, known to more digits; the page goes on with the latest report's.
#[test]
fn a_figure_with_more_digits_in_an_earlier_report_is_the_same_one() {
    let earlier = changed("nine-months", &[("\"1,100\"", "\"1,100.2\""), ("\"1,400\"", "\"1,400.2\"")]);
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let balance = table(&compared.release, "balance");
    assert_eq!(periods(balance), ["2031-03-31", "2030-03-31", "2030-12-31"]);
    assert_eq!(compared.release.checks().count(Status::Restated), 0);
}

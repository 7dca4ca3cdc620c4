//! Periods of several reports as a series.

use kessan_compare::{Compared, compare};
use kessan_core::figure::Origin;
use kessan_core::release::model::Scenario;
use rust_decimal::Decimal;

use crate::read::{beside, cells, periods, report, table, years_later};

/// All five reports, out of order.
fn all() -> Compared {
    beside(&["first-quarter", "full-year", "half-year", "nine-months", "first-quarter-restated"])
}

fn million(compared: &Compared, concept: &str, period: &str) -> Option<i64> {
    let value = compared.release.figure(concept, period, Scenario::Actual)?.value? / Decimal::from(1_000_000);
    i64::try_from(value).ok()
}

#[test]
fn columns_of_other_reports_stand_behind_the_releases_own_those_as_long_as_it_first() {
    let compared = all();
    let income = table(&compared.release, "income");
    let expected = [
        "Q1-FY2032",
        "Q1-FY2031",
        "Q1-FY2031.kumo-2031-q1",
        "Q1-FY2032",
        "Q1-FY2030",
        "1H-FY2031",
        "1H-FY2030",
        "9M-FY2031",
        "9M-FY2030",
        "FY2031",
        "FY2030",
    ];
    assert_eq!(periods(income), expected);
    assert_eq!(
        cells(income, "Lamps"),
        ["905", "826", "801", "9.6", "700", "1,650", "1,500", "2,520", "2,300", "3,420", "3,100"]
    );
    let balance = table(&compared.release, "balance");
    assert_eq!(periods(balance), ["2031-06-30", "2031-03-31", "2030-12-31", "2030-09-30", "2030-06-30", "2030-03-31"]);
    assert_eq!(compared.release.file.tables.len(), 2, "no table is left over");
}

#[test]
fn a_column_of_another_report_says_which_and_where_it_was_found() {
    let compared = all();
    let income = table(&compared.release, "income");
    let year = income.columns.iter().find(|column| column.period.as_deref() == Some("FY2031")).unwrap();
    assert_eq!(year.report.as_deref(), Some("kumo-2031"));
    let source = year.source.as_ref().unwrap();
    let document = compared.release.file.sources.iter().find(|known| known.id == source.document).unwrap();
    assert_eq!((document.name.as_str(), source.place.as_deref()), ("kumo-2031.html", Some("page 3")));
    // "This year" is another year in another report.
    assert_eq!(year.label.en(), "FY2031");
}

#[test]
fn quarters_and_twelve_months_follow_from_several_reports() {
    let compared = all();
    assert_eq!(million(&compared, "Revenues", "Q4-FY2031"), Some(4_370 - 3_210));
    assert_eq!(million(&compared, "Revenues", "Q3-FY2030"), Some(2_960 - 1_930));
    assert_eq!(million(&compared, "Revenues", "12M-2031-06-30"), Some(4_370 - 1_023 + 1_145));
    let figure = compared.release.figure("Revenues", "12M-2031-06-30", Scenario::Actual).unwrap();
    assert_eq!(figure.origin, Origin::PeriodDifference);
    // Balances are of a day, not of twelve months.
    assert_eq!(million(&compared, "Assets", "12M-2031-06-30"), None);
}

/// The first quarter was restated a year later: 25 million moved from repairs to lamps. The half year that was reported before is of
/// the old basis, and so is the part that is taken off it.
#[test]
fn what_is_left_of_a_period_is_without_its_part_as_it_was_reported_then() {
    let compared = all();
    assert_eq!(million(&compared, "Lamps", "Q1-FY2031"), Some(826));
    assert_eq!(million(&compared, "Lamps", "Q2-FY2031"), Some(1_650 - 801));
    assert_eq!(million(&compared, "Lamps", "12M-2031-06-30"), Some(3_420 - 801 + 905));
}

#[test]
fn the_latest_report_leads_and_its_comparison_stays_the_main_one() {
    let compared = all();
    let file = &compared.release.file;
    assert_eq!(file.id, "kumo-2032-q1");
    let ids: Vec<&str> = file.other_reports.iter().map(|report| report.id.as_str()).collect();
    assert_eq!(ids, ["kumo-2031", "kumo-2031-9m", "kumo-2031-h1", "kumo-2031-q1"]);
    let pairs: Vec<(&str, Option<&str>)> =
        file.comparisons.iter().map(|pair| (pair.current.as_str(), pair.prior.as_deref())).collect();
    assert_eq!(
        pairs[..3],
        [
            ("Q1-FY2032", Some("Q1-FY2031")),
            ("12M-2031-06-30", Some("12M-2030-06-30")),
            ("Q4-FY2031", Some("Q4-FY2030"))
        ]
    );
    assert!(pairs.len() <= 6);
}

#[test]
fn in_whichever_order_reports_come_the_same_comes_of_them() {
    let names = ["first-quarter", "half-year", "nine-months", "full-year", "first-quarter-restated"];
    let expected = beside(&names).json;
    for turn in 1..names.len() {
        let mut turned = names;
        turned.rotate_left(turn);
        assert_eq!(beside(&turned).json, expected);
    }
}

/// A comparison is a release; a report can be put beside it.
#[test]
fn a_report_stands_beside_a_comparison_as_beside_its_reports() {
    let two = beside(&["full-year", "nine-months"]).release;
    let three = compare(vec![two, report("first-quarter-restated")]).unwrap();
    let at_once = beside(&["full-year", "nine-months", "first-quarter-restated"]);
    let of = |compared: &Compared| cells(table(&compared.release, "income"), "Revenues").join(" ");
    assert_eq!(of(&three), of(&at_once));
    assert_eq!(million(&three, "Revenues", "Q4-FY2031"), Some(1_160));
    assert_eq!(three.release.file.other_reports.len(), 2);
}

/// Every quarter of six years.
#[test]
fn periods_for_which_there_is_no_room_are_named() {
    let names = ["first-quarter", "half-year", "nine-months", "full-year"];
    let reports = (0..6).flat_map(|year| names.map(|name| years_later(name, year))).collect();
    let compared = compare(reports).unwrap();
    let file = &compared.release.file;
    assert_eq!(file.periods.iter().filter(|period| period.derived.is_some()).count(), 40);
    let [notice] = compared.notices.as_slice() else { panic!("{:?}", compared.notices) };
    let expected = "6 more periods could be derived and are left out, as there are at most 40: \
        \"12 months to Dec 31, 2031\", \"12 months to Sep 30, 2031\", \"12 months to Jun 30, 2031\", \
        \"12 months to Dec 31, 2030\", \"12 months to Sep 30, 2030\", \"12 months to Jun 30, 2030\"; \
        compare reports of fewer years to have them";
    assert_eq!(notice, expected);
}

#[test]
fn where_there_is_room_for_all_periods_nothing_is_said() {
    assert!(all().notices.is_empty(), "{:?}", all().notices);
}

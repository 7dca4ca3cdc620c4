//! What looks like one thing and is two, or like two and is one.

use kessan_compare::{Refused, compare};
use kessan_core::checks::{Kind, Status};
use kessan_core::release::Release;
use kessan_core::release::model::Scenario;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::read::{beside, cells, changed, edited, periods, report, table};

fn million(release: &Release, concept: &str, period: &str) -> Option<i64> {
    let value = release.figure(concept, period, Scenario::Actual)?.value? / Decimal::from(1_000_000);
    i64::try_from(value).ok()
}

fn row<'v>(file: &'v mut Value, concept: &str) -> &'v mut Value {
    let rows = file["tables"][0]["rows"].as_array_mut().unwrap();
    rows.iter_mut().find(|row| row["concept"] == concept).unwrap()
}

/// In the quarter lamps are called otherwise, and no day is in both reports: that lamps were nil then does not follow.
#[test]
fn a_line_that_an_earlier_report_calls_otherwise_was_not_nil() {
    let earlier = changed(
        "first-quarter",
        &[("\"Lamps\"", "\"LightingFixtures\""), ("\"照明器具\"", "\"灯具\""), ("\"+Lamps\"", "\"+LightingFixtures\"")],
    );
    let compared = compare(vec![earlier, report("half-year")]).unwrap();
    assert_eq!(million(&compared.release, "Lamps", "Q2-FY2031"), None);
    assert_eq!(million(&compared.release, "Repairs", "Q2-FY2031"), Some(455 - 222));
}

/// What is the same in both is printed once; the part is then that of the later report.
#[test]
fn a_line_that_was_not_restated_is_taken_off_as_well() {
    let compared = beside(&["first-quarter", "half-year", "first-quarter-restated"]);
    // Of the restated quarter's columns, all lines are there; of a table whose column is left out none.
    assert_eq!(million(&compared.release, "Revenues", "Q2-FY2031"), Some(2_105 - 1_023));
    assert_eq!(million(&compared.release, "Lamps", "Q2-FY2031"), Some(1_650 - 801));
}

#[test]
fn a_report_between_those_of_a_comparison_is_refused_and_one_that_it_has_too() {
    let two = beside(&["first-quarter", "full-year"]).release;
    let refused = compare(vec![two, report("half-year")]).unwrap_err();
    assert!(matches!(refused, Refused::Between { .. }), "{refused}");
    let two = beside(&["first-quarter", "full-year"]).release;
    assert!(matches!(compare(vec![two, report("first-quarter")]).unwrap_err(), Refused::Twice { .. }));
}

/// A summary of two lines, one of them restated: what was printed before stands beside it, and no margin is of two bases.
#[test]
fn one_figure_that_differs_is_enough_to_stand_beside_it() {
    let later = edited("first-quarter-restated", &[], |file| {
        for concept in ["Lamps", "Repairs", "CostOfRevenues", "GrossProfit", "SellingGeneralAndAdministrative"] {
            let row = row(file, concept);
            (row["cells"][1], row["cells"][2]) = (json!(""), json!(""));
        }
        let revenues = row(file, "Revenues");
        (revenues["cells"][1], revenues["cells"][2]) = (json!("1,030"), json!("11.2"));
    });
    let compared = compare(vec![report("first-quarter"), later]).unwrap();
    assert!(periods(table(&compared.release, "income")).contains(&"Q1-FY2031.kumo-2031-q1"));
    assert_eq!(million(&compared.release, "GrossProfit", "Q1-FY2031"), None, "1,030 less the cost of 1,023 is neither");
    let checks = compared.release.checks();
    let restated: Vec<&str> = checks.with(Status::Restated).map(|check| check.id.as_str()).collect();
    assert_eq!(restated, ["restatement.income.1.current.kumo-2031-q1"]);
}

/// (5) in one report and 5 in the next is a correction, not another way to count.
#[test]
fn one_figure_of_the_other_sign_turns_no_line() {
    let other = |cells: [&'static str; 3]| {
        move |file: &mut Value| {
            let label = json!({"en": "Other, net", "ja": "その他"});
            file["concepts"].as_array_mut().unwrap().push(json!({"id": "OtherNet", "label": label, "unit": "JPY"}));
            let row = json!({"label": label, "concept": "OtherNet", "cells": cells});
            file["tables"][0]["rows"].as_array_mut().unwrap().push(row);
        }
    };
    let earlier = edited("first-quarter", &[], other(["(5)", "12", ""]));
    let later = edited("first-quarter-restated", &[], other(["7", "5", ""]));
    let compared = compare(vec![earlier, later]).unwrap();
    assert_eq!(million(&compared.release, "OtherNet", "Q1-FY2030"), Some(12));
    assert_eq!(cells(table(&compared.release, "income"), "OtherNet")[1..3], ["5", "(5)"]);
}

/// Ids that were made from words, "Other" and "Other-2", in another order.
#[test]
fn an_id_of_another_name_and_other_figures_is_another_line() {
    let lines = |ids: [&'static str; 2], cells: [[&'static str; 3]; 2]| {
        move |file: &mut Value| {
            for ((id, name), cells) in
                ids.iter().zip(["Other operating expenses", "Gain on sale of securities"]).zip(cells)
            {
                let label = json!({"en": name});
                file["concepts"].as_array_mut().unwrap().push(json!({"id": id, "label": label, "unit": "JPY"}));
                let row = json!({"label": label, "concept": id, "cells": cells});
                file["tables"][0]["rows"].as_array_mut().unwrap().push(row);
            }
        }
    };
    let earlier = edited("first-quarter", &[], lines(["Other", "Other-2"], [["30", "28", ""], ["7", "6", ""]]));
    let later = edited("half-year", &[], lines(["Other-2", "Other"], [["63", "60", ""], ["9", "8", ""]]));
    let compared = compare(vec![earlier, later]).unwrap();
    assert_eq!(million(&compared.release, "Other-2", "Q2-FY2031"), Some(63 - 30));
}

/// Cut to millions before, in thousands now.
#[test]
fn figures_are_rounded_as_their_own_report_rounds_them() {
    let later = edited("first-quarter-restated", &[], |file| {
        file["rounding"] = json!("half-away-from-zero");
        let revenues = row(file, "Revenues");
        revenues["cells"][1] = json!("1,023.95");
    });
    let earlier = edited("first-quarter", &[], |file| file["rounding"] = json!("truncated"));
    let compared = compare(vec![earlier, later]).unwrap();
    let checks = compared.release.checks();
    let revenues = checks.checks.iter().find(|check| check.kind == Kind::Restatement).unwrap();
    assert_eq!(revenues.status, Status::Tied, "1,023.95 cut to millions is 1,023");
}

#[test]
fn a_forecast_beside_results_says_that_it_is_one() {
    let earlier = edited("nine-months", &[], |file| {
        let table = &mut file["tables"][0];
        let column = json!({"id": "plan", "label": {"en": "FY2031 (forecast)", "ja": "2031年3月期（予想）"}, "period": "FY2031", "scenario": "target"});
        table["columns"].as_array_mut().unwrap().push(column);
        for row in table["rows"].as_array_mut().unwrap() {
            row["cells"].as_array_mut().unwrap().push(json!("4,400"));
        }
        let label = json!({"en": "FY2031", "ja": "2031年3月期"});
        let year = json!({"id": "FY2031", "span": "2030-04-01/2031-03-31", "label": label, "name": label});
        file["periods"].as_array_mut().unwrap().push(year);
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let heads: Vec<&str> = table(&compared.release, "income").columns.iter().map(|column| column.label.en()).collect();
    assert!(heads.contains(&"FY2031 (forecast) (reported Feb 5, 2031)"), "{heads:?}");
}

/// One code at two exchanges is two companies, and a code of noughts is none.
#[test]
fn a_code_is_one_of_an_exchange() {
    let names = [
        ("Kumo Lamps Co., Ltd.", "Other plc"),
        ("株式会社雲照明", "他社"),
        ("\"Kumo Lamps\"", "\"Other\""),
        ("\"雲照明\"", "\"他\""),
    ];
    let other = changed("half-year", &names);
    assert!(matches!(compare(vec![report("full-year"), other]).unwrap_err(), Refused::OtherCompany { .. }));
    let short = changed(
        "half-year",
        &[
            ("Kumo Lamps Co., Ltd.", "K.L."),
            ("株式会社雲照明", "㈱雲照明"),
            ("\"Kumo Lamps\"", "\"K.L.\""),
            ("\"雲照明\"", "\"雲照明㈱\""),
        ],
    );
    assert!(compare(vec![report("full-year"), short]).is_ok());
}

/// "Q2 1H08" would be no name: a part is called after its year where the whole is called so, and by its days elsewhere.
#[test]
fn a_quarter_of_a_period_of_another_name_is_called_by_its_days() {
    let half = changed("half-year", &[("\"1H FY2031\"", "\"1H08\"")]);
    let compared = compare(vec![report("first-quarter"), half]).unwrap();
    let periods = &compared.release.file.periods;
    let quarter = periods.iter().find(|period| period.span.to_string() == "2030-07-01/2030-09-30").unwrap();
    assert_eq!(quarter.label.en(), "Jul 1, 2030 – Sep 30, 2030");
    assert!(quarter.derived.is_some());
}

/// Consolidated and parent alone: of the same days, told apart by their heads alone.
#[test]
fn columns_of_the_same_days_stay_in_a_table_of_their_report() {
    let earlier = edited("nine-months", &[], |file| {
        let table = &mut file["tables"][1];
        let period = table["columns"][0]["period"].clone();
        let column = json!({"id": "alone", "label": {"en": "Parent alone"}, "period": period});
        table["columns"].as_array_mut().unwrap().push(column);
        for (row, cell) in table["rows"].as_array_mut().unwrap().iter_mut().zip(["365", "1,260", "1,625"]) {
            row["cells"].as_array_mut().unwrap().push(json!(cell));
        }
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    assert_eq!(periods(table(&compared.release, "balance")), ["2031-03-31", "2030-03-31"]);
    let own = table(&compared.release, "balance.kumo-2031-9m");
    assert_eq!(own.columns.last().unwrap().label.en(), "Parent alone");
}

/// "This year" gives way to its period; what says more than that stays.
#[test]
fn a_head_that_says_more_than_which_year_has_its_period_beside_it() {
    let heads = |english: &'static str| {
        let later = edited("full-year", &[], |file| {
            file["tables"][0]["columns"][0]["label"] = json!({"en": english, "ja": "当期"});
        });
        let compared = compare(vec![report("nine-months"), later]).unwrap();
        table(&compared.release, "income").columns[0].label.clone()
    };
    assert_eq!(heads("Unaudited").en(), "Unaudited (FY2031)");
    assert_eq!(heads("Unaudited").ja(), "当期（2031年3月期）");
    assert_eq!(heads("Current fiscal year").en(), "FY2031");
    assert_eq!(heads("Current fiscal year").ja(), "2031年3月期");
}

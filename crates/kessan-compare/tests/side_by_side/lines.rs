//! Which lines of two reports are one, and lines that only one of them has.

use kessan_compare::{Compared, compare};
use kessan_core::checks::Status;
use kessan_core::release::Release;
use serde_json::json;

use crate::read::{cells, changed, edited, periods, report, table};

/// Both reports, without a contradiction that neither has by itself.
fn sound(earlier: Release, later: Release) -> Compared {
    assert_eq!(earlier.checks().count(Status::Inconsistent), 0);
    let compared = compare(vec![earlier, later]).unwrap();
    assert_eq!(compared.release.checks().count(Status::Inconsistent), 0, "{:?}", compared.notices);
    compared
}

/// A press release without tags calls lines by their words, a filing by their elements.
#[test]
fn a_line_of_another_id_is_the_same_where_name_and_figures_say_so() {
    let earlier = changed("nine-months", &[("\"OperatingIncome\"", "\"OperatingProfit\"")]);
    // Of the income statement the two share no days: that the name is the same is not enough.
    let compared = sound(earlier, report("full-year"));
    assert!(compared.release.concept("OperatingProfit").is_some());
    let earlier = changed("full-year", &[("\"OperatingIncome\"", "\"OperatingProfit\"")]);
    let earlier = edited_day(earlier, "2031-05-10");
    let compared = sound(earlier, report("full-year"));
    assert!(compared.release.concept("OperatingProfit").is_none(), "one line, as both print 712 and 600");
    assert_eq!(compared.release.checks().count(Status::Restated), 0);
}

/// An outflow as a positive amount in one report and as a negative one in the other.
#[test]
fn a_line_that_is_counted_with_the_other_sign_is_the_same_line() {
    let earlier = edited("full-year", &[], |file| {
        file["announced"] = json!("2031-05-10");
        let of = |id: &str, file: &serde_json::Value| {
            let all = file["concepts"].as_array().unwrap();
            all.iter().position(|concept| concept["id"] == id).unwrap()
        };
        let gross = of("GrossProfit", file);
        file["concepts"][gross]["sum"] = json!(["+Revenues", "+CostOfRevenues"]);
        let rows = file["tables"][0]["rows"].as_array_mut().unwrap();
        let cost = rows.iter_mut().find(|row| row["concept"] == "CostOfRevenues").unwrap();
        // Printed as before; its amounts are below zero.
        cost["negated"] = json!(true);
    });
    let compared = sound(earlier, report("full-year"));
    assert_eq!(compared.release.checks().count(Status::Restated), 0);
    let gross = compared.release.concept("GrossProfit").unwrap();
    assert_eq!(gross.sum, ["+Revenues", "-CostOfRevenues"]);
}

/// Facts in labels, such as the shares authorised, are rows of a period of their own.
#[test]
fn rows_of_a_period_of_their_own_stand_in_a_table_of_their_report() {
    let earlier = edited("nine-months", &[], |file| {
        let label = json!({"en": "Shares issued", "ja": "発行済株式数"});
        file["concepts"].as_array_mut().unwrap().push(json!({"id": "SharesIssued", "label": label, "unit": "shares"}));
        let row = json!({"label": label, "concept": "SharesIssued", "period": "2030-12-31", "cells": ["9,000", ""]});
        file["tables"][1]["rows"].as_array_mut().unwrap().push(row);
    });
    let compared = sound(earlier, report("full-year"));
    let balance = table(&compared.release, "balance");
    assert_eq!(periods(balance), ["2031-03-31", "2030-03-31", "2030-12-31"]);
    assert_eq!(balance.rows.len(), 3);
    let others = table(&compared.release, "balance.kumo-2031-9m");
    assert_eq!((others.rows.len(), others.report.as_deref()), (1, Some("kumo-2031-9m")));
    assert_eq!(others.title.en(), "Balance sheets (reported Feb 5, 2031)");
}

/// In millions of dollars, at the rate of its own day.
#[test]
fn amounts_that_a_report_translates_are_left_out_and_said() {
    let earlier = edited("nine-months", &[], |file| {
        for table in file["tables"].as_array_mut().unwrap() {
            let period = table["columns"][0]["period"].clone();
            let column = json!({"id": "usd", "label": {"en": "USD"}, "period": period, "currency": "USD"});
            table["columns"].as_array_mut().unwrap().push(column);
            for row in table["rows"].as_array_mut().unwrap() {
                row["cells"].as_array_mut().unwrap().push(json!("1"));
            }
        }
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let has = |compared: &Compared| compared.release.facts.all().iter().any(|fact| fact.unit.measure == "USD");
    assert!(!has(&compared));
    assert!(compared.notices[0].contains("Statements of income"), "{:?}", compared.notices);
}

fn edited_day(release: Release, day: &str) -> Release {
    let mut file = release.file;
    file.announced = day.parse().ok();
    kessan_core::release::load::checked(file).unwrap()
}

/// The earlier report has a line more between lines that both have.
#[test]
fn a_line_that_only_one_report_has_stands_where_it_stands_there() {
    let changes = [
        ("\"3,210\"", "\"3,260\""),
        ("\"2,960\"", "\"3,000\""),
        ("\"8.4\"", "\"8.7\""),
        ("\"1,160\"", "\"1,210\""),
        ("\"1,030\"", "\"1,070\""),
        ("\"12.6\"", "\"13.1\""),
        ("\"510\"", "\"560\""),
        ("\"440\"", "\"480\""),
        ("\"15.9\"", "\"16.7\""),
    ];
    let earlier = edited("nine-months", &[], |file| {
        let mut text = file.to_string();
        changes.iter().for_each(|(from, to)| text = text.replace(from, to));
        *file = serde_json::from_str(&text).unwrap();
        let label = json!({"en": "Rent", "ja": "賃貸"});
        let row = json!({"label": label, "concept": "Rent", "depth": 1, "cells": ["50", "40", "25.0"]});
        file["tables"][0]["rows"].as_array_mut().unwrap().insert(3, row);
        file["concepts"].as_array_mut().unwrap().push(json!({"id": "Rent", "label": label, "unit": "JPY"}));
        file["concepts"][0]["sum"].as_array_mut().unwrap().push(json!("+Rent"));
    });
    let compared = sound(earlier, report("full-year"));
    let income = table(&compared.release, "income");
    let lines: Vec<&str> = income.rows.iter().filter_map(|row| row.concept.as_deref()).collect();
    assert_eq!(lines[..5], ["Revenues", "Lamps", "Repairs", "Rent", "CostOfRevenues"]);
    assert_eq!(cells(income, "Rent"), ["", "", "", "50", "40"]);
}

/// Gross profit is after other costs in the earlier report: beside each other, one sum would be held against the other's parts.
#[test]
fn a_line_that_adds_up_otherwise_is_kept_apart_and_said() {
    let changes = [
        (
            "\"+Revenues\",\n    \"-CostOfRevenues\"",
            "\"+Revenues\",\n    \"-CostOfRevenues\",\n    \"-SellingGeneralAndAdministrative\"",
        ),
        ("\"1,160\"", "\"510\""),
        ("\"1,030\"", "\"440\""),
        ("\"12.6\"", "\"15.9\""),
        ("\"+GrossProfit\",\n    \"-SellingGeneralAndAdministrative\"", "\"+GrossProfit\""),
    ];
    let earlier = changed("nine-months", &changes);
    let compared = sound(earlier, report("full-year"));
    assert!(compared.notices.iter().any(|notice| notice.contains("GrossProfit")), "{:?}", compared.notices);
    let income = table(&compared.release, "income");
    assert!(cells(income, "Revenues").contains(&"3,210"), "the other lines stand beside each other");
}

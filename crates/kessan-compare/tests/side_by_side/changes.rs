//! Changes and shares as earlier reports print them.

use kessan_compare::{Compared, compare};
use kessan_core::checks::Status;
use kessan_core::release::Release;
use kessan_core::release::model::{Column, Measure};
use serde_json::{Value, json};

use crate::read::{cells, edited, report, table, years_later};

/// Nine months as a summary of financial results prints them: beside the year before, too, stands its growth on one more year.
fn nine_months() -> Release {
    edited("nine-months", &[], |file| {
        let table = &mut file["tables"][0];
        let label = json!({"en": "Change, %", "ja": "増減率"});
        let column = json!({"id": "before", "label": label, "period": "9M-FY2030", "measure": {"growth": "9M-FY2029"}});
        table["columns"].as_array_mut().unwrap().push(column);
        let rates = ["5.7", "4.5", "10.0", "", "7.3", "", "△2.2"];
        for (row, rate) in table["rows"].as_array_mut().unwrap().iter_mut().zip(rates) {
            row["cells"].as_array_mut().unwrap().push(json!(rate));
        }
        let label = json!({"en": "9M FY2029", "ja": "2029年3月期第3四半期累計"});
        let period = json!({"id": "9M-FY2029", "span": "2028-04-01/2028-12-31", "label": label, "name": label});
        file["periods"].as_array_mut().unwrap().push(period);
    })
}

/// The columns of other reports that have changes or shares.
fn others(compared: &Compared) -> Vec<&Column> {
    let columns = table(&compared.release, "income").columns.iter();
    columns.filter(|column| column.report.is_some() && column.measure.is_some()).collect()
}

fn row<'v>(file: &'v mut Value, concept: &str) -> &'v mut Value {
    let rows = file["tables"][0]["rows"].as_array_mut().unwrap();
    rows.iter_mut().find(|row| row["concept"] == concept).unwrap()
}

#[test]
fn growth_on_a_period_that_no_report_has_stays_as_reported() {
    let compared = compare(vec![nine_months(), report("full-year")]).unwrap();
    let [growth] = others(&compared)[..] else { panic!("the page works out the growth on 9M FY2030") };
    assert_eq!(growth.measure, Some(Measure::Growth("9M-FY2029".into())));
    assert_eq!((growth.report.as_deref(), growth.period.as_deref()), (Some("kumo-2031-9m"), Some("9M-FY2030")));
    assert_eq!((growth.label.en(), growth.label.ja()), ("Change, % (9M FY2030)", "増減率（2030年3月期第3四半期累計）"));
    let source = growth.source.as_ref().unwrap();
    let document = compared.release.file.sources.iter().find(|known| known.id == source.document).unwrap();
    assert_eq!(document.name, "kumo-2031-9m.html");
    // Behind the figures that it is of.
    let income = table(&compared.release, "income");
    assert_eq!(cells(income, "Revenues"), ["4,370", "4,000", "9.3", "3,210", "2,960", "5.7"]);
    assert_eq!(cells(income, "CostOfRevenues").last(), Some(&""));
    assert_eq!(compared.release.checks().count(Status::Inconsistent), 0);
    let derived = compared.release.file.periods.iter().filter(|period| period.derived.is_some());
    assert!(derived.clone().all(|period| !period.label.en().contains("2029")), "of a rate alone nothing is derived");
}

/// The report of a year before has the figures: the page works the growth out, and the column would say it again.
#[test]
fn growth_that_follows_from_the_figures_of_any_report_is_not_repeated() {
    let compared = compare(vec![years_later("nine-months", -1), nine_months(), report("full-year")]).unwrap();
    assert!(others(&compared).is_empty(), "{:?}", others(&compared));
    let two = compare(vec![nine_months(), report("full-year")]).unwrap().release;
    let in_turn = compare(vec![two, years_later("nine-months", -1)]).unwrap();
    assert!(others(&in_turn).is_empty(), "{:?}", others(&in_turn));
}

/// Printed as "n/a" a year ago.
#[test]
fn one_line_without_its_figure_before_is_enough_for_growth_to_stay() {
    let earlier = edited("nine-months", &[], |file| {
        row(file, "SellingGeneralAndAdministrative")["cells"][1] = json!("");
        row(file, "OperatingIncome")["cells"][1] = json!("");
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let [growth] = others(&compared)[..] else { panic!("{:?}", others(&compared)) };
    assert_eq!(growth.label.en(), "Change, % (9M FY2031)");
    assert_eq!(cells(table(&compared.release, "income"), "SellingGeneralAndAdministrative")[3..], ["650", "10.2", ""]);
}

/// A forecast may be said as a rate alone.
#[test]
fn growth_that_is_forecast_stays_beside_its_report() {
    let earlier = edited("nine-months", &[], |file| {
        let table = &mut file["tables"][0];
        let label = json!({"en": "FY2031 (forecast), change, %", "ja": "2031年3月期（予想）増減率"});
        let measure = json!({"growth": "FY2030"});
        let column =
            json!({"id": "plan", "label": label, "period": "FY2031", "scenario": "target", "measure": measure});
        table["columns"].as_array_mut().unwrap().push(column);
        for row in table["rows"].as_array_mut().unwrap() {
            row["cells"].as_array_mut().unwrap().push(json!(""));
        }
        row(file, "Revenues")["cells"][3] = json!("9.5");
        for (id, span, year) in [("FY2031", "2030-04-01/2031-03-31", 2031), ("FY2030", "2029-04-01/2030-03-31", 2030)] {
            let label = json!({"en": id, "ja": format!("{year}年3月期")});
            let period = json!({"id": id, "span": span, "label": label, "name": label});
            file["periods"].as_array_mut().unwrap().push(period);
        }
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let [growth] = others(&compared)[..] else { panic!("{:?}", others(&compared)) };
    assert_eq!(growth.label.en(), "FY2031 (forecast), change, %");
}

/// What was restated has a column of its own, and so has the growth that was printed of it.
#[test]
fn growth_of_what_was_restated_says_when_it_was_reported() {
    let earlier = edited("first-quarter", &[], |file| row(file, "CostOfRevenues")["cells"][1] = json!(""));
    let compared = compare(vec![earlier, report("first-quarter-restated")]).unwrap();
    let [growth] = others(&compared)[..] else { panic!("{:?}", others(&compared)) };
    assert_eq!(growth.label.en(), "Change, % (Q1 FY2031) (reported Aug 5, 2030)");
    assert_eq!(growth.label.ja(), "増減率（2031年3月期第1四半期）（2030年8月5日公表）");
    assert_eq!(growth.period.as_deref(), Some("Q1-FY2031.kumo-2031-q1"));
}

/// A share of revenues that a report prints without the revenues.
#[test]
fn a_share_of_what_is_not_there_stays() {
    let earlier = edited("nine-months", &[], |file| {
        let table = &mut file["tables"][0];
        let label = json!({"en": "Share of rent, %", "ja": "賃料比"});
        let column = json!({"id": "share", "label": label, "period": "9M-FY2031", "measure": {"share": "Rent"}});
        table["columns"].as_array_mut().unwrap().push(column);
        for row in table["rows"].as_array_mut().unwrap() {
            row["cells"].as_array_mut().unwrap().push(json!("12.0"));
        }
        let label = json!({"en": "Rent", "ja": "賃料"});
        file["concepts"].as_array_mut().unwrap().push(json!({"id": "Rent", "label": label, "unit": "JPY"}));
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let [share] = others(&compared)[..] else { panic!("{:?}", others(&compared)) };
    assert_eq!(share.measure, Some(Measure::Share("Rent".into())));
}

/// A row of rates below the amounts, each on another period.
#[test]
fn a_row_of_rates_is_no_row_of_amounts() {
    let earlier = edited("nine-months", &[], |file| {
        let label = json!({"en": "Change, %", "ja": "増減率"});
        let measures = json!([{"growth": "9M-FY2030"}, {"growth": "9M-FY2029"}, null]);
        let row = json!({"label": label, "concept": "Revenues", "cells": ["8.4", "5.7", ""], "measures": measures});
        file["tables"][0]["rows"].as_array_mut().unwrap().push(row);
        let label = json!({"en": "9M FY2029", "ja": "2029年3月期第3四半期累計"});
        let period = json!({"id": "9M-FY2029", "span": "2028-04-01/2028-12-31", "label": label, "name": label});
        file["periods"].as_array_mut().unwrap().push(period);
    });
    let compared = compare(vec![earlier, report("full-year")]).unwrap();
    let rates = |value: &str| {
        let facts = compared.release.facts.of("Revenues").filter(|fact| fact.value == value.parse().ok());
        facts.map(|fact| fact.measure.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rates("5.7"), [Measure::Growth("9M-FY2029".into())]);
    let mut amounts = compared.release.facts.of("Revenues").filter(|fact| fact.measure == Measure::Value);
    assert!(amounts.all(|fact| fact.value.unwrap() > 1_000_000_000.into()), "a rate is no amount in millions");
}

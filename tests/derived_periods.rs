//! Figures of periods that no table prints: only flows subtract; ratios, averages and values per share follow from their
//! parts or not at all, whoever asks. Expected values are typed from the printed release (sections "Consolidated Statements
//! of Income" and "Per Share" of both periods), or worked out by hand from `tests/releases/periods.json`.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan_core::derivation::NotDerived;
use kessan_core::figure::Origin;
use kessan_core::recast::{CellValue, Entry, Recast, Terms, View};
use kessan_core::release::model::ConceptKind;
use kessan_core::release::{Currency, Release, Scenario, load::load};
use kessan_core::rounding::half_away;
use kessan_core::trace::{Key, Note, Working};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn published() -> Release {
    load("published", include_str!("../public/releases/iij-1h-fy2008.json")).unwrap()
}

fn periods() -> Release {
    load("periods", include_str!("releases/periods.json")).unwrap_or_else(|problems| panic!("{problems}"))
}

fn side_by_side(release: &Release, table: &str, currency: Currency) -> Recast {
    let table = release.file.tables.iter().position(|known| known.id == table).unwrap();
    release.recast(table, Terms { view: View::Periods, currency, scale: None }).unwrap()
}

/// What the view of all periods says of a concept in a period; nothing if it has no such column.
fn cell(release: &Release, table: &str, concept: &str, period: &str, currency: Currency) -> Option<Entry> {
    let recast = side_by_side(release, table, currency);
    let at = release.file.tables.iter().find(|known| known.id == table).unwrap();
    let row = at.rows.iter().position(|row| row.concept.as_deref() == Some(concept)).unwrap();
    let head = kessan_core::recast::Head::Period(period.to_owned());
    recast.rows[row][recast.columns.iter().position(|known| *known == head)?].clone()
}

fn said(release: &Release, table: &str, concept: &str, period: &str) -> String {
    match cell(release, table, concept, period, Currency::Reporting).map(|entry| entry.said) {
        None => "nothing".into(),
        Some(CellValue::Number(value, digits)) => format!("{value:.*}", digits as usize),
        Some(CellValue::Percent(value, digits)) => format!("{value:.*}%", digits as usize),
        Some(CellValue::Dash) => "-".into(),
        Some(CellValue::NotMeaningful) => "n.m.".into(),
        Some(CellValue::Blank) => "blank".into(),
    }
}

fn traced(release: &Release, concept: &str, period: &str) -> kessan_core::trace::Trace {
    release.trace(&Key::value(concept, period)).unwrap_or_else(|| panic!("no trace of {concept} in {period}"))
}

/// Systems integration: (15,717,555 − 8,028,731) less (12,178,300 − 6,154,063) of revenues; the difference of the printed
/// ratios, 22.5 − 23.3, was shown as (0.8).
#[test]
fn a_ratio_of_a_derived_quarter_is_that_of_its_parts() {
    let release = published();
    let ratios = [
        ("si-breakdown-1h", "SystemsIntegrationGrossMarginRatio", "1Q08", "21.6%"),
        ("si-breakdown-1h", "SystemsIntegrationGrossMarginRatio", "1Q07", "23.5%"),
        ("equipment-sales-1h", "EquipmentSalesGrossMarginRatio", "1Q08", "16.4%"),
        ("equipment-sales-1h", "EquipmentSalesGrossMarginRatio", "1Q07", "13.6%"),
    ];
    for (table, concept, period, expected) in ratios {
        assert_eq!(said(&release, table, concept, period), expected, "{concept} {period}");
        let figure = release.figure(concept, period, Scenario::Actual).unwrap();
        assert_eq!(figure.origin, Origin::Recomputed);
        assert_eq!(traced(&release, concept, period).value, figure.value, "the panel says the same");
        let data = release.derived();
        let of_data = data.iter().find(|derived| derived.concept == concept && derived.period.id == period).unwrap();
        assert_eq!(Some(of_data.value), figure.value, "so do the open data");
    }
    // The figures of margins have always been these.
    let si = release.margin_lines()[1].kind;
    assert_eq!(release.margin(si, "1Q08").unwrap().percent, "21.6".parse().ok());
}

/// Average shares of the half are 206,002 and of the second quarter 206,478: the first quarter's are not (476).
#[test]
fn averages_and_values_per_share_of_a_derived_quarter_are_blank_and_say_why() {
    let release = published();
    let average = NotDerived::Kind(ConceptKind::Average);
    let lines = [
        ("WeightedAverageSharesBasic", average.clone()),
        ("WeightedAverageADSBasic", NotDerived::Part("WeightedAverageSharesBasic".into())),
        ("BasicEarningsPerShare", NotDerived::Part("WeightedAverageSharesBasic".into())),
        ("DilutedEarningsPerADS", NotDerived::Part("WeightedAverageADSDiluted".into())),
    ];
    for (concept, reason) in lines {
        for period in ["1Q08", "1Q07"] {
            assert_eq!(said(&release, "per-share-1h", concept, period), "blank", "{concept} {period}");
            assert_eq!(release.figure(concept, period, Scenario::Actual), None);
            assert!(release.derived().iter().all(|d| d.concept != concept || d.period.id != period));
            assert_eq!(release.not_derived(concept, period), Some(reason.clone()), "{concept}");
            let trace = traced(&release, concept, period);
            assert_eq!((trace.value, trace.note), (None, Some(Note::NotDerived(reason.clone()))));
        }
    }
}

/// "Net gains on sales of other investments" of 213,530 stand in the half of 2007 alone; the second quarter's other income
/// adds up without them: 20,343 − 118,370 + 1,849 − 92,127 + 4,469 = −183,836. So it is with the dividends of 206,478.
#[test]
fn a_line_that_only_the_half_prints_was_nil_in_the_quarter_that_adds_up_without_it() {
    let release = published();
    let lines = [
        ("income-statement-1h", "NetGainsOnSalesOfOtherInvestments", "1Q07", 213_530, "OtherIncomeExpenseNet"),
        ("cash-flows-1h-financing", "DividendsPaid", "1Q08", -206_478, "NetCashProvidedByUsedInFinancingActivities"),
        ("cash-flows-1h-financing", "DividendsPaid", "1Q07", -306_450, "NetCashProvidedByUsedInFinancingActivities"),
    ];
    for (table, concept, period, thousands, total) in lines {
        let entry = cell(&release, table, concept, period, Currency::Reporting).unwrap();
        assert_eq!((entry.said, entry.is_derived), (CellValue::Number(thousands.into(), 0), true), "{concept}");
        let Some(Note::NilInPart(source)) = traced(&release, concept, period).note else { panic!("{concept}") };
        assert!(release.notation(source).starts_with(total), "{}", release.notation(source));
        let data = release.derived();
        let derived = data.iter().find(|derived| derived.concept == concept && derived.period.id == period).unwrap();
        assert!(derived.nil.is_some(), "the open data say so, too");
    }
    // Interest paid stands in no sum: nothing says that it was nil in the second quarter.
    assert_eq!(release.not_derived("InterestPaid", "1Q08"), Some(NotDerived::Unprinted("2Q08".into())));
}

#[test]
fn each_kind_has_its_own_way_into_a_derived_period() {
    let release = periods();
    let table = "per-share";
    // 5,000 − 2,600 nights add up over time.
    assert_eq!(said(&release, table, "Nights", "Q1-42"), "2400");
    // (4,001 − 2,100) less (3,258 − 1,700) are 343 of 1,901.
    assert_eq!(said(&release, table, "GrossMarginRatio", "Q1-42"), "18.0%");
    // EUR 90,000 by the 109,000 shares that the release gives for the quarter.
    assert_eq!(said(&release, table, "DilutedEarningsPerShare", "Q1-42"), "0.83");
    assert_eq!(said(&release, table, "DilutedShares", "Q1-42"), "109000", "it is printed");
    for (concept, reason) in [
        ("AverageShares", NotDerived::Kind(ConceptKind::Average)),
        ("EarningsPerShare", NotDerived::Part("AverageShares".into())),
        ("DividendPerShare", NotDerived::Kind(ConceptKind::PerShare)),
        ("Occupancy", NotDerived::Kind(ConceptKind::Ratio)),
        ("RatePerNight", NotDerived::Kind(ConceptKind::Ratio)),
        ("Members", NotDerived::Unknown),
    ] {
        assert_eq!(said(&release, table, concept, "Q1-42"), "blank", "{concept}");
        assert_eq!(release.not_derived(concept, "Q1-42"), Some(reason), "{concept}");
    }
    // 10 + 20 + 5 = 35 in the half; 4 + 8 are not the 14 of the quarter, so the others were something.
    assert_eq!(release.not_derived("OtherDamage", "Q1-42"), Some(NotDerived::Unprinted("Q2-42".into())));
    assert_eq!(said(&release, "income-half", "Subsidy", "Q1-42"), "12");
    assert_eq!(said(&release, "income-half", "GainsOnSales", "Q1-41"), "70");
    assert_eq!(
        said(&release, "income-half", "Subsidy", "Q1-41"),
        "-",
        "a dash for the half, and nothing in the quarter"
    );
}

/// EUR 0.8257 at EUR 0.80 for one dollar are USD 1.0321.
#[test]
fn a_recomputed_value_per_share_is_translated_as_the_panel_says() {
    let release = periods();
    let entry = cell(&release, "per-share", "DilutedEarningsPerShare", "Q1-42", Currency::Translation).unwrap();
    assert_eq!(entry.said, CellValue::Number("1.03".parse().unwrap(), 2));
    let trace = release.trace(&entry.key).unwrap();
    assert_eq!(trace.value.map(|value| half_away(value, 4)), "1.0321".parse().ok());
    assert!(matches!(trace.working, Some(Working::Translated(_))));
    assert!(trace.inputs(&release).len() == 2, "the value and the rate");
}

/// A cell of a random release: a number of at most four digits, a dash, or nothing.
fn printed() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (-9999_i32..9999).prop_map(|value| if value < 0 { format!("({})", -value) } else { value.to_string() }),
        1 => Just("-".to_owned()),
        1 => Just(String::new()),
    ]
}

/// A concept of a random unit and, if it says one, a kind that fits it.
fn concept() -> impl Strategy<Value = (&'static str, Option<&'static str>)> {
    prop_oneof![
        3 => (Just("EUR"), prop_oneof![Just(None), Just(Some("flow")), Just(Some("average"))]),
        2 => (Just("nights"), prop_oneof![Just(None), Just(Some("flow")), Just(Some("average")), Just(Some("ratio"))]),
        1 => (Just("percent"), Just(None)),
        1 => (Just("EUR/share"), Just(None)),
        1 => (Just("shares"), prop_oneof![Just(None), Just(Some("average")), Just(Some("flow"))]),
    ]
}

fn value(cell: &str) -> Option<Option<Decimal>> {
    match cell {
        "" => None,
        "-" => Some(None),
        cell => {
            let size: Decimal = cell.trim_matches(['(', ')']).parse().unwrap();
            Some(Some(if cell.starts_with('(') { -size } else { size }))
        }
    }
}

type Line = ((&'static str, Option<&'static str>), (String, String));

/// The made-up release with a table of random lines, and a ratio of the first two.
fn with(lines: &[Line]) -> Release {
    let mut file: Value = serde_json::from_str(include_str!("releases/periods.json")).unwrap();
    let mut rows = Vec::new();
    for (index, ((unit, kind), (whole, less))) in lines.iter().enumerate() {
        let id = format!("Line{index}");
        let mut concept = json!({"id": id, "label": {"en": id, "ja": id}, "unit": unit});
        if let Some(kind) = kind {
            concept["kind"] = json!(kind);
        }
        file["concepts"].as_array_mut().unwrap().push(concept);
        rows.push(json!({"label": {"en": id, "ja": id}, "concept": id, "cells": [whole, less]}));
    }
    let ratio = json!({"id": "Ratio", "label": {"en": "Ratio", "ja": "Ratio"}, "unit": "percent",
        "quotient": {"of": "Line0", "by": "Line1"}});
    file["concepts"].as_array_mut().unwrap().push(ratio);
    rows.push(json!({"label": {"en": "Ratio", "ja": "Ratio"}, "concept": "Ratio", "cells": ["50.0%", "49.0%"]}));
    rows.push(json!({"label": {"en": "Nights", "ja": "Nights"}, "concept": "Nights", "cells": ["5,000", "2,600"]}));
    let head = |id: &str| json!({"id": id.to_lowercase(), "label": {"en": id, "ja": id}, "period": id});
    file["tables"].as_array_mut().unwrap().push(json!({"id": "random", "title": {"en": "Random", "ja": "Random"},
        "columns": [head("H1-42"), head("Q2-42")], "rows": rows}));
    load("random", &file.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whoever asks for a figure of a derived period gets the same: a flow's difference, a ratio of differences, or none.
    #[test]
    fn only_flows_subtract_whoever_asks(
        first in (printed(), printed()),
        second in (printed(), printed()),
        others in prop::collection::vec((concept(), (printed(), printed())), 1..6),
    ) {
        let money = ("EUR", Some("flow"));
        let mut lines: Vec<Line> = vec![(money, first), (money, second)];
        lines.extend(others);
        let release = with(&lines);
        let difference = |(whole, less): &(String, String)| {
            let (whole, less) = (value(whole)?, value(less)?);
            Some(if whole.is_none() && less.is_none() { None } else { Some(whole.unwrap_or_default() - less.unwrap_or_default()) })
        };
        let mut expected: Vec<(String, Option<Option<Decimal>>)> = Vec::new();
        for (index, ((unit, kind), cells)) in lines.iter().enumerate() {
            let is_flow = *kind == Some("flow") || (*unit == "EUR" && kind.is_none());
            expected.push((format!("Line{index}"), if is_flow { difference(cells) } else { None }));
        }
        let (of, by) = (difference(&lines[0].1).flatten(), difference(&lines[1].1).flatten());
        let ratio = of.zip(by).filter(|(_, by)| !by.is_zero()).map(|(of, by)| of * Decimal::ONE_HUNDRED / by);
        expected.push(("Ratio".into(), ratio.map(Some)));
        let data = release.derived();
        for (concept, expected) in expected {
            let figure = release.figure(&concept, "Q1-42", Scenario::Actual);
            prop_assert_eq!(figure.map(|figure| figure.value), expected, "{} as a figure", &concept);
            let of_data = data.iter().find(|derived| derived.concept == concept && derived.period.id == "Q1-42");
            prop_assert_eq!(of_data.map(|derived| derived.value), expected.flatten(), "{} in the open data", &concept);
            let entry = cell(&release, "random", &concept, "Q1-42", Currency::Reporting);
            let trace = release.trace(&Key::value(&concept, "Q1-42"));
            match (expected, entry.map(|entry| entry.said)) {
                (Some(Some(value)), Some(CellValue::Number(said, digits) | CellValue::Percent(said, digits))) => {
                    prop_assert_eq!(said, half_away(value, digits));
                    prop_assert_eq!(trace.and_then(|trace| trace.value), Some(value), "{} in the panel", &concept);
                }
                (Some(None), Some(CellValue::Dash)) => {}
                (None, Some(CellValue::Blank)) => {
                    let trace = trace.unwrap();
                    prop_assert!(trace.value.is_none() && matches!(trace.note, Some(Note::NotDerived(_))));
                }
                (None, None) => prop_assert!(release.not_derived(&concept, "Q1-42").is_none()),
                (expected, said) => prop_assert!(false, "{}: {:?}, said {:?}", &concept, expected, said),
            }
        }
    }
}

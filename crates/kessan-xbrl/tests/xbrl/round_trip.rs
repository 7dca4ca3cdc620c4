//! What is written is read back, by the reader of filings, as the same facts.

use kessan_core::checks::printing::{Ledger, Printing, Source};
use kessan_core::checks::{Held, Kind, Status};
use kessan_core::period::Span;
use kessan_core::release::load::load;
use kessan_core::release::model::Measure;
use kessan_core::release::{Release, Scenario};
use kessan_import::report::{Decimals, Fact, Period, Report, Value};
use kessan_xbrl::Export;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::invented::any_file;
use crate::made::export;

fn read(export: &Export) -> Report {
    kessan_import::read(vec![("package.zip".to_owned(), export.package().unwrap())]).unwrap()
}

/// Whether a fact is what is printed at a place: concept, period, scenario, unit, value and precision.
fn says(release: &Release, fact: &Fact, source: Source, value: Option<Decimal>, decimals: Option<i32>) -> bool {
    let (concept, period, unit, measure, scenario) = match source {
        Source::Cell(index) => {
            let cell = &release.facts.all()[index];
            (cell.concept.clone(), cell.period.clone(), cell.unit.clone(), cell.measure.clone(), cell.scenario)
        }
        Source::Claim(index) => {
            let claim = &release.file.claims[index];
            (
                claim.concept.clone().unwrap(),
                claim.period.clone().unwrap(),
                claim.unit.clone(),
                Measure::Value,
                Scenario::Actual,
            )
        }
    };
    let Span { start, end, instant } = release.period(&period).unwrap().span;
    let period = if instant { Period::Instant(end) } else { Period::Duration { start, end } };
    let end = match &measure {
        Measure::Value => String::new(),
        Measure::Growth(_) => "Growth".to_owned(),
        Measure::Change(_) => "Change".to_owned(),
        Measure::Share(of) => format!("ShareOf{of}"),
    };
    let name = format!("{concept}{end}");
    let is_name = fact.concept.local.trim_start_matches('_').starts_with(&name);
    let is_percent = unit.to_string() == "percent";
    let shown = |names: &[kessan_import::report::Name]| {
        names.iter().map(|name| name.local.clone()).collect::<Vec<_>>().join("*")
    };
    let expected_unit = unit.to_string().replace("/share", "/shares").replace("percent", "pure");
    let is_unit = fact.unit.as_ref().map_or(value.is_none() && is_percent, |unit| {
        let below = shown(&unit.denominators);
        let own = shown(&unit.numerators) + if below.is_empty() { "" } else { "/" } + &below;
        own == expected_unit
    });
    let hundredth = |value: Decimal| if is_percent { value / Decimal::ONE_HUNDRED } else { value };
    let is_value = fact.value == value.map_or(Value::Nil, |value| Value::Number(hundredth(value)));
    let decimals = decimals.map_or(Decimals::Exact, |d| Decimals::To(if is_percent { d + 2 } else { d }));
    let is_precise = value.is_none() || fact.decimals == Some(decimals);
    let member = |axis: &str| {
        let found = fact.dimensions.iter().find(|(name, _)| name.local == axis);
        found.map(|(_, member)| match member {
            kessan_import::report::Member::Explicit(name) => name.local.to_string(),
            kessan_import::report::Member::Typed(text) => text.clone(),
        })
    };
    let forecast = match scenario {
        Scenario::Actual => None,
        Scenario::Target | Scenario::PreviousTarget => Some("ForecastMember"),
        Scenario::TargetLower | Scenario::PreviousTargetLower => Some("LowerMember"),
        Scenario::TargetUpper | Scenario::PreviousTargetUpper => Some("UpperMember"),
    };
    let is_scenario = member("ResultForecastAxis").as_deref() == forecast
        && member("PreviousCurrentAxis").is_some() == (scenario.replaced().is_none() && scenario != Scenario::Actual);
    let is_held =
        member("ComparisonPeriodAxis").is_some() == matches!(measure, Measure::Growth(_) | Measure::Change(_));
    is_name && fact.period == period && is_unit && is_value && is_precise && is_scenario && is_held
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 48 } else { 256 }))]

    #[test]
    fn every_figure_comes_back_with_all_that_it_says(file in any_file()) {
        let Ok(release) = load("made.json", &file.to_string()) else { return Ok(()) };
        let export = export(&release);
        prop_assert_eq!(&export.package().unwrap(), &crate::made::export(&release).package().unwrap(), "the same bytes each time");
        let report = read(&export);
        prop_assert!(report.notices.is_empty(), "{:?}", report.notices);
        let numbers: Vec<&Fact> = report.facts.iter().filter(|fact| !matches!(fact.value, Value::Text(_))).collect();
        prop_assert_eq!(numbers.len(), export.facts);
        let mut said = vec![false; numbers.len()];
        for (_, printing) in Ledger::new(&release).all() {
            let decimals = (!printing.is_exact).then_some(printing.decimals);
            let mut is_there = false;
            for (index, fact) in numbers.iter().enumerate() {
                if says(&release, fact, printing.source, printing.value, decimals) {
                    is_there = true;
                    said[index] = true;
                }
            }
            prop_assert!(is_there, "{:?} of {:?} is no fact", printing, release.facts.all().first());
        }
        prop_assert!(said.iter().all(|said| *said), "a fact that is printed nowhere");
        // Every concept has a label, and every axis its members.
        for fact in &numbers {
            prop_assert!(report.labels.iter().any(|label| label.of == fact.concept), "{} has no label", fact.concept);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 96 } else { 512 }))]

    #[test]
    fn what_calculations_call_wrong_the_release_s_own_checks_do_not_find_tied(file in any_file()) {
        let Ok(release) = load("made.json", &file.to_string()) else { return Ok(()) };
        let report = release.checks();
        let subject = |index: usize| {
            let cell = &release.facts.all()[index];
            (cell.concept.clone(), cell.period.clone(), cell.scenario, cell.measure.clone())
        };
        let place = |index: usize| {
            let place = release.facts.all()[index].place;
            let table = &release.file.tables[place.table];
            format!("{}.{}.{}", table.id, place.row + 1, table.columns[place.column].id)
        };
        let wrong: Vec<_> = report
            .checks
            .iter()
            .filter(|check| check.kind == Kind::Footing && check.status != Status::Tied)
            .filter_map(|check| match check.held {
                Held::Figure(Printing { source: Source::Cell(index), .. }) => Some(subject(index)),
                _ => None,
            })
            .collect();
        for id in export(&release).inconsistent {
            let total = (0..release.facts.all().len()).find(|index| place(*index) == id).unwrap();
            prop_assert!(wrong.contains(&subject(total)), "{id}");
        }
    }
}

//! A package is a report like any other: the import makes a release of it.

use std::path::Path;

use kessan_core::release::load::load;
use kessan_core::release::{Release, Scenario};
use kessan_import::mapping::{Options, map};
use rust_decimal::Decimal;

use crate::made::export;

/// The figures of a release in its own currency: concept, days, scenario, value. Changes and shares come back as lines of their own.
fn values(release: &Release) -> Vec<(String, String, Scenario, Decimal)> {
    let own =
        release.facts.all().iter().filter(|fact| !fact.unit.is_money() || fact.unit.measure == release.file.currency);
    own.filter_map(|fact| {
        Some((
            fact.concept.clone(),
            release.period(&fact.period)?.span.to_string(),
            fact.scenario,
            fact.value?.normalize(),
        ))
    })
    .collect()
}

#[test]
fn every_made_up_release_comes_back_as_a_release_with_its_own_figures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/releases");
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let release = load("made.json", &std::fs::read_to_string(&path).unwrap()).unwrap();
        let package = export(&release).package().unwrap();
        let report = kessan_import::read(vec![("report.zip".to_owned(), package)]).unwrap();
        let back = map(&report, Options::default()).unwrap_or_else(|failure| panic!("{}: {failure}", path.display()));
        assert_eq!(back.release.file.currency, release.file.currency, "{}", path.display());
        let mut printed = values(&release);
        printed.extend(release.file.claims.iter().filter_map(|claim| {
            let days = release.period(claim.period.as_deref()?)?.span.to_string();
            Some((claim.id.clone(), days, claim.scenario.unwrap_or_default(), claim.value()?.normalize()))
        }));
        for value in values(&back.release) {
            // Lines that public taxonomies know have their names there.
            let is_it = |(_, days, scenario, number): &(String, String, Scenario, Decimal)| {
                (days, *scenario, *number) == (&value.1, value.2, value.3)
            };
            assert!(printed.iter().any(is_it), "{}: {value:?} is printed nowhere", path.display());
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

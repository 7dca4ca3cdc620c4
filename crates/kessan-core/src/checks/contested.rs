//! Which figures contradictions call into question.

use super::printing::Source;
use super::{Check, Held, Kind, Reason, Report, Status};
use crate::release::Release;
use crate::release::model::{Measure, Scenario};

/// Concept, period, currency or other measure of the unit, and whether it is a result or an aim.
type Figure = (String, String, String, Scenario);

/// The contested figures, each with the id of the first contradiction that it takes part in.
#[derive(Clone, Debug, Default)]
pub struct Contested(Vec<(Figure, String)>);

impl Contested {
    /// Those of a release.
    pub fn of(release: &Release, report: &Report) -> Self {
        let mut contested: Vec<(Figure, String)> = Vec::new();
        for check in report.with(Status::Inconsistent) {
            for source in sources(check) {
                let figure = figure(release, source);
                let is_new = |figure: &Figure| contested.iter().all(|(known, _)| known != figure);
                if let Some(figure) = figure.filter(is_new) {
                    contested.push((figure, check.id.clone()));
                }
            }
        }
        Self(contested)
    }

    /// Results in the currency of that code, without the contradictions.
    pub fn of_values(currency: &str, values: Vec<(String, String)>) -> Self {
        let figures =
            values.into_iter().map(|(concept, period)| (concept, period, currency.to_owned(), Scenario::Actual));
        Self(figures.map(|figure| (figure, String::new())).collect())
    }

    /// The contradiction of a figure.
    pub fn find(&self, concept: &str, period: &str, scenario: Scenario, currency: &str) -> Option<&str> {
        let is_it =
            |figure: &Figure| figure.0 == concept && figure.1 == period && figure.2 == currency && figure.3 == scenario;
        self.0.iter().find(|(figure, _)| is_it(figure)).map(|(_, check)| check.as_str())
    }

    /// Concepts and periods of the contested results in that currency.
    pub fn values<'a>(&'a self, currency: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let is_value = move |(figure, _): &&(Figure, String)| figure.2 == currency && figure.3 == Scenario::Actual;
        self.0.iter().filter(is_value).map(|(figure, _)| (figure.0.as_str(), figure.1.as_str()))
    }
}

/// The figures that a contradiction calls into question: the one held; both, where one figure is printed in two ways; the
/// one with the wrong sign, where a sum needs only that.
fn sources(check: &Check) -> Vec<Source> {
    match (check.reason, check.kind, check.held) {
        (_, Kind::Tie | Kind::Claim | Kind::Quarter, _) => check.sources(),
        (Reason::OtherSign(source), ..) => vec![source],
        (_, _, Held::Figure(held)) => vec![held.source],
        (_, _, Held::Sign { .. } | Held::Words { .. }) => Vec::new(),
    }
}

fn figure(release: &Release, source: Source) -> Option<Figure> {
    match source {
        Source::Cell(index) => {
            let fact = release.facts.all().get(index)?;
            (fact.measure == Measure::Value)
                .then(|| (fact.concept.clone(), fact.period.clone(), fact.unit.measure.clone(), fact.scenario))
        }
        Source::Claim(index) => {
            let claim = release.file.claims.get(index)?;
            let is_value = claim.measure.as_ref().is_none_or(|measure| *measure == Measure::Value);
            let (concept, period) = (claim.concept.clone()?, claim.period.clone()?);
            is_value.then(|| (concept, period, claim.unit.measure.clone(), claim.scenario.unwrap_or_default()))
        }
    }
}

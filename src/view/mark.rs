//! The discreet mark at a figure that takes part in a contradiction, and leads to its proof. The style sheet draws the sign,
//! so that a copied figure stays a number.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::checks::anchor;
use super::columns::amount;
use super::env::Env;
use crate::domain::checks::printing::Source;
use crate::domain::checks::{Check, Held, Kind, Reason, Report, Status};
use crate::domain::release::model::{Measure, Scenario};
use crate::domain::release::{Currency, Release};
use crate::say;

/// Concept, period, scenario and currency of a figure.
type Figure = (String, String, Scenario, String);

/// The contradictions by the figures that take part. A page without them has no marks.
#[derive(Clone, Debug, Default)]
pub struct Marks(Arc<HashMap<Figure, String>>);

impl Marks {
    /// The marks of a release: at every place of a figure, the first contradiction that it is contested by.
    pub fn new(release: &Release, report: &Report) -> Self {
        let mut marks = HashMap::new();
        for check in report.with(Status::Inconsistent) {
            for source in contested(check) {
                if let Some(figure) = figure(release, source) {
                    marks.entry(figure).or_insert_with(|| check.id.clone());
                }
            }
        }
        Self(Arc::new(marks))
    }

    fn find(&self, figure: &Figure) -> Option<&String> {
        self.0.get(figure)
    }
}

/// The figures that a contradiction calls into question: the one held; both, where one figure is printed in two ways; the
/// one with the wrong sign, where a sum needs only that.
fn contested(check: &Check) -> Vec<Source> {
    match (check.reason, check.kind, check.held) {
        (Reason::OtherSign(source), ..) => vec![source],
        (_, Kind::Tie | Kind::Claim | Kind::Quarter, _) => check.sources(),
        (_, _, Held::Figure(held)) => vec![held.source],
        (_, _, Held::Sign { .. } | Held::Words { .. }) => Vec::new(),
    }
}

fn figure(release: &Release, source: Source) -> Option<Figure> {
    match source {
        Source::Cell(index) => {
            let fact = release.facts.all().get(index)?;
            let is_value = fact.measure == Measure::Value;
            is_value.then(|| (fact.concept.clone(), fact.period.clone(), fact.scenario, fact.unit.measure.clone()))
        }
        Source::Claim(index) => {
            let claim = release.file.claims.get(index)?;
            let is_value = claim.measure.as_ref().is_none_or(|measure| *measure == Measure::Value);
            let (concept, period) = (claim.concept.clone()?, claim.period.clone()?);
            is_value.then(|| (concept, period, claim.scenario.unwrap_or_default(), claim.unit.measure.clone()))
        }
    }
}

/// An amount as the tables show it, with its mark if it has one.
pub fn marked(env: Env, concept: &str, period: &str, scenario: Scenario, currency: Currency) -> impl IntoView + use<> {
    let code = env.release.currency_code(currency).unwrap_or_default().to_owned();
    let of = (concept.to_owned(), period.to_owned(), scenario, code);
    let mark = use_context::<Marks>().and_then(|marks| marks.find(&of).cloned()).map(|id| {
        let line = env.release.concept(concept).map(|concept| env.text(&concept.label)).unwrap_or_default();
        let figure = say!(env, checks.line_in, line = line, period = env.period_label(period));
        let label = say!(env, checks.mark, figure = figure);
        view! { <a class="mark" href=format!("#{}", anchor(&id)) title=label.clone() aria-label=label></a> }
    });
    view! { {amount(env, concept, period, scenario, currency)}{mark} }
}

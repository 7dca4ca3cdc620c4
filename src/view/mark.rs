//! The discreet mark at a figure that takes part in a contradiction, and leads to its proof. The style sheet draws the sign,
//! so that a copied figure stays a number.

use std::sync::Arc;

use leptos::prelude::*;

use super::accessible::figures;
use super::checks::anchor;
use super::columns::amount;
use super::env::Env;
use crate::t;
use kessan_core::checks::contested::Contested;
use kessan_core::release::Currency;
use kessan_core::release::model::Scenario;

/// The contradictions by the figures that take part. A page without them has no marks.
#[derive(Clone, Debug)]
pub struct Marks(pub Arc<Contested>);

/// An amount as the tables show it, with its mark if it has one.
pub fn marked(env: Env, concept: &str, period: &str, scenario: Scenario, currency: Currency) -> impl IntoView + use<> {
    let code = env.release.currency_code(currency).unwrap_or_default().to_owned();
    let find = |Marks(marks): Marks| marks.find(concept, period, scenario, &code).map(str::to_owned);
    let mark = use_context::<Marks>().and_then(find).map(|id| {
        let line = env.release.concept(concept).map(|concept| env.text(&concept.label)).unwrap_or_default();
        let figure = t!(env, checks.line_in, line = line, period = env.period_label(period));
        let label = t!(env, checks.mark, figure = figure);
        view! { <a class="mark" href=format!("#{}", anchor(&id)) title=label.clone() aria-label=label></a> }
    });
    view! { {figures(amount(env, concept, period, scenario, currency))}{mark} }
}

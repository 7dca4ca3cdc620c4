//! Lines of the accounts in figures: their names and the keys of their numbers.

use crate::t;
use crate::view::env::Env;
use kessan_core::bridge::{Rung, RungKind};
use kessan_core::lines::{Line, Name};
use kessan_core::release::Currency;
use kessan_core::trace::Key;

/// What a line is called beside its mark.
pub fn label(env: Env, line: &Line) -> String {
    match &line.name {
        Name::Concept(id) => env.release.concept(id).map(|concept| env.text(&concept.label)).unwrap_or_default(),
        Name::Margin(index) => {
            let business = env.release.file.story.businesses.get(*index);
            business.map(|business| env.text(&business.label)).unwrap_or_default()
        }
        Name::Smaller(count) => t!(env, figures.smaller, count = count.to_string()),
        Name::Rest => t!(env, figures.rest),
    }
}

/// What it is called where it stands alone.
pub fn name(env: Env, line: &Line) -> String {
    match line.name {
        Name::Margin(_) => t!(env, figures.margin_of, name = label(env, line)),
        _ => label(env, line),
    }
}

/// The key of a line's total in a period.
pub fn total_key(env: Env, line: &Line, period: &str) -> String {
    let key = match line.concept() {
        Some(concept) => Key::value(concept, period),
        None => Key::Sum {
            terms: line.terms.clone(),
            period: period.to_owned(),
            prior: None,
            currency: Currency::Reporting,
        },
    };
    key.write(env.release)
}

/// The key of a rung.
pub fn rung_key(env: Env, rung: &Rung) -> String {
    match &rung.kind {
        RungKind::Level(period) | RungKind::Flow(period) => total_key(env, &rung.line, period),
        RungKind::Change(period, prior) => {
            let (period, prior, currency) = (period.clone(), prior.clone(), Currency::Reporting);
            let key = match rung.line.concept() {
                Some(concept) => Key::Change { concept: concept.to_owned(), period, prior, currency },
                None => Key::Sum { terms: rung.line.terms.clone(), period, prior: Some(prior), currency },
            };
            key.write(env.release)
        }
    }
}

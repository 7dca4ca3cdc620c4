//! How far a period is towards the target for the full year, held against the part of the year that is over.

use rust_decimal::Decimal;

use super::Easel;
use super::margins::periods;
use crate::chart::figure::{Figure, Form, Item, Rule, Slot};
use crate::domain::change::percent_of;
use crate::domain::grid::Pair;
use crate::domain::overview::Headline;
use crate::say;
use crate::view::columns::amount_of;
use crate::view::number;

/// The part of a target's period that a comparison's period takes, in per cent of its days.
pub fn elapsed(easel: Easel, pair: &Pair<'_>, target: &str) -> Option<Decimal> {
    let year = easel.env.release.period(target)?.span;
    percent_of(pair.current.span.days().into(), year.days().into())
}

/// The figure; `None` without targets for a longer period.
pub fn figure(easel: Easel, pair: &Pair<'_>) -> Option<Figure> {
    let env = easel.env;
    let headlines = env.release.headlines(pair);
    let slot = |headline: &Headline<'_>| {
        let aim = headline.full_year.as_ref()?;
        let key = match aim.reached {
            Some(_) => number::reached(env.release, &headline.concept.id, &pair.current.id, &aim.target.period),
            None => number::target(env.release, &headline.concept.id, &aim.target.period),
        };
        let words = aim.reached.map_or_else(|| say!(env, not_meaningful), |reached| env.percent(reached));
        let of = easel.words(|currency| amount_of(env, aim.value, currency));
        let name = env.text(&headline.concept.label);
        Some(Slot {
            label: name.clone(),
            name,
            note: say!(env, overview.target, value = of.text.clone()),
            is_derived: pair.current.derived.is_some(),
            items: vec![Item { series: 0, value: aim.reached, words: words.into(), key, tint: None }],
            ..Slot::default()
        })
    };
    let slots: Vec<Slot> = headlines.iter().filter_map(slot).collect();
    let target = headlines.iter().find_map(|headline| headline.full_year.as_ref())?.target;
    let mut figure = Figure::new(Form::Grouped, periods(env, &Pair { prior: None, ..*pair }), slots);
    if let Some(part) = elapsed(easel, pair, &target.period) {
        let words = say!(env, figures.elapsed, part = env.percent(part));
        figure.rules.push(Rule { at: part, words: words.into() });
    }
    figure.range = (figure.range.0, figure.range.1.max(Decimal::ONE_HUNDRED));
    Some(figure)
}

//! How far a period is towards the target for the full year: of a period that begins with the year, held against the part of
//! the year that is over; of one within it, against the part of the year that it is.

use rust_decimal::Decimal;

use super::FigureContext;
use super::margins::periods;
use crate::chart::figure::{Figure, Form, Item, Rule, Slot};
use crate::t;
use crate::view::env::Env;
use crate::view::number::{self, keyed};
use crate::view::overview::aimed;
use kessan_core::change::percent_of;
use kessan_core::grid::Pair;
use kessan_core::overview::Headline;
use kessan_core::release::model::{Period, Target};

/// Months in a year.
const YEAR: i32 = 12;

/// What a target is called by its period: the full-year target, or the target for some other one.
pub fn aim_name(env: Env, target: &Target) -> String {
    match env.release.period(&target.period) {
        Some(period) if is_year(period) => t!(env, figures.full_year_target, guidance = env.guidance()),
        Some(period) => t!(env, figures.target_for, guidance = env.guidance(), period = env.text(&period.label)),
        None => String::new(),
    }
}

fn is_year(period: &Period) -> bool {
    period.span.months() == Some(YEAR)
}

/// The part of a target's period that a comparison's period takes, in per cent of its days.
fn part_of(pair: &Pair<'_>, whole: &Period) -> Option<Decimal> {
    percent_of(pair.current.span.days().into(), whole.span.days().into())
}

/// Whether a period begins with that of the target, so that its results are what has been reached of it by now.
fn is_to_date(pair: &Pair<'_>, whole: &Period) -> bool {
    pair.current.span.start == whole.span.start
}

/// How much of its target the last headline, the net income as a rule, has reached, or what a period within the target's has
/// brought to it.
pub fn finding(context: FigureContext, pair: &Pair<'_>) -> Option<String> {
    let env = context.env;
    let headlines = env.release.headlines(pair);
    let headline = headlines.iter().rfind(|headline| headline.full_year.is_some())?;
    let target = headline.full_year.as_ref()?;
    let whole = env.release.period(&target.target.period)?;
    let (line, aim) = (env.text(&headline.concept.label), aim_name(env, target.target));
    let Some(reached) = target.reached else {
        return Some(if target.value > Decimal::ZERO {
            t!(env, figures.below_zero, line = line, aim = aim)
        } else {
            t!(env, figures.aim_below_zero, line = line, aim = aim)
        });
    };
    let key = number::reached(env.release, &headline.concept.id, &pair.current.id, &whole.id);
    let reached = keyed(&key, &env.percent(reached));
    if !is_to_date(pair, whole) {
        let period = env.text(&pair.current.label);
        return Some(t!(env, figures.brought, line = line, reached = reached, aim = aim, period = period));
    }
    Some(match (pair.current.span.months(), whole.span.months()) {
        (Some(months), Some(all)) if months * 2 == all => {
            t!(env, figures.reached_half, line = line, reached = reached, aim = aim)
        }
        (Some(months), Some(all)) => {
            let (months, all) = (months.to_string(), all.to_string());
            t!(env, figures.reached_months, line = line, reached = reached, aim = aim, months = months, all = all)
        }
        _ => {
            let part = env.percent(part_of(pair, whole)?);
            t!(env, figures.reached, line = line, reached = reached, aim = aim, part = part)
        }
    })
}

/// What the line across the bars says: how much of the target's period is over, or how much of it the period is.
fn rule(env: Env, pair: &Pair<'_>, whole: &Period) -> Option<Rule> {
    let at = part_of(pair, whole)?;
    let part = env.percent(at);
    let all = if is_year(whole) { t!(env, figures.year) } else { env.text(&whole.label) };
    let words = if is_to_date(pair, whole) {
        t!(env, figures.elapsed, part = part, whole = all)
    } else {
        t!(env, figures.part_of_year, part = part, whole = all, period = env.text(&pair.current.label))
    };
    Some(Rule { at, words: words.into() })
}

/// The figure; `None` without targets for a longer period.
pub fn figure(context: FigureContext, pair: &Pair<'_>) -> Option<Figure> {
    let env = context.env;
    let headlines = env.release.headlines(pair);
    let slot = |headline: &Headline<'_>| {
        let aim = headline.full_year.as_ref()?;
        let key = match aim.reached {
            Some(_) => number::reached(env.release, &headline.concept.id, &pair.current.id, &aim.target.period),
            None => number::target(env.release, &headline.concept.id, &aim.target.period),
        };
        let words = aim.reached.map_or_else(|| t!(env, not_meaningful), |reached| env.percent(reached));
        let name = env.text(&headline.concept.label);
        Some(Slot {
            label: name.clone(),
            name,
            note: context.words(|currency| {
                t!(
                    env,
                    overview.target,
                    guidance = env.guidance(),
                    value = env.scaled_money(aimed(env, aim, currency), currency)
                )
            }),
            is_derived: pair.current.derived.is_some(),
            items: vec![Item { series: 0, value: aim.reached, words: words.into(), key, tint: None }],
            ..Slot::default()
        })
    };
    let slots: Vec<Slot> = headlines.iter().filter_map(slot).collect();
    let target = headlines.iter().find_map(|headline| headline.full_year.as_ref())?.target;
    let mut figure = Figure::new(Form::Grouped, periods(env, &Pair { prior: None, ..*pair }), slots);
    figure.rules.extend(rule(env, pair, env.release.period(&target.period)?));
    figure.range = (figure.range.0, figure.range.1.max(Decimal::ONE_HUNDRED));
    Some(figure)
}

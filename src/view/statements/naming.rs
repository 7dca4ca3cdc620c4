//! Numbers and their formulas in words.

use crate::t;
use crate::view::env::{DASH, Env};
use kessan_core::checks::printing::Source;
use kessan_core::lines::Term;
use kessan_core::margins::Kind;
use kessan_core::release::Currency;
use kessan_core::release::model::Scenario;
use kessan_core::trace::{Key, Note, Trace};
use kessan_core::unit::Unit;

/// What a number is called: its line and its period.
pub fn name(env: Env, key: &Key) -> String {
    let line = |id: &str| env.release.concept(id).map(|concept| env.text(&concept.label)).unwrap_or_default();
    let period = |id: &str| env.period_label(id);
    let within = |line: String, id: &str| t!(env, checks.line_in, line = line, period = period(id));
    match key {
        Key::Cell(place) | Key::Twin(place) => {
            env.release.fact_at(*place).map(|(index, _)| env.name(Source::Cell(index))).unwrap_or_default()
        }
        Key::Claim(index) => env.name(Source::Claim(*index)),
        Key::Value { concept, period, scenario: Scenario::Actual, .. } => within(line(concept), period),
        Key::Value { concept, period, scenario, .. } => {
            let line = line(concept);
            let line = match scenario {
                Scenario::Actual | Scenario::Target => {
                    t!(env, source.target_of, guidance = env.guidance(), line = line)
                }
                Scenario::TargetLower => t!(env, source.lower_of, guidance = env.guidance(), line = line),
                Scenario::TargetUpper => t!(env, source.upper_of, guidance = env.guidance(), line = line),
                _ => t!(env, source.previous_of, guidance = env.guidance(), line = line),
            };
            within(line, period)
        }
        Key::Growth { concept, period: at, prior } | Key::Change { concept, period: at, prior, .. } => {
            let line = t!(env, checks.change_of, line = line(concept));
            t!(env, source.between, line = line, period = period(at), prior = period(prior))
        }
        Key::Share { concept, period, whole } => {
            within(t!(env, checks.share_of, line = line(concept), whole = line(whole)), period)
        }
        Key::Reached { concept, period: at, target } => {
            t!(
                env,
                source.reached,
                guidance = env.guidance(),
                line = line(concept),
                period = period(at),
                target = period(target)
            )
        }
        Key::Margin { line: kind, period } => within(margin(env, *kind), period),
        Key::Points { line: kind, period: at, prior } => {
            t!(env, source.between, line = margin(env, *kind), period = period(at), prior = period(prior))
        }
        Key::Sum { terms, period, prior: None, .. } => within(sum(env, terms), period),
        Key::Sum { terms, period: at, prior: Some(prior), .. } => {
            let line = t!(env, checks.change_of, line = sum(env, terms));
            t!(env, source.between, line = line, period = period(at), prior = period(prior))
        }
        Key::Contribution { terms, period: at, prior, whole } => {
            let line = t!(env, source.contribution, line = sum(env, terms), whole = line(whole));
            t!(env, source.between, line = line, period = period(at), prior = period(prior))
        }
    }
}

/// A sum of lines as a calculation, `Revenues − Cost of revenues`.
fn sum(env: Env, terms: &[Term]) -> String {
    let mut text = String::new();
    for (index, (sign, id)) in terms.iter().enumerate() {
        let sign = match (index, sign.is_sign_negative()) {
            (0, false) => "",
            (0, true) => "− ",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        text += sign;
        text += &env.release.concept(id).map(|concept| env.text(&concept.label)).unwrap_or_default();
    }
    text
}

/// A margin in words.
fn margin(env: Env, kind: Kind) -> String {
    let lines = env.release.margin_lines();
    let line = lines.iter().find(|line| line.kind == kind);
    line.map(|line| t!(env, source.margin, name = crate::view::figures::margins::name(env, line))).unwrap_or_default()
}

/// A number as the page shows it, with its unit.
pub fn number(env: Env, key: &Key, trace: &Trace) -> String {
    match key {
        Key::Cell(place) => {
            if let Some((index, _)) = env.release.fact_at(*place) {
                return env.printed(Source::Cell(index));
            }
        }
        Key::Claim(index) => return env.printed(Source::Claim(*index)),
        _ => {}
    }
    if let Some(Note::NotDerived(_)) = trace.note {
        return t!(env, source.no_figure);
    }
    let Some(value) = trace.value else {
        let is_rate = matches!(key, Key::Growth { .. });
        return if is_rate { t!(env, not_meaningful) } else { DASH.to_owned() };
    };
    if let Key::Points { .. } | Key::Contribution { .. } = key {
        return t!(env, units.points, value = env.signed(value, 1));
    }
    if trace.unit == Unit::percent() {
        // As the page shows it: what is printed, where the rounding of the amounts makes the difference.
        let printed = env.release.printed_more_exactly(&key.write(env.release));
        return env.percent(printed.map_or(value, |known| known.printed));
    }
    if trace.unit.is_money() {
        let (scale, digits) = scale(env, key, trace);
        let amount = trace.scaled(scale, digits).map(|value| env.number(value, digits)).unwrap_or_default();
        return env.money_of(amount, &trace.unit.measure, scale);
    }
    if trace.unit.is_count()
        && let Some((scale, digits)) = printed_in(env, key)
    {
        let count = trace.scaled(scale, digits).map(|value| env.number(value, digits)).unwrap_or_default();
        return env.with_unit(count, &trace.unit, scale);
    }
    // What is counted stays whole; a quotient has no end.
    let digits = match (&trace.working, &trace.unit.per) {
        (None, _) => value.scale(),
        (Some(_), None) => value.normalize().scale().min(2),
        (Some(_), Some(_)) => 2,
    };
    env.with_unit(env.number(value, digits), &trace.unit, 0)
}

/// The power of ten that a count is printed in where it is printed most precisely, and the digits after the point there.
fn printed_in(env: Env, key: &Key) -> Option<(u32, u32)> {
    let Key::Value { concept, period, scenario, .. } = key else { return None };
    let fact = env.release.facts.best(concept, period, &env.release.file.currency, *scenario)?;
    let digits = fact.decimals + i32::try_from(fact.scale).ok()?;
    Some((fact.scale, u32::try_from(digits).ok()?)).filter(|_| fact.scale > 0)
}

/// The power of ten and the digits that an amount is shown with: those of its table, or those of the page.
fn scale(env: Env, key: &Key, trace: &Trace) -> (u32, u32) {
    if let Key::Twin(place) = key
        && let Some((_, fact)) = env.release.fact_at(*place)
    {
        return (fact.scale, env.release.translated(fact).map_or(0, |translated| translated.digits));
    }
    let is_other = env.release.currency_code(Currency::Translation) == Some(trace.unit.measure.as_str());
    let display = env.release.display(if is_other { Currency::Translation } else { Currency::Reporting });
    (display.scale, display.decimals)
}

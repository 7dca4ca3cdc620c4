//! What is told of a mark that is pointed at: its name, its value, its part of the whole, how it has changed, and where the
//! release prints it.

use rust_decimal::Decimal;

use super::Easel;
use crate::chart::figure::{Figure, Form};
use crate::domain::change::{growth, percent_of};
use crate::domain::checks::printing::Source;
use crate::domain::lines::{Line, Term};
use crate::domain::release::Currency;
use crate::domain::release::model::Scenario;
use crate::domain::trace::Key;
use crate::say;
use crate::view::columns::{amount_of, known_to};
use crate::view::env::Env;

/// What is told of a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tip {
    /// Its line and its period.
    pub title: String,
    /// Its value, with its unit.
    pub value: String,
    /// What puts it in relation.
    pub facts: Vec<String>,
    /// Where the release prints it, or that it is worked out.
    pub place: String,
    /// The key of the number; empty if there is no source to open.
    pub key: String,
}

/// What is told of an item of a figure.
pub fn tip(easel: Easel, figure: &Figure, (slot, item): (usize, usize), currency: Currency) -> Option<Tip> {
    let env = easel.env;
    let slot = figure.slots.get(slot)?;
    let item = slot.items.get(item)?;
    let series = figure.series.get(item.series).map(|series| series.name.as_str()).unwrap_or_default();
    let title = match figure.form {
        Form::Bridge if slot.is_level && slot.label != slot.name => in_period(env, &slot.name, &slot.label),
        Form::Bridge => slot.name.clone(),
        Form::Stacked(None) => in_period(env, series, &slot.label),
        Form::Stacked(Some(_)) => in_period(env, series, &slot.group),
        Form::Grouped | Form::GroupedApart => in_period(env, &slot.name, series),
    };
    let key = Key::read(&item.key, env.release);
    let text = item.words.get(currency == Currency::Translation).to_owned();
    let value = match &key {
        Some(Key::Value { concept, .. } | Key::Change { concept, .. }) => with_unit(env, concept, text, currency),
        Some(Key::Sum { terms, .. }) => match terms.first() {
            Some((_, concept)) => with_unit(env, concept, text, currency),
            None => text,
        },
        Some(Key::Contribution { .. }) => say!(env, units.points, value = text),
        _ => text,
    };
    let facts = key.as_ref().map(|key| facts(easel, key, currency)).unwrap_or_default();
    let place = key.as_ref().map(|key| place(env, key)).unwrap_or_default();
    let key = key.map(|_| item.key.clone()).unwrap_or_default();
    Some(Tip { title, value, facts, place, key })
}

impl Tip {
    /// All of it as one text, to be said.
    pub fn text(&self) -> String {
        let mut parts = vec![format!("{}: {}", self.title, self.value)];
        parts.extend(self.facts.iter().cloned());
        parts.push(self.place.clone());
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }
}

fn in_period(env: Env, line: &str, period: &str) -> String {
    if line.is_empty() {
        return period.to_owned();
    }
    if period.is_empty() { line.to_owned() } else { say!(env, figures.in_period, line = line, period = period) }
}

fn with_unit(env: Env, concept: &str, text: String, currency: Currency) -> String {
    match env.release.concept(concept) {
        Some(concept) if concept.unit.is_money() => env.scaled_money(text, currency),
        Some(concept) => env.with_unit(text, &concept.unit, 0),
        None => text,
    }
}

/// What puts a number in relation.
fn facts(easel: Easel, key: &Key, currency: Currency) -> Vec<String> {
    let env = easel.env;
    let release = env.release;
    match key {
        Key::Value { concept, period, scenario: Scenario::Actual, .. } => {
            let line = Line::of(Decimal::ONE, concept);
            part_of_whole(env, &line, period).into_iter().chain(grown(env, &line, period)).collect()
        }
        Key::Sum { terms, period, prior: None, .. } => part_of_whole(env, &line(terms), period).into_iter().collect(),
        Key::Sum { terms, period, prior: Some(prior), .. } => {
            changed(easel, &line(terms), period, prior, currency).into_iter().collect()
        }
        Key::Change { concept, period, prior, .. } => {
            changed(easel, &Line::of(Decimal::ONE, concept), period, prior, currency).into_iter().collect()
        }
        Key::Contribution { terms, period, prior, .. } => {
            changed(easel, &line(terms), period, prior, currency).into_iter().collect()
        }
        Key::Share { concept, period, .. } => {
            let amount = easel.amount(concept, period, Scenario::Actual);
            let amount = amount.get(currency == Currency::Translation).to_owned();
            let amount = env.scaled_money(amount, currency);
            std::iter::once(amount).chain(grown(env, &Line::of(Decimal::ONE, concept), period)).collect()
        }
        Key::Margin { line, period } => {
            let margin = release.margin(*line, period);
            let profit = margin.map(|margin| {
                let known = release.decimals_of_profit(*line, period);
                env.scaled_money(known_to(env, amount_of(env, margin.profit, currency), known, currency), currency)
            });
            let prior = prior_of(env, period).and_then(|prior| release.margin(*line, prior)?.percent);
            let points = margin.and_then(|margin| margin.percent).zip(prior).map(|(now, before)| now - before);
            let points = points.zip(prior_of(env, period)).map(|(points, prior)| {
                let rate = say!(env, units.points, value = env.signed(points, 1));
                say!(env, figures.against, rate = rate, period = env.period_label(prior))
            });
            profit.into_iter().chain(points).collect()
        }
        Key::Reached { concept, period, target } => {
            let amount = |period: &str, scenario| {
                let words = easel.amount(concept, period, scenario);
                env.scaled_money(words.get(currency == Currency::Translation).to_owned(), currency)
            };
            let (now, aim) = (amount(period, Scenario::Actual), amount(target, Scenario::Target));
            vec![say!(env, figures.of_target, now = now, target = aim)]
        }
        _ => Vec::new(),
    }
}

fn line(terms: &[Term]) -> Line {
    Line::sum(terms.to_vec())
}

/// The part of total revenues or, at an instant, of total assets.
fn part_of_whole(env: Env, line: &Line, period: &str) -> Option<String> {
    let release = env.release;
    let is_instant = release.period(period)?.span.instant;
    let story = &release.file.story;
    let whole = if is_instant { story.assets.as_ref()? } else { &story.revenues };
    let concept = release.concept(whole)?;
    let is_alike =
        line.terms.iter().all(|(_, id)| release.concept(id).is_some_and(|part| part.unit.is_money() && id != whole));
    // Cash flows are no part of revenues, and cash is one of assets.
    let is_flow_of_cash = story.cash.as_ref().and_then(|cash| release.concept(cash)).is_some_and(|cash| {
        let flows = release.lines_of_cash(cash);
        line.terms.iter().any(|(_, id)| flows.contains(id))
    });
    if !is_alike || (is_flow_of_cash && !is_instant) {
        return None;
    }
    let percent = percent_of(release.total(line, period)?, release.value(whole, period)?)?;
    Some(say!(env, figures.share_of, percent = env.percent(percent), whole = env.text(&concept.label)))
}

/// The period a year before, as the comparisons have it; of an instant the balance sheet's other one.
fn prior_of(env: Env, period: &str) -> Option<&'static str> {
    let release = env.release;
    let pairs = release.pairs();
    if let Some(pair) = pairs.iter().find(|pair| pair.current.id == period) {
        return pair.prior.map(|prior| prior.id.as_str());
    }
    if let Some([before, now]) = release.balance_sheet().as_ref().map(|sheet| sheet.at.as_slice())
        && now.id == period
    {
        return release.period(&before.id).map(|period| period.id.as_str());
    }
    let drivers = release.file.story.drivers.iter().map(|driver| release.driver_periods(driver));
    drivers
        .filter(|periods| periods.len() == 2)
        .find_map(|periods| (periods[1].id == period).then(|| periods[0].id.as_str()))
}

fn grown(env: Env, line: &Line, period: &str) -> Option<String> {
    let prior = prior_of(env, period)?;
    let before = env.release.total(line, prior)?;
    let rate = env.growth(Some(growth(env.release.total(line, period), Some(before))));
    Some(say!(env, figures.against, rate = rate, period = env.period_label(prior)))
}

fn changed(easel: Easel, line: &Line, period: &str, prior: &str, currency: Currency) -> Option<String> {
    let env = easel.env;
    let text = |period: &str| {
        // What a step takes away was an amount above zero.
        let is_negative = line.terms.iter().all(|(sign, _)| sign.is_sign_negative());
        let total = env.release.total(line, period).unwrap_or_default();
        let text = amount_of(env, if is_negative { -total } else { total }, currency);
        known_to(env, text, env.release.decimals_of(line, period), currency)
    };
    Some(say!(env, figures.changed, before = text(prior), now = text(period)))
}

/// Where the release prints a number; that it does not, for one that is worked out.
fn place(env: Env, key: &Key) -> String {
    let release = env.release;
    let printings = release.printings(key);
    let best = match key {
        Key::Value { concept, period, scenario, .. } => {
            release.facts.best(concept, period, &release.file.currency, *scenario)
        }
        _ => None,
    };
    let first = printings.first().map(|source| match source {
        Source::Cell(index) => Err(release.facts.all()[*index].place),
        Source::Claim(index) => Ok(&release.file.claims[*index]),
    });
    let (table, row) = match best.map(|fact| Err(fact.place)).or(first) {
        None => return say!(env, figures.places_none),
        Some(Ok(claim)) => (&claim.place, &claim.label),
        Some(Err(place)) => {
            let table = &release.file.tables[place.table];
            (&table.title, &table.rows[place.row].label)
        }
    };
    let text = say!(env, figures.place, table = env.text(table), row = env.text(row));
    if printings.len() > 1 {
        let more = say!(env, figures.more_places, count = (printings.len() - 1).to_string());
        return format!("{text} {more}");
    }
    text
}

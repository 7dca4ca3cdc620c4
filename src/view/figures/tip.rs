//! What is told of a mark that is pointed at: its name, its value, its part of the whole, how it has changed, and where the
//! release prints it.

use rust_decimal::Decimal;

use super::FigureContext;
use super::amounts::in_money;
use crate::chart::figure::{Figure, Form};
use crate::t;
use crate::view::env::{DASH, Env};
use crate::view::notes::NOTE;
use crate::view::number;
use kessan_core::checks::printing::Source;
use kessan_core::lines::{Line, Term};
use kessan_core::release::Currency;
use kessan_core::release::model::Scenario;
use kessan_core::trace::Key;

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
    /// The ids of the notes that explain it, as elements of the page.
    pub notes: Vec<String>,
}

/// As many notes as a bubble has room for; the panel has all of them.
const MOST_NOTES: usize = 2;

/// What is told of an item of a figure.
pub fn tip(context: FigureContext, figure: &Figure, (at, item): (usize, usize), currency: Currency) -> Option<Tip> {
    let env = context.env;
    let slot = figure.slots.get(at)?;
    let item = slot.items.get(item)?;
    let series = figure.series.get(item.series).map(|series| series.name.as_str()).unwrap_or_default();
    let key = Key::read(&item.key, env.release);
    let title = match figure.form {
        Form::Bridge if slot.is_level && slot.label != slot.name => in_period(env, &slot.name, &slot.label),
        Form::Bridge => {
            let periods = key.as_ref().map(|key| periods_of(env, key)).unwrap_or_default();
            in_period(env, &slot.name, &periods)
        }
        Form::Stacked(None) | Form::TimeSeries => in_period(env, series, &slot.label),
        Form::Stacked(Some(_)) => in_period(env, series, &slot.group),
        Form::Grouped | Form::GroupedApart => in_period(env, &slot.name, series),
    };
    let text = item.words.get(currency == Currency::Translation).to_owned();
    let value = match &key {
        Some(Key::Value { concept, .. } | Key::Change { concept, .. }) => with_unit(env, concept, text, currency),
        Some(Key::Sum { terms, .. }) => match terms.first() {
            Some((_, concept)) => with_unit(env, concept, text, currency),
            None => text,
        },
        Some(Key::Contribution { .. }) => t!(env, units.points, value = text),
        _ => text,
    };
    let mut facts = key.as_ref().map(|key| facts(context, key, currency)).unwrap_or_default();
    // A step is what its line does to the next level, whatever the sign of the line itself.
    let level = figure.slots[at..].iter().find(|slot| slot.is_level).filter(|_| !slot.is_level);
    let is_step = matches!(key, Some(Key::Value { .. } | Key::Change { .. } | Key::Sum { .. }));
    if let (Form::Bridge, Some(level), true) = (figure.form, level, is_step) {
        facts.insert(0, t!(env, figures.effect, whole = level.name.clone()));
    }
    facts.extend(number::printed(env, &item.key));
    let place = key.as_ref().map(|key| place(env, key)).unwrap_or_default();
    let notes = key.as_ref().map(|key| env.release.notes_of(key)).unwrap_or_default();
    let notes = notes.into_iter().filter_map(|index| env.release.file.notes.get(index)).take(MOST_NOTES);
    let notes = notes.map(|note| format!("{NOTE}{}", note.id)).collect();
    let key = key.map(|_| item.key.clone()).unwrap_or_default();
    Some(Tip { title, value, facts, place, key, notes })
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
    if period.is_empty() { line.to_owned() } else { t!(env, figures.in_period, line = line, period = period) }
}

/// The period, or both, that a step of a bridge is about.
fn periods_of(env: Env, key: &Key) -> String {
    match key {
        Key::Change { period, prior, .. }
        | Key::Growth { period, prior, .. }
        | Key::Contribution { period, prior, .. }
        | Key::Sum { period, prior: Some(prior), .. } => {
            t!(env, figures.against_period, now = env.period_label(period), prior = env.period_label(prior))
        }
        Key::Value { period, .. } | Key::Sum { period, prior: None, .. } => env.period_label(period),
        _ => String::new(),
    }
}

fn with_unit(env: Env, concept: &str, text: String, currency: Currency) -> String {
    match env.release.concept(concept) {
        Some(concept) if concept.unit.is_money() => in_money(env, text, currency),
        Some(concept) => env.with_unit(text, &concept.unit, 0),
        None => text,
    }
}

/// What puts a number in relation.
fn facts(context: FigureContext, key: &Key, currency: Currency) -> Vec<String> {
    let env = context.env;
    let release = env.release;
    match key {
        Key::Value { concept, period, scenario: Scenario::Actual, .. } => {
            let line = Line::of(Decimal::ONE, concept);
            part_of_whole(env, &line, period).into_iter().chain(grown(env, &line, period)).collect()
        }
        Key::Sum { terms, period, prior: None, .. } => {
            let own = line(terms).own();
            let itself = own.concept().map(|concept| context.money(concept, period, Scenario::Actual));
            let itself = itself
                .map(|words| t!(env, figures.itself, value = words.get(currency == Currency::Translation).to_owned()));
            itself.into_iter().chain(part_of_whole(env, &own, period)).collect()
        }
        Key::Sum { terms, period, prior: Some(prior), .. } => {
            changed(context, &line(terms), period, prior, currency).into_iter().collect()
        }
        Key::Change { concept, period, prior, .. } | Key::Growth { concept, period, prior } => {
            changed(context, &Line::of(Decimal::ONE, concept), period, prior, currency).into_iter().collect()
        }
        Key::Contribution { terms, period, prior, .. } => {
            changed(context, &line(terms), period, prior, currency).into_iter().collect()
        }
        Key::Share { concept, period, .. } => {
            let amount = context.money(concept, period, Scenario::Actual);
            let amount = amount.get(currency == Currency::Translation).to_owned();
            let amount = Some(amount).filter(|amount| amount.contains(|c: char| c.is_ascii_digit()));
            amount.into_iter().chain(grown(env, &Line::of(Decimal::ONE, concept), period)).collect()
        }
        Key::Margin { line, period } => {
            let margin = release.margin(*line, period);
            let profit = margin.zip(release.revenues_of(*line)).map(|(margin, revenues)| {
                let profit = context.money_of(margin.profit, release.decimals_of_profit(*line, period), currency);
                let revenues = context.money(revenues, period, Scenario::Actual);
                let revenues = revenues.get(currency == Currency::Translation).to_owned();
                t!(env, figures.on_revenues, profit = profit, revenues = revenues)
            });
            let prior = prior_of(env, period).and_then(|prior| release.margin(*line, prior)?.percent);
            let points = margin.and_then(|margin| margin.percent).zip(prior).map(|(now, before)| now - before);
            let points = points.zip(prior_of(env, period)).map(|(points, prior)| {
                let rate = t!(env, units.points, value = env.signed(points, 1));
                t!(env, figures.against, rate = rate, period = env.period_label(prior))
            });
            profit.into_iter().chain(points).collect()
        }
        Key::Reached { concept, period, target } => {
            let amount = |period: &str, scenario| {
                context.money(concept, period, scenario).get(currency == Currency::Translation).to_owned()
            };
            let (now, aim) =
                (amount(period, Scenario::Actual), amount(target, release.target_scenario(concept, target)));
            vec![t!(env, figures.of_target, guidance = env.guidance(), now = now, target = aim)]
        }
        Key::Value { concept, period, scenario, .. } => {
            let aim = context.money(concept, period, *scenario);
            vec![t!(
                env,
                overview.target,
                guidance = env.guidance(),
                value = aim.get(currency == Currency::Translation).to_owned()
            )]
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
    let whole = if is_instant { story.assets.as_ref()? } else { story.revenues.as_ref()? };
    let concept = release.concept(whole)?;
    // Orders are no part of assets, and cash flows none of revenues.
    let is_part = line.terms.iter().all(|(_, id)| id != whole && release.is_of_statement(id, is_instant));
    if !is_part {
        return None;
    }
    let mut percent = env.percent(release.share_of_line(line, period, whole)?);
    if let Some(part) = line.concept() {
        let (part, period) = (part.to_owned(), period.to_owned());
        let key = Key::Share { concept: part, period, whole: whole.clone() };
        percent = number::with_printed(env, &key.write(release), percent);
    }
    Some(t!(env, figures.share_of, percent = percent, whole = env.text(&concept.label)))
}

/// The periods that one may be compared with, the likeliest first: that of its comparison; of an instant the balance sheet's
/// other one, and those that drivers are compared with.
fn priors_of(env: Env, period: &str) -> Vec<&'static str> {
    let release = env.release;
    let pairs = release.pairs();
    if let Some(pair) = pairs.iter().find(|pair| pair.current.id == period) {
        return pair.prior.map(|prior| prior.id.as_str()).into_iter().collect();
    }
    let sheet = release.balance_sheet().map(|sheet| sheet.at);
    let drivers = release.file.story.drivers.iter().map(|driver| release.driver_periods(driver));
    let known = sheet.into_iter().chain(drivers);
    let priors = known.filter_map(|periods| match periods.as_slice() {
        [before, now] if now.id == period => Some(before.id.as_str()),
        _ => None,
    });
    priors.collect()
}

fn prior_of(env: Env, period: &str) -> Option<&'static str> {
    priors_of(env, period).first().copied()
}

fn grown(env: Env, line: &Line, period: &str) -> Option<String> {
    let mut rates = priors_of(env, period)
        .into_iter()
        .filter_map(|prior| Some((prior, env.release.growth_of_line(line, period, prior)?)));
    let (prior, rate) = rates.next()?;
    let mut rate = env.growth(Some(rate));
    if let Some(concept) = line.concept() {
        rate = number::with_printed(env, &number::growth(env.release, concept, period, prior), rate);
    }
    Some(t!(env, figures.against, rate = rate, period = env.period_label(prior)))
}

/// From what to what a line has changed, with its own sign: what a step takes away was an amount above zero.
fn changed(context: FigureContext, line: &Line, period: &str, prior: &str, currency: Currency) -> Option<String> {
    let env = context.env;
    let own = line.clone().own();
    let amount = |period: &str| match own.concept() {
        Some(concept) => {
            let words = context.total(&own, period);
            with_unit(env, concept, words.get(currency == Currency::Translation).to_owned(), currency)
        }
        None => {
            let total = env.release.total(&own, period);
            let known = env.release.decimals_of(&own, period);
            total.map(|total| context.money_of(total, known, currency)).unwrap_or_default()
        }
    };
    // A line that a period does not have stands there as a dash.
    let text = |period: &str| Some(amount(period)).filter(|text| !text.is_empty()).unwrap_or_else(|| DASH.to_owned());
    let (before, now) = (text(prior), text(period));
    Some(if own == *line {
        t!(env, figures.changed, before = before, now = now)
    } else {
        t!(env, figures.itself_changed, before = before, now = now)
    })
}

/// Where the release prints a number; that it does not, for one that is worked out.
fn place(env: Env, key: &Key) -> String {
    let release = env.release;
    // What a step takes away is printed as an amount above zero.
    if let Key::Sum { terms, period, prior: None, .. } = key
        && let Some(concept) = line(terms).own().concept()
    {
        return place(env, &Key::value(concept, period));
    }
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
        None => return t!(env, figures.places_none),
        Some(Ok(claim)) => (&claim.place, &claim.label),
        Some(Err(place)) => {
            let table = &release.file.tables[place.table];
            (&table.title, &table.rows[place.row].label)
        }
    };
    let text = t!(env, figures.place, table = env.text(table), row = env.text(row));
    if printings.len() > 1 {
        let more = t!(env, figures.more_places, count = (printings.len() - 1).to_string());
        return format!("{text} {more}");
    }
    text
}

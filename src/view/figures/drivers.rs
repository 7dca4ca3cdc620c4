//! What drives the results: customers, orders, capacity and investment, each line on a scale of its own; of several reports side by
//! side, lines over time.

use rust_decimal::Decimal;

use super::FigureContext;
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::chart::words::Words;
use crate::t;
use crate::view::env::Env;
use crate::view::number::{self, noted};
use kessan_core::arithmetic::over;
use kessan_core::change::Growth;
use kessan_core::release::model::{Driver, Part, Period, Scenario};
use kessan_core::rounding::unit_of;
use kessan_core::unit::Unit;

/// The figure of a driver.
pub fn figure(context: FigureContext, driver: usize) -> Option<Figure> {
    let env = context.env;
    let release = env.release;
    let driver = release.file.story.drivers.get(driver)?;
    let series = release.driver_series(driver);
    if series.len() > 2 {
        return Some(over_time(context, driver, &series));
    }
    let mut periods = release.driver_periods(driver);
    periods.reverse();
    let series = |(index, period): (usize, &&Period)| Series {
        name: env.text(&period.label),
        tint: if index == 0 { Tint::Accent } else { Tint::Ghost },
        is_hidden: false,
    };
    let slot = |part: &Part| {
        let concept = &part.concept;
        let value = |period: &Period| release.value(concept, &period.id);
        let item = |(series, period): (usize, &&Period)| Item {
            series,
            value: value(period),
            words: words(context, concept, period),
            key: number::value(release, concept, &period.id),
            tint: None,
        };
        let change = match periods.as_slice() {
            [now, before] => env.release.growth(&part.concept, now, Some(before)),
            _ => None,
        };
        let label = env.text(&part.label);
        Slot {
            label: label.clone(),
            name: label,
            note: change.map(|change| env.growth(Some(change))).unwrap_or_default().into(),
            note_falls: matches!(change, Some(Growth::Percent(rate)) if rate < Decimal::ZERO),
            items: periods.iter().enumerate().map(item).collect(),
            ..Slot::default()
        }
    };
    let slots: Vec<Slot> = driver.lines.iter().map(slot).collect();
    let series = periods.iter().enumerate().map(series).collect();
    (!periods.is_empty()).then(|| Figure::new(Form::GroupedApart, series, slots))
}

/// Lines over time, on one scale.
fn over_time(context: FigureContext, driver: &Driver, periods: &[&Period]) -> Figure {
    let (env, release) = (context.env, context.env.release);
    let series = |(index, part): (usize, &Part)| Series {
        name: env.text(&part.label),
        tint: Tint::series(index),
        is_hidden: false,
    };
    let slot = |period: &&Period| {
        let item = |(series, part): (usize, &Part)| Item {
            series,
            value: release.value(&part.concept, &period.id),
            words: words(context, &part.concept, period),
            key: number::value(release, &part.concept, &period.id),
            tint: None,
        };
        let label = env.text(&period.label);
        let items = driver.lines.iter().enumerate().map(item).collect();
        Slot { label: label.clone(), name: label, is_derived: period.derived.is_some(), items, ..Slot::default() }
    };
    let mut slots: Vec<Slot> = periods.iter().map(slot).collect();
    super::leave_room(context, &mut slots, periods);
    Figure::new(Form::TimeSeries, driver.lines.iter().enumerate().map(series).collect(), slots)
}

/// What a driver's lines are counted in; `None` for amounts of money, whose unit follows the reader's choice.
pub fn unit(env: Env, driver: &Driver) -> Option<String> {
    let concept = env.release.concept(&driver.lines.first()?.concept)?;
    (!concept.unit.is_money()).then(|| env.unit_name(&concept.unit, 0))
}

/// An amount of money as the page's tables show it; a count as it is printed.
fn words(context: FigureContext, concept: &str, period: &Period) -> Words {
    let release = context.env.release;
    if release.concept(concept).is_some_and(|concept| concept.unit.is_money()) {
        return context.amount(concept, &period.id, Scenario::Actual);
    }
    let fact = release.facts.best(concept, &period.id, &release.file.currency, Scenario::Actual);
    let text = fact.and_then(|fact| {
        let scale = i32::try_from(fact.scale).ok()?;
        let printed = over(fact.value?, unit_of(-scale)?)?;
        let digits = u32::try_from(fact.decimals + scale).unwrap_or(0);
        Some(context.env.power_of(context.env.number(printed, digits), fact.scale))
    });
    text.unwrap_or_default().into()
}

/// A line's rate of growth, its name and its rate as text.
struct Rate {
    percent: Decimal,
    name: String,
    key: String,
}

impl Rate {
    fn text(&self, env: Env) -> String {
        noted(env, &self.key, &env.growth(Some(Growth::Percent(self.percent))))
    }
}

/// What grew most and what fell most of the lines that are counted in one unit over the same periods. Amounts of money are
/// ranked with none: orders, spending and profit are unlike. Without lines to rank, what became of the first.
pub fn finding(context: FigureContext) -> Option<String> {
    let env = context.env;
    let drivers = &env.release.file.story.drivers;
    let mut groups: Vec<(&Unit, [&str; 2], Vec<Rate>)> = Vec::new();
    for driver in drivers {
        let [before, now] = env.release.driver_periods(driver)[..] else { continue };
        for part in &driver.lines {
            let Some(rate) = rate(env, driver, part, before, now) else { continue };
            let Some(concept) = env.release.concept(&part.concept) else { continue };
            let periods = [before.id.as_str(), now.id.as_str()];
            let known = groups.iter_mut().find(|(unit, of, _)| **unit == concept.unit && *of == periods);
            match known.filter(|_| !concept.unit.is_money()) {
                Some((.., rates)) => rates.push(rate),
                None => groups.push((&concept.unit, periods, vec![rate])),
            }
        }
    }
    let ranked = groups.iter().find(|(.., rates)| rates.len() > 1).or(groups.first());
    let (unit, _, rates) = ranked?;
    if let [rate] = rates.as_slice() {
        let (name, text) = (rate.name.clone(), noted(env, &rate.key, &env.percent(rate.percent.abs())));
        return Some(match rate.percent {
            percent if percent.is_zero() => t!(env, unchanged, name = name),
            percent if percent > Decimal::ZERO => t!(env, rose, name = name, rate = text),
            _ => t!(env, fell, name = name, rate = text),
        });
    }
    let most = rates.iter().max_by_key(|rate| rate.percent).filter(|rate| rate.percent > Decimal::ZERO);
    let least = rates.iter().min_by_key(|rate| rate.percent).filter(|rate| rate.percent < Decimal::ZERO);
    let unit = counted(env, unit);
    let said = |rate: &Rate| (rate.name.clone(), rate.text(env));
    Some(match (most.map(said), least.map(said)) {
        (Some((most, up)), Some((least, down))) => {
            t!(env, figures.grew_and_fell, unit = unit, most = most, up = up, least = least, down = down)
        }
        (Some((line, rate)), None) => t!(env, figures.grew_most, unit = unit, line = line, rate = rate),
        (None, Some((line, rate))) => t!(env, figures.fell_most, unit = unit, line = line, rate = rate),
        (None, None) => t!(env, figures.all_unchanged, unit = unit),
    })
}

fn rate(env: Env, driver: &Driver, part: &Part, before: &Period, now: &Period) -> Option<Rate> {
    let Growth::Percent(percent) = env.release.growth(&part.concept, now, Some(before))? else { return None };
    let name = match driver.lines.len() {
        1 => env.text(&part.label),
        _ => t!(env, figures.of_driver, driver = env.text(&driver.label), line = env.text(&part.label)),
    };
    Some(Rate { percent, name, key: number::growth(env.release, &part.concept, &now.id, &before.id) })
}

/// What is counted in a unit.
fn counted(env: Env, unit: &Unit) -> String {
    if unit.to_string() == "contracts" { t!(env, figures.contracts) } else { env.unit_name(unit, 0) }
}

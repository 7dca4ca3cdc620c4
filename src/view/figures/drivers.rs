//! What drives the results: customers, orders, capacity and investment, each measure on a scale of its own.

use super::Easel;
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::chart::words::Words;
use crate::domain::change::{Growth, growth};
use crate::domain::release::model::{Part, Period, Scenario};
use crate::view::number;
use rust_decimal::Decimal;

/// The figure of a driver.
pub fn figure(easel: Easel, driver: usize) -> Option<Figure> {
    let env = easel.env;
    let release = env.release;
    let driver = release.file.story.drivers.get(driver)?;
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
            words: words(easel, concept, period),
            key: number::value(release, concept, &period.id),
            tint: None,
        };
        let change = match periods.as_slice() {
            [now, before] => Some(growth(value(now), value(before))),
            _ => None,
        };
        let label = env.text(&part.label);
        Slot {
            label: label.clone(),
            name: label,
            note: change.map(|change| env.growth(Some(change))).unwrap_or_default(),
            note_falls: matches!(change, Some(Growth::Percent(rate)) if rate < Decimal::ZERO),
            items: periods.iter().enumerate().map(item).collect(),
            ..Slot::default()
        }
    };
    let slots: Vec<Slot> = driver.lines.iter().map(slot).collect();
    let series = periods.iter().enumerate().map(series).collect();
    (!periods.is_empty()).then(|| Figure::new(Form::Grouped, series, slots))
}

/// An amount of money as the page's tables show it; a count as it is printed.
fn words(easel: Easel, concept: &str, period: &Period) -> Words {
    let release = easel.env.release;
    if release.concept(concept).is_some_and(|concept| concept.unit.is_money()) {
        return easel.amount(concept, &period.id, Scenario::Actual);
    }
    let fact = release.facts.best(concept, &period.id, &release.file.currency, Scenario::Actual);
    let text = fact.and_then(|fact| {
        let digits = u32::try_from(fact.decimals).unwrap_or(0);
        Some(easel.env.number(fact.value?, digits))
    });
    text.unwrap_or_default().into()
}

//! The balance sheet as a pair of columns for each date: assets, and what funds them.

use super::FigureContext;
use super::lines::{label, total_key};
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::t;
use kessan_core::lines::{Line, Name};
use kessan_core::release::model::{Period, Scenario};

/// Height in CSS pixels: two stacks of names stand beside the columns.
const HEIGHT: u32 = 400;

/// The colours of each side, so that none means an asset and a debt: blue and green hues, and warm ones.
const OF_ASSETS: [Tint; 3] = [Tint::Series(1), Tint::Series(0), Tint::Series(4)];
const OF_FUNDING: [Tint; 3] = [Tint::Series(2), Tint::Series(5), Tint::Series(3)];

/// The colour of each line of a side, in turn; what is too small to be told apart is grey, as it is no line of the statement.
fn tints(lines: &[Line], hues: [Tint; 3]) -> impl Iterator<Item = Tint> {
    let mut hues = hues.into_iter().cycle();
    lines.iter().map(move |line| match line.name {
        Name::Smaller(_) => Tint::Muted,
        _ => hues.next().unwrap_or(Tint::Muted),
    })
}

/// The figure; `None` if the release has no balance sheet for its story.
pub fn figure(context: FigureContext) -> Option<Figure> {
    let env = context.env;
    let release = env.release;
    let sheet = release.balance_sheet()?;
    let whole = release.file.story.assets.clone()?;
    let names = |lines: &[Line], hues: [Tint; 3]| {
        let series = |(line, tint): (&Line, Tint)| Series { name: label(env, line), tint, is_hidden: false };
        lines.iter().zip(tints(lines, hues)).map(series).collect::<Vec<_>>()
    };
    let (assets, funding) = (names(&sheet.assets, OF_ASSETS), names(&sheet.funding, OF_FUNDING));
    let slot = |lines: &[Line], first: usize, period: &Period, head: String| {
        let item = |(index, line): (usize, &Line)| Item {
            series: first + index,
            value: release.total(line, &period.id),
            words: context.total(line, &period.id),
            key: total_key(env, line, &period.id),
            tint: None,
        };
        Slot {
            name: t!(env, figures.in_period, line = head.clone(), period = env.text(&period.label)),
            label: head,
            group: env.text(&period.label),
            total: context.amount(&whole, &period.id, Scenario::Actual),
            items: lines.iter().enumerate().map(item).collect(),
            ..Slot::default()
        }
    };
    let sides = || {
        let assets_side = (&sheet.assets, 0, t!(env, figures.assets));
        [assets_side, (&sheet.funding, assets.len(), t!(env, figures.funding))]
    };
    let slots = sheet.at.iter().flat_map(|period| sides().map(|(lines, first, head)| (lines, first, head, *period)));
    let slots: Vec<Slot> = slots.map(|(lines, first, head, period)| slot(lines, first, period, head)).collect();
    let split = if sheet.at.len() > 1 { 2 } else { 1 };
    let series = assets.into_iter().chain(funding).collect();
    let mut figure = Figure::new(Form::Stacked(Some(split)), series, slots);
    figure.height = Some(HEIGHT);
    Some(figure)
}

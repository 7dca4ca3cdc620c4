//! What the revenues are spent on, in per cent of them. What is left is the operating income; a loss stands apart, below the
//! line, since costs of more than the revenues are no part of them.

use rust_decimal::Decimal;

use super::lines::{label, name};
use super::{FigureContext, Which, wider};
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::state::view_state::ViewState;
use crate::view::number;
use kessan_core::grid::Pair;
use kessan_core::lines::Line;
use kessan_core::release::model::Period;

/// The costs and what is left of the revenues, as far as both periods have them.
pub fn lines(context: FigureContext, pair: &Pair<'_>) -> Vec<Line> {
    let release = context.env.release;
    let periods: Vec<&str> = pair.periods().map(|period| period.id.as_str()).collect();
    let mut lines = release.cost_lines(&periods);
    let result = release.file.story.operating_income.as_deref();
    lines.extend(result.map(|result| Line::of(Decimal::ONE, result)));
    lines
}

/// The figure of a comparison, on the scale that all comparisons share.
pub fn figure(context: FigureContext, pairs: &[Pair<'_>], pair: &Pair<'_>, view_state: &ViewState) -> Option<Figure> {
    let mut figure = columns(context, pair, view_state)?;
    let others = pairs.iter().filter_map(|pair| columns(context, pair, view_state));
    figure.range = others.fold(figure.range, |range, other| wider(range, other.range));
    Some(figure)
}

fn columns(context: FigureContext, pair: &Pair<'_>, view_state: &ViewState) -> Option<Figure> {
    let env = context.env;
    let lines = lines(context, pair);
    if lines.len() < 2 {
        return None;
    }
    let last = lines.len() - 1;
    let series = |(index, line): (usize, &Line)| Series {
        name: label(env, line),
        tint: if index == last { Tint::Accent } else { Tint::series(index) },
        is_hidden: view_state.is_hidden(Which::Costs.id(), index),
    };
    let revenues = env.release.file.story.revenues();
    let slot = |period: &&Period| {
        let item = |(series, line): (usize, &Line)| {
            let value = env.release.share_of_line(line, &period.id, revenues);
            let key = line.concept().map(|concept| number::share(env.release, concept, &period.id)).unwrap_or_default();
            let is_loss = value.is_some_and(|value| value < Decimal::ZERO);
            let words = value.map(|value| env.percent(value)).unwrap_or_default().into();
            Item { series, value, words, key, tint: is_loss.then_some(Tint::Down) }
        };
        Slot {
            label: env.text(&period.label),
            name: env.text(&period.label),
            is_derived: period.derived.is_some(),
            items: lines.iter().enumerate().map(item).collect(),
            ..Slot::default()
        }
    };
    let mut periods = env.release.series(pair);
    periods.retain(|period| env.release.value(revenues, &period.id).is_some());
    let mut slots: Vec<Slot> = periods.iter().map(slot).collect();
    super::leave_room(context, &mut slots, &periods);
    let series = lines.iter().enumerate().map(series).collect();
    (!slots.is_empty()).then(|| Figure::new(Form::Stacked(None), series, slots))
}

/// The name of a line, for toggles and tables.
pub fn names(context: FigureContext, pair: &Pair<'_>) -> Vec<String> {
    lines(context, pair).iter().map(|line| name(context.env, line)).collect()
}

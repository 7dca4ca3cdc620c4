//! The margins: a pair of bars for each; of several reports side by side, a line over time for each.

use super::{FigureContext, Which, wider};
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::env::{DASH, Env};
use crate::view::number;
use kessan_core::grid::Pair;
use kessan_core::margins::{Kind, Margin, MarginLine};
use kessan_core::release::model::Period;

/// The figure of a comparison, on the scale that all comparisons share.
pub fn figure(context: FigureContext, pairs: &[Pair<'_>], pair: &Pair<'_>, view_state: &ViewState) -> Option<Figure> {
    let release = context.env.release;
    let of = |pair: &Pair<'_>| match release.series(pair).len() {
        3.. => lines(context, pair, view_state),
        _ => bars(context, pair, view_state),
    };
    let mut figure = of(pair);
    let others = pairs.iter().map(of).filter(|other| other.form == figure.form);
    figure.range = others.map(|other| other.range).fold(figure.range, wider);
    Some(figure)
}

fn lines(context: FigureContext, pair: &Pair<'_>, view_state: &ViewState) -> Figure {
    let env = context.env;
    let margins = env.release.margin_lines();
    let series = |(index, line): (usize, &MarginLine<'_>)| Series {
        name: name(env, line),
        tint: match line.kind {
            Kind::Business(index) => Tint::series(index),
            Kind::Gross => Tint::Accent,
            Kind::Operating => Tint::Ink,
            Kind::Net => Tint::Muted,
        },
        is_hidden: view_state.is_hidden(Which::Margins.id(), index),
    };
    let slot = |period: &&Period| {
        let item = |(series, line): (usize, &MarginLine<'_>)| {
            let margin = env.release.margin(line.kind, &period.id);
            let key = margin.map(|_| number::margin(env.release, line.kind, &period.id)).unwrap_or_default();
            let value = margin.and_then(|margin| margin.percent);
            Item { series, value, words: text(env, margin).into(), key, tint: None }
        };
        let label = env.text(&period.label);
        let is_derived = period.derived.is_some();
        let items = margins.iter().enumerate().map(item).collect();
        Slot { label: label.clone(), name: label, is_derived, items, ..Slot::default() }
    };
    let periods = env.release.series(pair);
    let mut slots: Vec<Slot> = periods.iter().map(slot).collect();
    super::leave_room(context, &mut slots, &periods);
    Figure::new(Form::TimeSeries, margins.iter().enumerate().map(series).collect(), slots)
}

fn bars(context: FigureContext, pair: &Pair<'_>, view_state: &ViewState) -> Figure {
    let env = context.env;
    let slot = |line: &MarginLine<'_>| {
        let tint = match line.kind {
            Kind::Business(index) => Tint::series(index),
            Kind::Gross | Kind::Operating | Kind::Net => Tint::Accent,
        };
        let bar = |series: usize, period: &Period| {
            let margin = env.release.margin(line.kind, &period.id);
            Item {
                series,
                value: margin.and_then(|margin| margin.percent),
                words: text(env, margin).into(),
                // A dash has no source.
                key: margin.map(|_| number::margin(env.release, line.kind, &period.id)).unwrap_or_default(),
                tint: (series == 0).then_some(tint),
            }
        };
        let name = name(env, line);
        Slot {
            label: name.clone(),
            name,
            is_derived: pair.current.derived.is_some(),
            items: [Some(pair.current), pair.prior].into_iter().flatten().enumerate().map(|(s, p)| bar(s, p)).collect(),
            ..Slot::default()
        }
    };
    let lines = env.release.margin_lines();
    let shown = lines.iter().enumerate().filter(|(index, _)| !view_state.is_hidden(Which::Margins.id(), *index));
    let slots = shown.map(|(_, line)| slot(line)).collect();
    Figure::new(Form::Grouped, periods(env, pair), slots)
}

/// The periods of a pair as series: the current one in the line's own colour.
pub fn periods(env: Env, pair: &Pair<'_>) -> Vec<Series> {
    let series = |(index, period): (usize, &Period)| Series {
        name: env.text(&period.label),
        tint: if index == 0 { Tint::Accent } else { Tint::Ghost },
        is_hidden: false,
    };
    [Some(pair.current), pair.prior].into_iter().flatten().enumerate().map(series).collect()
}

/// The name of a margin.
pub fn name(env: Env, line: &MarginLine<'_>) -> String {
    match (line.kind, line.label) {
        (Kind::Business(_), Some(label)) => env.text(label),
        (Kind::Business(_) | Kind::Gross, _) => t!(env, margins.gross),
        (Kind::Operating, _) => t!(env, margins.operating),
        (Kind::Net, _) => t!(env, margins.net),
    }
}

/// A margin as text: `15.6%`, `loss, −811.4%`, or a dash. `is_derived` periods are set in italics by the caller.
pub fn text(env: Env, margin: Option<Margin>) -> String {
    match margin {
        None => DASH.to_owned(),
        Some(Margin { percent: None, .. }) => t!(env, not_meaningful),
        Some(margin @ Margin { percent: Some(percent), .. }) if margin.is_loss() => {
            t!(env, margins.loss, percent = env.percent(percent))
        }
        Some(Margin { percent: Some(percent), .. }) => env.percent(percent),
    }
}

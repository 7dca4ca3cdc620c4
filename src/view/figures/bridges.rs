//! Bridges: what moved net and operating income, from revenues to net income, and from one balance of cash to the next.

use super::lines::{label, name, rung_key};
use super::{FigureContext, Which};
use crate::chart::figure::{Figure, Form, Item, Series, Slot};
use crate::chart::scene::Tint;
use crate::t;
use crate::view::columns::is_derived;
use kessan_core::bridge::{Rung, RungKind};
use kessan_core::grid::Pair;

/// The steps of a comparison's bridge; `None` if the release has none.
pub fn rungs(context: FigureContext, which: Which, pair: &Pair<'_>) -> Option<Vec<Rung>> {
    let release = context.env.release;
    match which {
        Which::NetIncome => release.net_income_bridge(pair),
        Which::Operating => release.operating_bridge(pair),
        Which::Income => release.income_bridge(pair.current),
        Which::Cash => release.cash_bridge(pair.current),
        _ => None,
    }
}

/// The figure.
pub fn figure(context: FigureContext, which: Which, pair: &Pair<'_>) -> Option<Figure> {
    let env = context.env;
    let rungs = rungs(context, which, pair)?;
    let of_derived = |kind: &RungKind| {
        let (RungKind::Level(period) | RungKind::Flow(period) | RungKind::Change(period, _)) = kind;
        env.release.period(period).is_some_and(is_derived)
    };
    let slot = |(index, rung): (usize, &Rung)| {
        let words = match &rung.kind {
            RungKind::Level(period) => context.total(&rung.line, period),
            _ => context.step(rung),
        };
        let line = label(env, &rung.line);
        let (label, name) = match (&rung.kind, which) {
            // Within a period the lines are what differs; between two, the dates.
            (RungKind::Level(_), Which::Income) => (line, name(env, &rung.line)),
            (RungKind::Level(period), Which::Cash) => {
                let name = if index == 0 {
                    t!(env, figures.opening, line = line)
                } else {
                    t!(env, figures.closing, line = line)
                };
                (env.period_label(period), name)
            }
            (RungKind::Level(period), _) => {
                let name = if index == 0 { t!(env, figures.before, line = line) } else { line };
                (env.period_label(period), name)
            }
            _ => (line, name(env, &rung.line)),
        };
        let item = Item { series: 0, value: Some(rung.value), words, key: rung_key(env, rung), tint: None };
        Slot {
            label,
            name,
            is_derived: of_derived(&rung.kind),
            is_level: rung.is_level(),
            items: vec![item],
            ..Slot::default()
        }
    };
    let slots: Vec<Slot> = rungs.iter().enumerate().map(slot).collect();
    let series = Series { name: String::new(), tint: Tint::Series(0), is_hidden: false };
    Some(Figure::new(Form::Bridge, vec![series], slots))
}

//! The margins as a figure: a pair of bars for each.

use super::env::{DASH, Env};
use super::panel::STILL_WIDTH;
use super::session::Session;
use crate::chart::bars::{Bar, Bars, Group};
use crate::chart::scene::{Scene, Tint};
use crate::domain::grid::Pair;
use crate::domain::margins::{Kind, Margin, MarginLine};
use crate::domain::release::model::Period;
use crate::say;
use crate::state::settings::Settings;

/// The bars of one comparison, on the scale that all comparisons share.
pub fn figure(env: Env, pair: &Pair<'_>) -> Bars {
    let pairs = env.release.pairs();
    let all: Vec<_> = pairs.iter().flat_map(|pair| groups(env, pair)).collect();
    Bars { groups: groups(env, pair), range: Bars::range_of(&all) }
}

/// The picture for the page.
pub fn still(env: Env, pair: &Pair<'_>) -> Scene {
    let figure = figure(env, pair);
    figure.layout(STILL_WIDTH, figure.height())
}

/// The scene for a canvas; margins have neither currency nor shares.
pub fn scene(session: Session, _settings: Settings, index: usize, width: u32, height: u32) -> Option<Scene> {
    let pairs = session.env.release.pairs();
    Some(figure(session.env, pairs.get(index)?).layout(width, height))
}

/// The same in words, for those who cannot see it.
pub fn summary(env: Env, pair: &Pair<'_>) -> String {
    let lines = groups(env, pair).into_iter().map(|group| {
        let values: Vec<_> = group.bars.iter().map(|bar| format!("{} {}", bar.label, bar.text)).collect();
        format!("{}: {}.", group.name, values.join(", "))
    });
    format!("{}. {}", say!(env, margins.measure), lines.collect::<Vec<_>>().join(" "))
}

/// The name of a margin.
pub fn name(env: Env, line: &MarginLine<'_>) -> String {
    match (line.kind, line.label) {
        (Kind::Business(_), Some(label)) => env.text(label),
        (Kind::Business(_) | Kind::Gross, _) => say!(env, margins.gross),
        (Kind::Operating, _) => say!(env, margins.operating),
        (Kind::Net, _) => say!(env, margins.net),
    }
}

/// A margin as text: `15.6%`, `loss, −811.4%`, or a dash. `is_derived` periods are set in italics by the caller.
pub fn text(env: Env, margin: Option<Margin>) -> String {
    match margin {
        None => DASH.to_owned(),
        Some(Margin { percent: None, .. }) => say!(env, not_meaningful),
        Some(margin @ Margin { percent: Some(percent), .. }) if margin.is_loss() => {
            say!(env, margins.loss, percent = env.percent(percent))
        }
        Some(Margin { percent: Some(percent), .. }) => env.percent(percent),
    }
}

fn groups(env: Env, pair: &Pair<'_>) -> Vec<Group> {
    let group = |line: MarginLine<'_>| {
        let tint = match line.kind {
            Kind::Business(index) => Tint::series(index),
            Kind::Gross | Kind::Operating | Kind::Net => Tint::Accent,
        };
        let bar = |period: &Period, tint| {
            let margin = env.release.margin(line.kind, &period.id);
            Bar {
                label: env.text(&period.label),
                value: margin.and_then(|margin| margin.percent),
                text: text(env, margin),
                tint,
                derived: period.derived.is_some(),
            }
        };
        let prior = pair.prior.map(|prior| bar(prior, Tint::Ghost));
        Group { name: name(env, &line), tint, bars: std::iter::once(bar(pair.current, tint)).chain(prior).collect() }
    };
    env.release.margin_lines().into_iter().map(group).collect()
}

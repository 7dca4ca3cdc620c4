//! The revenue mix as a figure: a stacked column for each period.

use super::columns::amount;
use super::env::Env;
use super::session::Session;
use crate::chart::columns::{Column, Columns, Part};
use crate::chart::scene::{Scene, Tint};
use crate::domain::change::Growth;
use crate::domain::grid::Pair;
use crate::domain::release::Currency;
use crate::domain::release::model::{Period, Scenario};
use crate::say;
use crate::state::settings::{Settings, Show};
use rust_decimal::Decimal;

/// Height of a panel in CSS pixels.
pub const HEIGHT: u32 = 340;

/// The columns of one comparison, on the scale that all comparisons share.
pub fn figure(env: Env, pair: &Pair<'_>, show: Show, currency: Currency) -> Columns {
    let range = match show {
        Show::Amounts => {
            let pairs = env.release.pairs();
            let all: Vec<_> = pairs.iter().flat_map(|pair| columns(env, pair, show, currency)).collect();
            Columns::range_of(&all)
        }
        Show::Shares => Columns::range_of(&columns(env, pair, show, currency)),
    };
    Columns { columns: columns(env, pair, show, currency), range }
}

/// The scene for the page's state, for a canvas.
pub fn scene(session: Session, settings: Settings, index: usize, width: u32, height: u32) -> Option<Scene> {
    let pairs = session.env.release.pairs();
    let pair = pairs.get(index)?;
    Some(figure(session.env, pair, settings.show, settings.currency).layout(width, height))
}

/// The same in words, for those who cannot see it.
pub fn summary(env: Env, pair: &Pair<'_>) -> String {
    let currency = Currency::Reporting;
    let story = &env.release.file.story;
    let sentences = pair.periods().map(|period| {
        let parts = story.businesses.iter().map(|business| {
            let value = amount(env, &business.revenues, &period.id, Scenario::Actual, currency);
            say!(env, mix.summary_part, name = env.text(&business.label), value = value)
        });
        let parts: Vec<_> = parts.collect();
        let total = amount(env, &story.revenues, &period.id, Scenario::Actual, currency);
        let period = env.text(&period.name);
        say!(env, mix.summary_period, period = period, total = total, parts = parts.join(", "))
    });
    let measure = say!(env, mix.measure_amounts, unit = env.unit(currency));
    format!("{measure}. {}", sentences.collect::<Vec<_>>().join(" "))
}

fn columns(env: Env, pair: &Pair<'_>, show: Show, currency: Currency) -> Vec<Column> {
    pair.periods().map(|period| column(env, pair, period, show, currency)).collect()
}

fn column(env: Env, pair: &Pair<'_>, period: &Period, show: Show, currency: Currency) -> Column {
    let story = &env.release.file.story;
    let digits = env.release.display(currency).decimals;
    let parts = story.businesses.iter().enumerate().map(|(index, business)| {
        let value = match show {
            Show::Amounts => {
                env.release.shown(&business.revenues, &period.id, Scenario::Actual, currency).and_then(|f| f.value)
            }
            Show::Shares => env.release.share_of_revenues(&business.revenues, &period.id),
        };
        let value = value.unwrap_or_default();
        let text = match show {
            Show::Amounts => env.number(value, digits),
            Show::Shares => env.percent(value),
        };
        Part { name: env.text(&business.label), tint: Tint::series(index), value, text }
    });
    let growth =
        (period.id == pair.current.id).then(|| env.release.growth(&story.revenues, pair.current, pair.prior)).flatten();
    let falls = matches!(growth, Some(Growth::Percent(rate)) if rate < Decimal::ZERO);
    Column {
        label: env.text(&period.label),
        note: growth.map(|growth| env.growth(Some(growth))).unwrap_or_default(),
        note_tint: if falls { Tint::Down } else { Tint::Muted },
        total: match show {
            Show::Amounts => amount(env, &story.revenues, &period.id, Scenario::Actual, currency),
            Show::Shares => env.percent(Decimal::ONE_HUNDRED),
        },
        derived: period.derived.is_some(),
        parts: parts.collect(),
    }
}

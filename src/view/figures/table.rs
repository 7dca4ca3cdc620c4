//! A figure as a table: every mark with its number, which opens its source.

use leptos::prelude::*;

use super::{FigureContext, Which, drivers, figure};
use crate::chart::figure::Item;
use crate::chart::grid::Grid;
use crate::chart::words::Words;
use crate::state::view_state::ViewState;
use crate::t;
use crate::view::accessible::figures;
use crate::view::columns::pair_class;
use crate::view::env::{DASH, Env};
use crate::view::number::printed_below;
use kessan_core::grid::Pair;
use rust_decimal::Decimal;

/// A head of a column with its class, and whether its figures are derived.
type Head = (String, String);
/// A cell: the class of its column, whether it is derived, and its number.
type Cell = (String, bool, Option<Item>);

/// The table, or one for each driver.
#[component]
pub fn FigureTable(
    /// What figures are made from.
    context: FigureContext,
    /// The figure.
    which: Which,
    /// What it is called.
    title: String,
) -> impl IntoView {
    let panels = which.panels(context.env.release);
    let groups: Vec<Vec<usize>> = match which {
        Which::Drivers => (0..panels).map(|panel| vec![panel]).collect(),
        _ => vec![(0..panels).collect()],
    };
    groups.into_iter().map(|panels| table(context, which, &panels, &title)).collect_view()
}

/// The figures of these panels side by side; a row that only one of them has is there, too.
fn table(context: FigureContext, which: Which, panels: &[usize], title: &str) -> Option<AnyView> {
    let env = context.env;
    let pairs = env.release.pairs();
    let mut heads: Vec<Head> = Vec::new();
    let mut rows: Vec<(String, bool, Vec<Cell>)> = Vec::new();
    for panel in panels {
        let Some(shown) = figure(context, which, *panel, &ViewState::default()) else { continue };
        let pair = pairs.iter().find(|pair| pair.index == *panel).filter(|_| which.is_by_comparison());
        let class = pair.map(pair_class).unwrap_or_default();
        let Grid { heads: columns, rows: lines } = shown.grid();
        let known = heads.len();
        heads.extend(columns.into_iter().map(|head| (head_of(context, which, pair, head), class.clone())));
        for (name, cells) in lines {
            let is_level = cells.iter().flatten().any(|(slot, _)| shown.slots[*slot].is_level);
            let cells = cells.into_iter().map(|cell| {
                let is_derived = cell.as_ref().is_some_and(|(slot, _)| shown.slots[*slot].is_derived);
                (class.clone(), is_derived, cell.map(|(_, item)| item))
            });
            // Two lines of one panel may have the same name.
            match rows.iter().position(|(other, _, cells)| *other == name && cells.len() <= known) {
                Some(row) => {
                    rows[row].2.resize(known, blank(&heads, known));
                    rows[row].2.extend(cells);
                }
                None => {
                    let before = (0..known).map(|column| (heads[column].1.clone(), false, None));
                    rows.push((name, is_level, before.chain(cells).collect()));
                }
            }
        }
    }
    let count = heads.len();
    let rows = rows.into_iter().map(|(name, is_level, mut cells)| {
        while cells.len() < count {
            cells.push((heads[cells.len()].1.clone(), false, None));
        }
        let cells: Vec<_> = cells.into_iter().map(|of| cell(env, of)).collect();
        view! { <tr class=if is_level { "strong" } else { "" }><th scope="row">{env.told(name, env.names())}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    let label = t!(env, figures.table, title = title.to_owned());
    let caption = match panels {
        [panel] if which == Which::Drivers => {
            let driver = env.release.file.story.drivers.get(*panel)?;
            let unit = drivers::unit(env, driver).map(|unit| t!(env, figures.in_unit_of, unit = unit));
            env.text(&driver.label) + &unit.unwrap_or_default()
        }
        _ => t!(env, figures.line),
    };
    let heads = heads
        .iter()
        .map(|(head, class)| view! { <th scope="col" class=class.clone()>{env.told(head.clone(), env.names())}</th> });
    let heads: Vec<_> = heads.collect();
    (count > 0).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label=label>
                <table>
                    <thead><tr><th scope="col">{env.told(caption, env.names())}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

fn blank(heads: &[Head], column: usize) -> Cell {
    (heads.get(column).map(|(_, class)| class.clone()).unwrap_or_default(), false, None)
}

/// The head of a column: a bridge's is the pair of its periods.
fn head_of(context: FigureContext, which: Which, pair: Option<&Pair<'_>>, head: String) -> String {
    let env = context.env;
    match (which, pair) {
        (Which::NetIncome | Which::Operating, Some(pair)) => match pair.prior {
            Some(prior) => {
                t!(env, figures.against_period, now = env.text(&pair.current.label), prior = env.text(&prior.label))
            }
            None => env.text(&pair.current.label),
        },
        (Which::Income | Which::Cash, Some(pair)) => env.text(&pair.current.label),
        _ => head,
    }
}

fn cell(env: Env, (class, is_derived, item): Cell) -> AnyView {
    let Some(item) = item else { return view! { <td class=class>{figures(DASH)}</td> }.into_any() };
    let falls = item.value.is_some_and(|value| value < Decimal::ZERO);
    let mut class = class;
    for (is, name) in [(is_derived, " derived"), (falls, " down")] {
        if is {
            class += name;
        }
    }
    let key = Some(item.key).filter(|key| !key.is_empty());
    let note = printed_below(env, key.as_ref());
    view! { <td class=class.trim().to_owned() data-n=key>{in_words(item.words)}{note}</td> }.into_any()
}

/// A text for each currency, of which the style sheet shows one.
pub fn in_words(words: Words) -> AnyView {
    match words.other {
        Some(other) => {
            view! { <span class="rc">{figures(words.text)}</span><span class="tc">{figures(other)}</span> }.into_any()
        }
        None => figures(words.text),
    }
}

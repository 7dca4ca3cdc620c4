//! A table worked over, in the place of the printed one.

use leptos::prelude::*;

use super::TABLE;
use super::state::StatementsState;
use super::table::{label, row_class};
use crate::platform::schedule;
use crate::t;
use crate::view::accessible;
use crate::view::env::{DASH, Env};
use crate::view::live::anew;
use kessan_core::recast::{CellValue, Entry, Head, Recast, Terms, View};
use kessan_core::release::Currency;

/// The recast of a table that is open, if one is asked for.
#[component]
pub fn RecastTable(
    /// The state.
    state: StatementsState,
    /// Its position in the file.
    table: usize,
) -> impl IntoView {
    let env = state.context.env;
    // Each table is worked over in a task of its own: all of them in one would hold up the page for as long as it takes to
    // write some thirty tables. Giving way to the printed ones takes no time, and who is led to a row of these finds it at once.
    let shown = RwSignal::new(untrack(|| terms(state, table)));
    Effect::new(move |_| {
        let now = terms(state, table);
        if now.is_none() && shown.get_untracked().is_some() {
            shown.set(None);
        } else if now != shown.get_untracked() {
            // By then they may have changed again.
            schedule::later(move || {
                let now = untrack(|| terms(state, table));
                if shown.try_get_untracked().is_some_and(|known| known != now) {
                    shown.set(now);
                }
            });
        }
    });
    anew(
        move || shown.get(),
        move |terms| {
            let terms = (*terms)?;
            let recast = env.release.recast(table, terms);
            let about = match (&recast, terms.view) {
                (None, _) => t!(env, statements.says_nothing),
                (Some(_), View::Amounts) => t!(env, statements.about_amounts),
                (Some(_), View::Change) => t!(env, statements.about_change),
                (Some(recast), View::CommonSize) => {
                    let whole = recast.whole.as_ref().and_then(|id| env.release.concept(id));
                    let whole = whole.map(|concept| env.text(&concept.label)).unwrap_or_default();
                    t!(env, statements.about_common_size, whole = whole)
                }
                (Some(_), View::Periods) => t!(env, statements.about_periods),
            };
            let is_coarse =
                recast.as_ref().is_some_and(|recast| recast.rows.iter().flatten().flatten().any(|e| e.is_coarse));
            let coarse = if is_coarse { t!(env, statements.about_coarse) } else { String::new() };
            let has_blank = recast.as_ref().is_some_and(|recast| {
                recast.rows.iter().flatten().flatten().any(|entry| entry.said == CellValue::Blank)
            });
            let blank = if has_blank { t!(env, statements.about_blank) } else { String::new() };
            let rows = recast.map(|recast| grid(state, table, terms.currency, &recast));
            Some(view! {
                <p class="recast">
                    <span>{env.told(about, env.names())}" "{coarse}" "{blank}</span>
                    <button type="button" on:click=move |_| state.as_printed()>{t!(env, statements.as_printed)}</button>
                </p>
                {rows}
            })
        },
    )
}

/// What a table is to be worked over with: nothing while it is folded away.
fn terms(state: StatementsState, table: usize) -> Option<Terms> {
    let is_open = state.open.with(|open| open.get(table).copied().unwrap_or_default());
    state.terms().filter(|_| is_open)
}

fn grid(state: StatementsState, table: usize, currency: Currency, recast: &Recast) -> impl IntoView + use<> {
    let env = state.context.env;
    let of = &env.release.file.tables[table];
    let heads = recast.columns.iter().map(|column| {
        let (text, small) = head(env, table, currency, recast, column);
        let heads = of.columns.iter().map(|column| &column.label);
        view! { <th scope="col">{env.told(text, heads.chain(env.names()))}<small>{small}</small></th> }
    });
    let heads: Vec<_> = heads.collect();
    let folds = of.folds().into_iter().map(|fold| {
        let rows = fold.rows.clone().map(|row| {
            let is_head = fold.has_head && row == fold.rows.start;
            let cells = recast.rows[row].iter().map(|entry| {
                let Cell { class, key, text, name } = cell(env, entry.as_ref());
                view! { <td translate="no" class=class data-n=key aria-label=name>{accessible::figures(text)}</td> }
            });
            let cells: Vec<_> = cells.collect();
            view! { <tr class=row_class(&of.rows[row])><th scope="row">{label(env, &of.rows[row], is_head)}</th>{cells}</tr> }
        });
        let rows: Vec<_> = rows.collect();
        view! { <tbody>{rows}</tbody> }
    });
    let folds: Vec<_> = folds.collect();
    view! {
        <div class="scroll t" tabindex="0" role="group" aria-label=env.text(&of.title)>
            <table data-recast=format!("{TABLE}{}", of.id)>
                <thead><tr><td></td>{heads}</tr></thead>
                {folds}
            </table>
        </div>
    }
}

/// The head of a column, and what stands small below it.
fn head(env: Env, table: usize, currency: Currency, recast: &Recast, head: &Head) -> (String, Option<String>) {
    let code = env.release.currency_code(currency).unwrap_or_default();
    match head {
        Head::Column(column) => {
            let of = &env.release.file.tables[table];
            let own = of.columns[*column].currency.as_deref().unwrap_or(&env.release.file.currency);
            let is_measure = of.columns[*column].measure.is_some();
            let text = if own == code || is_measure {
                env.text(&of.columns[*column].label)
            } else {
                t!(env, statements.twin, head = env.twin_head(of, *column), currency = env.currency(currency))
            };
            (text, None)
        }
        Head::Period(id) => {
            let period = env.release.period(id);
            let is_derived = period.is_some_and(|period| period.derived.is_some());
            (env.period_label(id), is_derived.then(|| t!(env, derived)))
        }
        Head::Change(..) => {
            let has_money = env.release.facts.of_table(table).iter().any(|fact| fact.unit.is_money());
            let unit = has_money.then(|| env.money_unit(code, recast.scale));
            (unit.map_or_else(|| t!(env, mix.change), |unit| t!(env, statements.change, unit = unit)), None)
        }
        Head::Growth(..) => (t!(env, statements.growth), None),
    }
}

/// What a cell shows.
#[derive(Default)]
struct Cell {
    class: Option<&'static str>,
    key: Option<String>,
    text: String,
    /// What it is called, where it shows nothing.
    name: Option<String>,
}

fn cell(env: Env, entry: Option<&Entry>) -> Cell {
    let Some(entry) = entry else { return Cell::default() };
    let key = Some(entry.key.write(env.release));
    let text = match entry.said {
        CellValue::Number(value, digits) => match &entry.unit {
            Some((unit, scale)) => env.with_unit(env.accounting(value, digits), unit, *scale),
            None => env.accounting(value, digits),
        },
        CellValue::Percent(value, digits) => env.accounting_percent(value, digits),
        CellValue::Blank => {
            let name = Some(t!(env, source.no_figure));
            return Cell { class: Some("blank"), key, text: String::new(), name };
        }
        CellValue::Dash => DASH.to_owned(),
        CellValue::NotMeaningful => t!(env, not_meaningful),
    };
    let text = if entry.is_coarse { t!(env, statements.coarse, value = text) } else { text };
    Cell { class: entry.is_derived.then_some("derived"), key, text, name: None }
}

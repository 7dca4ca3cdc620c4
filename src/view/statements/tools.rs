//! What stands above the tables: search, view, power of ten.

use leptos::prelude::*;

use super::state::StatementsState;
use super::{TABLE, kind_name};
use crate::platform::{numbers, schedule, text as text_form};
use crate::state::table_choice::Choice;
use crate::state::table_search::{Found, Hit, Index};
use crate::t;
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::live::{anew, live};
use crate::view::number::escaped;
use kessan_core::checks::printing::Source;
use kessan_core::facts::Place;
use kessan_core::recast::View as Recast;
use kessan_core::trace::Key;

/// How long typing pauses before the list follows, in milliseconds.
const PAUSE: i32 = 120;
/// How many hits are listed.
const LISTED: usize = 12;

/// Search and views.
#[component]
pub fn Tools(
    /// The state.
    state: StatementsState,
) -> impl IntoView {
    let env = state.context.env;
    let found = RwSignal::new((String::new(), Found::Nothing, Vec::new()));
    let index = StoredValue::new(None::<Index>);
    let turns = StoredValue::new(0_u32);
    let search = move |text: String| {
        let turn = turns.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        schedule::after(PAUSE, move || {
            if turns.try_get_value() == turn {
                numbers::unmark();
                index.update_value(|index| {
                    let index = index.get_or_insert_with(|| Index::new(env.release, text_form::nfkc));
                    found.set((text.trim().to_owned(), index.find(&text), index.claims(&text)));
                });
            }
        });
    };
    let views = [Recast::Change, Recast::CommonSize, Recast::Periods].into_iter().map(|view| {
        let name = Choice { view: Some(view), scale: None }.view_name();
        let text = match view {
            Recast::Change => t!(env, statements.view_change),
            Recast::CommonSize => t!(env, statements.view_common_size),
            Recast::Periods | Recast::Amounts => t!(env, statements.view_periods),
        };
        view! { <option value=name>{text}</option> }
    });
    let views: Vec<_> = views.collect();
    let scales: Vec<_> = env
        .release
        .scales()
        .into_iter()
        .map(|scale| view! { <option value=scale.to_string()>{env.scale_name(scale)}</option> })
        .collect();
    view! {
        <form class="tools" role="search" aria-label=t!(env, statements.tools) on:submit=move |event| event.prevent_default()>
            <label>
                <span>{t!(env, statements.search)}</span>
                <input type="search" autocomplete="off" on:input=move |event| search(event_target_value(&event))/>
            </label>
            <label>
                <span>{t!(env, statements.view)}</span>
                <select
                    autocomplete="off"
                    prop:value=move || state.choice.get().view_name()
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        state.choose(|choice| choice.view = Choice::view_named(&chosen));
                    }
                >
                    <option value="">{t!(env, statements.as_printed)}</option>
                    {views}
                </select>
            </label>
            <label>
                <span>{t!(env, statements.amounts)}</span>
                <select
                    autocomplete="off"
                    prop:value=move || state.choice.get().scale.map(|scale| scale.to_string()).unwrap_or_default()
                    on:change=move |event| {
                        let chosen = event_target_value(&event).parse().ok();
                        state.choose(|choice| choice.scale = chosen);
                    }
                >
                    <option value="">{t!(env, statements.as_printed)}</option>
                    {scales}
                </select>
            </label>
            <button type="button" on:click=move |_| state.as_printed()>{t!(env, statements.reset)}</button>
        </form>
        <p
            class="measure"
            role="status"
            inner_html=live(move || escaped(&found.with(|(text, found, claims)| said(env, text, found, claims.len()))))
        ></p>
        <ul class="hits">
            {anew(move || found.get(), move |(_, found, claims)| (hits(state, found, claims), prose(env, claims)))}
        </ul>
    }
}

fn said(env: Env, search: &str, found: &Found, claims: usize) -> String {
    let number = |count: usize| env.number(count.into(), 0);
    match found {
        Found::Nearest(_) if claims > 0 => t!(env, statements.found, count = number(claims)),
        Found::Nothing => String::new(),
        Found::Matches(hits) if hits.len() > LISTED || claims > LISTED => {
            let listed = hits.len().min(LISTED) + claims.min(LISTED);
            t!(env, statements.found_more, count = number(hits.len() + claims), listed = number(listed))
        }
        Found::Matches(hits) => t!(env, statements.found, count = number(hits.len() + claims)),
        Found::Nearest(hits) if hits.is_empty() => t!(env, statements.found_nothing, search = search.to_owned()),
        Found::Nearest(_) => t!(env, statements.found_near, search = search.to_owned()),
    }
}

/// The figures of the prose, which open where they come from.
fn prose(env: Env, claims: &[usize]) -> Vec<impl IntoView + use<>> {
    let item = |claim: &usize| {
        let (source, key) = (Source::Claim(*claim), Key::Claim(*claim).write(env.release));
        view! {
            <li><button type="button" class="plain" data-n=key>{accessible::figures(env.printed(source))}</button>" "<b>{env.told(env.name(source), env.texts_of(source))}</b>" "<span class="muted">{env.told(env.place(source), env.texts_of(source))}</span></li>
        }
    };
    claims.iter().take(LISTED).map(item).collect()
}

fn hits(state: StatementsState, found: &Found, claims: &[usize]) -> Vec<impl IntoView + use<>> {
    let env = state.context.env;
    let hits = match found {
        // What is near is not shown beside what was found.
        Found::Nearest(_) if !claims.is_empty() => &[],
        Found::Matches(hits) | Found::Nearest(hits) => hits.as_slice(),
        Found::Nothing => &[],
    };
    let item = |hit: &Hit| {
        let Hit { table, row, column } = *hit;
        let of = &env.release.file.tables[table];
        let name = row.map_or_else(|| kind_name(env, of.kind).into_any(), |row| env.words(&of.rows[row].label));
        let figure = row.zip(column).map(|(row, column)| {
            let place = Place { table, row, column };
            let printed = env.release.fact_at(place).map(|(index, _)| env.printed(Source::Cell(index)));
            let printed = printed.unwrap_or_else(|| of.rows[row].cells[column].clone());
            let head = env.text(&of.columns[column].label);
            view! { " "<span>{env.told(t!(env, statements.found_figure, figure = printed, column = head), [&of.columns[column].label])}</span> }
        });
        view! {
            <li><a href=format!("#{TABLE}{}", of.id) on:click=move |event| {
                event.prevent_default();
                state.show(table, row, column);
            }><b>{name}</b>{figure}" "<span class="muted">{env.words(&of.title)}</span></a></li>
        }
    };
    hits.iter().take(LISTED).map(item).collect()
}

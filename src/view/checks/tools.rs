//! What narrows the list: status, kind, table, search.

use leptos::prelude::*;

use super::CheckContext;
use super::list::{ListState, initial};
use super::proof::{kind_name, status_name};
use crate::t;
use crate::view::controls::{Segmented, place};
use kessan_core::checks::{Kind, Status};

/// What can be asked for, first what the page is written with.
fn statuses(context: CheckContext) -> Vec<Option<Status>> {
    let known = context.report.statuses().into_iter().map(Some);
    match initial(context).status {
        Some(_) => known.chain([None]).collect(),
        None => [None].into_iter().chain(known).collect(),
    }
}

/// The tools above the list.
#[component]
pub fn Tools(
    /// What to render from.
    context: CheckContext,
    /// What they change.
    state: ListState,
) -> impl IntoView {
    let env = context.env;
    let count = |status: Status| env.number(context.report.count(status).into(), 0);
    let with_count =
        |status: Status| t!(env, checks.with_count, name = status_name(context, status), count = count(status));
    let choices = statuses(context).into_iter().map(|status| match status {
        Some(status) => (format!("check-{}", status.id()), with_count(status), None),
        None => ("check-any".to_owned(), t!(env, checks.any_status), None),
    });
    let choices: Vec<_> = choices.collect();
    let chosen = |(context, state): (CheckContext, ListState)| {
        place(&statuses(context), &state.filter.with(|filter| filter.status))
    };
    let choose = |(context, state): (CheckContext, ListState), index: usize| {
        state.ask(|filter| filter.status = statuses(context).get(index).copied().flatten());
    };
    let kinds = Kind::ALL.into_iter().filter(|kind| context.report.checks.iter().any(|check| check.kind == *kind));
    let kinds: Vec<_> =
        kinds.map(|kind| view! { <option value=kind.id()>{kind_name(context, kind)}</option> }).collect();
    let tables = env.release.file.tables.iter().enumerate();
    let tables: Vec<_> = tables
        .map(|(position, table)| view! { <option value=position.to_string() lang=table.title.foreign(env.lang)>{env.text(&table.title)}</option> })
        .collect();
    view! {
        <form class="tools" role="search" aria-label=t!(env, checks.tools) on:submit=move |event| event.prevent_default()>
            <Segmented legend=t!(env, checks.status) name="check-status" choices state=(context, state) chosen choose/>
            <label>
                <span>{t!(env, checks.kind)}</span>
                <select
                    autocomplete="off"
                    prop:value=move || state.filter.with(|filter| filter.kind.map(Kind::id).unwrap_or_default())
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        state.ask(|filter| filter.kind = Kind::ALL.into_iter().find(|kind| kind.id() == chosen));
                    }
                >
                    <option value="">{t!(env, checks.any_kind)}</option>
                    {kinds}
                </select>
            </label>
            <label>
                <span>{t!(env, checks.table)}</span>
                <select
                    autocomplete="off"
                    prop:value=move || {
                        state.filter.with(|filter| filter.table.map(|table| table.to_string()).unwrap_or_default())
                    }
                    on:change=move |event| {
                        let chosen = event_target_value(&event).parse().ok();
                        state.ask(|filter| filter.table = chosen);
                    }
                >
                    <option value="">{t!(env, checks.any_table)}</option>
                    {tables}
                </select>
            </label>
            <label>
                <span>{t!(env, checks.search)}</span>
                <input
                    type="search"
                    autocomplete="off"
                    prop:value=move || state.filter.with(|filter| filter.search.clone())
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        state.search(typed);
                    }
                />
            </label>
            <button type="button" on:click=move |_| state.ask(|filter| *filter = initial(context))>{t!(env, checks.reset)}</button>
        </form>
    }
}

//! The list of checks with its tools: written into the page for the contradictions, and woken by a program of its own
//! that runs every check again.

use leptos::prelude::*;

use super::proof::Proof;
use super::tools::Tools;
use super::{Desk, anchor};
use crate::domain::checks::Status;
use crate::platform::controls;
use crate::say;
use crate::state::check_filter::{Entry, Filter, index};

/// How many checks are shown at first, and how many more at each request.
const STEP: usize = 50;

/// What the page is written with: the contradictions or, without any, everything.
pub fn initial(desk: Desk) -> Filter {
    let has_contradictions = desk.report.count(Status::Inconsistent) > 0;
    Filter { status: has_contradictions.then_some(Status::Inconsistent), ..Filter::default() }
}

/// The state of the list.
#[derive(Clone, Copy, Debug)]
pub struct ListState {
    /// What is asked for.
    pub filter: RwSignal<Filter>,
    limit: RwSignal<usize>,
    entries: StoredValue<Vec<Entry>>,
}

impl ListState {
    fn new(desk: Desk) -> Self {
        let entries = index(desk.env.release, desk.report);
        Self { filter: RwSignal::new(initial(desk)), limit: RwSignal::new(STEP), entries: StoredValue::new(entries) }
    }

    /// Asks for something else, from the beginning of the list.
    pub fn ask(self, change: impl FnOnce(&mut Filter)) {
        self.limit.set(STEP);
        self.filter.update(change);
    }
}

/// Tools and list.
#[component]
pub fn List(
    /// What to render from.
    desk: Desk,
) -> impl IntoView {
    let env = desk.env;
    let state = ListState::new(desk);
    let found = Memo::new(move |_| state.filter.with(|f| state.entries.with_value(|e| f.apply(desk.report, e))));
    let shown = move || {
        let found = found.get();
        let shown = found.into_iter().take(state.limit.get()).filter_map(|position| desk.report.checks.get(position));
        shown.map(|check| view! { <Proof desk check/> }).collect::<Vec<_>>()
    };
    let count = move || {
        let found = found.with(Vec::len);
        let number = |count: usize| env.number(count.into(), 0);
        match found {
            0 => say!(env, checks.none_found),
            _ => say!(env, checks.found, count = number(found), all = number(desk.report.checks.len())),
        }
    };
    let has_more = move || found.with(Vec::len) > state.limit.get();
    follow_links(desk, state, found);
    view! {
        <Tools desk state/>
        <p class="measure" role="status">{count}</p>
        <ol class="proofs">{shown}</ol>
        <button type="button" class="more" hidden=move || !has_more() on:click=move |_| state.limit.update(|limit| *limit += STEP)>
            {say!(env, checks.more)}
        </button>
    }
}

/// Shows the check that the address names, whatever is asked for.
fn follow_links(desk: Desk, state: ListState, found: Memo<Vec<usize>>) {
    let open = move || {
        let fragment = controls::fragment();
        let name = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
        let Some(position) = desk.report.checks.iter().position(|check| anchor(&check.id) == name) else { return };
        if !found.get_untracked().contains(&position) {
            state.filter.set(Filter::default());
        }
        let place = found.get_untracked().iter().position(|other| *other == position).unwrap_or(position);
        state.limit.update(|limit| *limit = (*limit).max(place + 1));
        let name = name.to_owned();
        // The list is drawn by then.
        crate::platform::schedule::later(move || _ = controls::scroll_to(&name));
    };
    crate::platform::schedule::later(open);
    controls::on_fragment_change(open);
}

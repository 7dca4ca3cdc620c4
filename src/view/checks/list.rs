//! The list of checks with its tools: written into the page for the contradictions, and woken by a program of its own
//! that runs every check again.

use leptos::prelude::*;

use super::proof::Proof;
use super::tools::Tools;
use super::{Desk, anchor};
use crate::domain::checks::Status;
use crate::platform::{controls, schedule};
use crate::say;
use crate::state::check_filter::{Entry, Filter, index};
use crate::view::live::live;
use crate::view::number::escaped;
use crate::view::session::CHECK;

/// How many checks are shown at first, and how many more at each request.
const STEP: usize = 50;
/// How long typing pauses before the list follows, in milliseconds.
const PAUSE: i32 = 150;

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
    /// What the address names: the position of a check, or none that there is.
    link: RwSignal<Option<Result<usize, ()>>>,
    entries: StoredValue<Vec<Entry>>,
    searches: StoredValue<u32>,
}

impl ListState {
    fn new(desk: Desk) -> Self {
        Self {
            filter: RwSignal::new(initial(desk)),
            limit: RwSignal::new(STEP),
            link: RwSignal::new(None),
            entries: StoredValue::new(index(desk.env.release, desk.report)),
            searches: StoredValue::new(0),
        }
    }

    /// Asks for something else, from the beginning of the list.
    pub fn ask(self, change: impl FnOnce(&mut Filter)) {
        self.limit.set(STEP);
        self.link.set(None);
        self.filter.update(change);
    }

    /// Searches when the typing pauses.
    pub fn search(self, text: String) {
        let turn = self.searches.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        schedule::after(PAUSE, move || {
            if self.searches.try_get_value() == turn {
                self.ask(|filter| filter.search = text);
            }
        });
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
    // The check that the address names comes first, whatever is asked for.
    let shown = move || {
        let linked = state.link.get().and_then(Result::ok);
        let rest = found.get().into_iter().take(state.limit.get()).filter(|position| Some(*position) != linked);
        linked.into_iter().chain(rest).collect::<Vec<usize>>()
    };
    let count = move || {
        let found = found.with(Vec::len);
        let number = |count: usize| env.number(count.into(), 0);
        match (state.link.get(), found) {
            (Some(Err(())), _) => say!(env, checks.unknown),
            (_, 0) => say!(env, checks.none_found),
            _ => say!(env, checks.found, count = number(found), all = number(desk.report.checks.len())),
        }
    };
    let has_more = move || found.with(Vec::len) > state.limit.get();
    let show_more = move |_| {
        let next = found.with(|found| found.get(state.limit.get_untracked()).copied());
        state.limit.update(|limit| *limit += STEP);
        if let Some(check) = next.and_then(|position| desk.report.checks.get(position)) {
            go_to(&check.id, false);
        }
    };
    follow_links(desk, state);
    view! {
        <Tools desk state/>
        <p class="measure" role="status" inner_html=live(move || escaped(&count()))></p>
        <ol class="proofs">
            <For each=shown key=|position| *position let:position>
                {desk.report.checks.get(position).map(|check| view! { <Proof desk check/> })}
            </For>
        </ol>
        <button type="button" class="more" hidden=move || !has_more() on:click=show_more>{say!(env, checks.more)}</button>
    }
}

/// Shows the check that the address names, now and whenever it changes.
fn follow_links(desk: Desk, state: ListState) {
    let open = move || {
        let fragment = controls::fragment();
        let name = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
        let Some(id) = name.strip_prefix(CHECK) else { return };
        let position = desk.report.checks.iter().position(|check| check.id == id);
        state.link.set(Some(position.ok_or(())));
        if position.is_some() {
            go_to(id, true);
        }
    };
    schedule::later(open);
    controls::on_fragment_change(move |_, _| open());
}

/// Moves the focus to a check, once it is drawn, and the page if `scroll` says so.
fn go_to(id: &str, scroll: bool) {
    let name = anchor(id);
    schedule::later(move || {
        if scroll {
            controls::scroll_to(&name);
        }
        controls::focus(&name);
    });
}

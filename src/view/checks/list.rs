//! The list of checks with its tools: written into the page for the differences, and mounted by a program of its own
//! that runs every check again.

use kessan_core::order::CompactSort;
use leptos::prelude::*;

use super::group::{Group, GroupOfChecks};
use super::tools::Tools;
use super::{CheckContext, anchor};
use crate::platform::{controls, schedule, text};
use crate::state::check_filter::{Filter, index};
use crate::t;
use crate::view::live::live;
use crate::view::number::escaped;
use crate::view::session::CHECK;
use kessan_core::checks::Status;

/// How many checks are shown at first, and how many more at each request.
const STEP: usize = 50;
/// How long typing pauses before the list follows, in milliseconds.
const PAUSE: i32 = 150;

/// What the page is written with: the differences or, without any, everything.
pub fn initial(context: CheckContext) -> Filter {
    let has_differences = context.report.count(Status::Inconsistent) > 0;
    Filter { status: has_differences.then_some(Status::Inconsistent), ..Filter::default() }
}

/// The state of the list.
#[derive(Clone, Copy, Debug)]
pub struct ListState {
    /// What is asked for.
    pub filter: RwSignal<Filter>,
    limit: RwSignal<usize>,
    /// What the address names: the position of a check, or none that there is.
    link: RwSignal<Option<Result<usize, ()>>>,
    /// The part that each check stands in, in the report's order.
    groups: StoredValue<Vec<Group>>,
    /// The checks that are found, in the order of their parts.
    found: Memo<Vec<usize>>,
    searches: StoredValue<u32>,
}

impl ListState {
    fn new(context: CheckContext) -> Self {
        let filter = RwSignal::new(initial(context));
        let entries = StoredValue::new(index(context.env.release, context.report, text::nfkc));
        let groups = StoredValue::new(context.report.checks.iter().map(Group::of).collect::<Vec<_>>());
        let found = Memo::new(move |_| {
            let mut found =
                filter.with(|filter| entries.with_value(|entries| filter.apply(context.report, entries, text::nfkc)));
            groups.with_value(|groups| found.compact_sort_by_key(|position| groups.get(*position)));
            found
        });
        let (limit, link) = (RwSignal::new(STEP), RwSignal::new(None));
        Self { filter, limit, link, groups, found, searches: StoredValue::new(0) }
    }

    /// How many checks of a part are found; the one that the address names is, whatever is asked for.
    pub fn found_in(self, group: Group) -> usize {
        let linked = self.linked();
        let own = self.found.with(|found| {
            found.iter().filter(|position| Some(**position) != linked && self.is_in(**position, group)).count()
        });
        own + usize::from(linked.is_some_and(|position| self.is_in(position, group)))
    }

    /// The checks of a part that are shown, that which the address names first.
    pub fn shown_in(self, group: Group) -> Vec<usize> {
        let linked = self.linked();
        let limit = self.limit.get();
        self.found.with(|found| {
            let rest = found.iter().copied().take(limit).filter(|position| Some(*position) != linked);
            linked.into_iter().chain(rest).filter(|position| self.is_in(*position, group)).collect()
        })
    }

    /// Whether a part is unfolded: of the differences at first the gravest that the release has; all parts as soon as
    /// something else is asked for; and the one with the check that the address names. The reader may fold each.
    pub fn is_open(self, context: CheckContext, group: Group) -> bool {
        let is_linked = self.linked().is_some_and(|position| self.is_in(position, group));
        let is_first = self.groups.with_value(|groups| groups.iter().min() == Some(&group));
        is_linked || is_first || !group.is_graded() || self.filter.with(|filter| *filter != initial(context))
    }

    fn is_in(self, position: usize, group: Group) -> bool {
        self.groups.with_value(|groups| groups.get(position) == Some(&group))
    }

    fn linked(self) -> Option<usize> {
        self.link.get().and_then(Result::ok)
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
    context: CheckContext,
) -> impl IntoView {
    let env = context.env;
    let state = ListState::new(context);
    let found = state.found;
    let count = move || {
        let found = found.with(Vec::len);
        let number = |count: usize| env.number(count.into(), 0);
        match (state.link.get(), found) {
            (Some(Err(())), _) => t!(env, checks.unknown),
            (_, 0) => t!(env, checks.none_found),
            (_, 1) if context.report.checks.len() == 1 => t!(env, checks.found_single),
            _ => t!(env, checks.found, count = number(found), all = number(context.report.checks.len())),
        }
    };
    let has_more = move || found.with(Vec::len) > state.limit.get();
    let show_more = move |_| {
        let next = found.with(|found| found.get(state.limit.get_untracked()).copied());
        state.limit.update(|limit| *limit += STEP);
        if let Some(check) = next.and_then(|position| context.report.checks.get(position)) {
            go_to(&check.id, false);
        }
    };
    follow_links(context, state);
    view! {
        <Tools context state/>
        <p class="measure" role="status" inner_html=live(move || escaped(&count()))></p>
        {Group::ALL.into_iter().map(|group| view! { <GroupOfChecks context state group/> }).collect::<Vec<_>>()}
        <button type="button" class="more" hidden=move || !has_more() on:click=show_more>{t!(env, checks.more)}</button>
    }
}

/// Shows the check that the address names, now and whenever it changes.
fn follow_links(context: CheckContext, state: ListState) {
    let open = move || {
        let fragment = controls::fragment();
        let name = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
        let Some(id) = name.strip_prefix(CHECK) else { return };
        let position = context.report.checks.iter().position(|check| check.id == id);
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

//! The section of the page: how many relations there are, how they end, and the list.

use leptos::prelude::*;

use super::Desk;
use super::list::List;
use crate::say;
use crate::view::programs::{self, site};
use kessan_core::checks::Status;

/// The section. Without script it shows the contradictions; the open data has every relation.
#[component]
pub fn Checks(
    /// What to render from.
    desk: Desk,
) -> impl IntoView {
    let env = desk.env;
    let root = site(env.lang);
    let number = |count: usize| env.number(count.into(), 0);
    let [inconsistent, rounding, tied] = Status::ALL.map(|status| desk.report.count(status));
    let all = number(desk.report.checks.len());
    let finding = match inconsistent {
        0 if desk.report.checks.len() == 1 => say!(env, checks.finding_single),
        1 if desk.report.checks.len() == 1 => say!(env, checks.finding_single_differs),
        0 => say!(env, checks.finding_none, all = all),
        1 => say!(env, checks.finding_one, all = all),
        _ => say!(env, checks.finding, all = all, count = number(inconsistent)),
    };
    let ties = match tied {
        0 => None,
        1 => Some(say!(env, checks.ties_one)),
        _ => Some(say!(env, checks.ties, count = number(tied))),
    };
    let moves = match rounding {
        0 => None,
        1 => Some(say!(env, checks.moves_one)),
        _ => Some(say!(env, checks.moves, count = number(rounding))),
    };
    let summary = match (ties, moves) {
        (Some(ties), Some(moves)) => Some(say!(env, checks.summary, tied = ties, rounding = moves)),
        (part, None) | (None, part) => part.map(|part| say!(env, checks.summary_one, part = part)),
    };
    view! {
        <p class="kicker">{say!(env, sections.checks)}</p>
        <h2>{finding}</h2>
        {summary.map(|summary| view! { <p class="measure">{summary}</p> })}
        <p class="note">{say!(env, checks.method)}" "<a href=format!("{root}data/checks.csv")>{say!(env, checks.csv)}</a></p>
        <p class="note no-script">{say!(env, checks.no_script)}</p>
        <div data-root="checks" data-program=programs::script(env.lang, programs::CHECKS)><List desk/></div>
    }
}

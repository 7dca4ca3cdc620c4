//! The section of the page: how many relations there are, how they end, and the list.

use leptos::prelude::*;

use super::CheckContext;
use super::list::List;
use crate::t;
use crate::view::programs::{self, site};
use kessan_core::checks::{Check, Kind, Status};

/// The section. Without script it shows the contradictions; the open data has every relation.
#[component]
pub fn Checks(
    /// What to render from.
    context: CheckContext,
) -> impl IntoView {
    let env = context.env;
    let root = site(env.lang);
    let number = |count: usize| env.number(count.into(), 0);
    let of = |status| context.report.count(status);
    let restated = |check: &&Check| check.kind == Kind::Restatement && check.status == Status::Restated;
    let restated = context.report.checks.iter().filter(restated).count();
    let inconsistent = of(Status::Inconsistent);
    let (rounding, tied) = (of(Status::Rounding), of(Status::Tied));
    let all = number(context.report.checks.len());
    let finding = match inconsistent {
        0 if context.report.checks.len() == 1 => t!(env, checks.finding_single),
        1 if context.report.checks.len() == 1 => t!(env, checks.finding_single_differs),
        0 => t!(env, checks.finding_none, all = all),
        1 => t!(env, checks.finding_one, all = all),
        _ => t!(env, checks.finding, all = all, count = number(inconsistent)),
    };
    let ties = match tied {
        0 => None,
        1 => Some(t!(env, checks.ties_one)),
        _ => Some(t!(env, checks.ties, count = number(tied))),
    };
    let moves = match rounding {
        0 => None,
        1 => Some(t!(env, checks.moves_one)),
        _ => Some(t!(env, checks.moves, count = number(rounding))),
    };
    let summary = match (ties, moves) {
        (Some(ties), Some(moves)) => Some(t!(env, checks.summary, tied = ties, rounding = moves)),
        (part, None) | (None, part) => part.map(|part| t!(env, checks.summary_one, part = part)),
    };
    let restated = match restated {
        0 => None,
        1 => Some(t!(env, checks.restates_one)),
        _ => Some(t!(env, checks.restates, count = number(restated))),
    };
    view! {
        <p class="kicker">{t!(env, sections.checks)}</p>
        <h2>{finding}</h2>
        {restated.map(|restated| view! { <p class="measure">{restated}</p> })}
        {summary.map(|summary| view! { <p class="measure">{summary}</p> })}
        <p class="note">{t!(env, checks.method)}" "<a href=format!("{root}data/checks.csv")>{t!(env, checks.csv)}</a></p>
        <p class="note no-script">{t!(env, checks.no_script)}</p>
        <div data-root="checks" data-program=programs::script(env.lang, programs::CHECKS)><List context/></div>
    }
}

//! The parts of the list: differences by their gravity, then what a column's rounding explains, then what ties.

use leptos::prelude::*;

use super::CheckContext;
use super::list::ListState;
use super::proof::{Proof, gravity_name, status_name};
use crate::t;
use crate::view::live::live;
use crate::view::number::escaped;
use kessan_core::checks::{Check, Gravity, Status};

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Differences of one gravity.
    Differences(Gravity),
    /// What a later report prints otherwise.
    Restated,
    /// What the rounding of a column explains.
    Rounding,
    /// What ties.
    Tied,
}

impl Group {
    /// All of them, in the order of the page.
    pub const ALL: [Group; 7] = [
        Group::Differences(Gravity::Figures),
        Group::Differences(Gravity::Sign),
        Group::Differences(Gravity::Label),
        Group::Differences(Gravity::LastDigit),
        Group::Restated,
        Group::Rounding,
        Group::Tied,
    ];

    /// The part that a check stands in.
    pub fn of(check: &Check) -> Self {
        match (check.status, check.gravity()) {
            (Status::Tied, _) => Group::Tied,
            (Status::Restated, _) => Group::Restated,
            (Status::Rounding, _) => Group::Rounding,
            (Status::Inconsistent, gravity) => Group::Differences(gravity.unwrap_or(Gravity::Figures)),
        }
    }

    /// Whether it is one of several by their gravity.
    pub fn is_graded(self) -> bool {
        matches!(self, Group::Differences(_))
    }

    fn name(self, context: CheckContext) -> String {
        match self {
            Group::Differences(gravity) => gravity_name(context, gravity),
            Group::Restated => status_name(context, Status::Restated),
            Group::Rounding => status_name(context, Status::Rounding),
            Group::Tied => status_name(context, Status::Tied),
        }
    }

    fn about(self, context: CheckContext) -> Option<String> {
        let env = context.env;
        Some(match self {
            Group::Differences(Gravity::Figures) => t!(env, checks.about_figures),
            Group::Differences(Gravity::Sign) => t!(env, checks.about_signs),
            Group::Differences(Gravity::Label) => t!(env, checks.about_labels),
            Group::Differences(Gravity::LastDigit) => t!(env, checks.about_digits),
            Group::Restated => t!(env, checks.about_restated),
            Group::Rounding => t!(env, checks.about_rounding),
            Group::Tied => return None,
        })
    }
}

/// The checks of one part, folded unless they are the gravest; hidden where none is found.
#[component]
pub fn GroupOfChecks(
    /// What to render from.
    context: CheckContext,
    /// What is asked for.
    state: ListState,
    /// The part.
    group: Group,
) -> impl IntoView {
    let env = context.env;
    let count = move || state.found_in(group);
    let shown = move || state.shown_in(group);
    let is_open = Memo::new(move |_| state.is_open(context, group));
    let about = group.about(context).map(|text| view! { <p class="note">{text}</p> });
    view! {
        <details class="graded" hidden=move || shown().is_empty() open=move || is_open.get()>
            <summary><h3>{group.name(context)}</h3>" "<span class="muted" translate="no" inner_html=live(move || escaped(&env.number(count().into(), 0)))></span></summary>
            {about}
            <ol class="proofs">
                <For each=shown key=|position| *position let:position>
                    {context.report.checks.get(position).map(|check| view! { <Proof context check/> })}
                </For>
            </ol>
        </details>
    }
}

//! Waking the statements: the roots of their program, and what it listens to.

use leptos::prelude::*;

use super::notice::Notice;
use super::recast::RecastTable;
use super::source::Source;
use super::state::StatementsState;
use super::tools::Tools;
use crate::platform::{controls, explanation, numbers, roots, schedule, stops};
use crate::view::checks::CheckContext;
use crate::view::session::ids;
use kessan_core::release::Currency;

/// Wakes the tools and the panel at once, and each table that may be worked over in a task of its own.
pub fn mount(context: CheckContext) {
    let owner = Owner::new();
    let state = owner.with(|| StatementsState::new(context));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    roots::mount("tables", move || view! { <Tools state/> });
    roots::mount("source", move || view! { <Source state/> });
    roots::mount("lacking", move || view! { <Notice state/> });
    let count = context.env.release.file.tables.len();
    for table in 0..count {
        schedule::later(move || roots::mount(&format!("recast-{table}"), move || view! { <RecastTable state table/> }));
    }
    schedule::later(move || {
        owner.with(|| {
            follow(state);
            state.read();
            numbers::asked(move |location| ask(state, &location));
        });
        roots::mark_mounted("tables");
    });
}

fn follow(state: StatementsState) {
    let look = move || {
        let chosen = controls::chosen("ccy").as_deref() == Some(ids::CURRENCY[1]);
        let currency = if chosen { Currency::Translation } else { Currency::Reporting };
        if state.currency.get_untracked() != currency {
            state.currency.set(currency);
        }
        stops::set();
    };
    let opened = move || {
        let ids = state.context.env.release.file.tables.iter().map(|table| format!("{}{}", super::TABLE, table.id));
        let open: Vec<bool> = ids.map(|id| numbers::is_open(&id)).collect();
        if state.open.with_untracked(|known| *known != open) {
            state.open.set(open);
        }
        schedule::later(stops::set);
    };
    look();
    opened();
    controls::on_change(look);
    // Once for all that were opened together.
    numbers::on_toggle(schedule::at_rest(0, opened));
    controls::on_fragment_change(move |_, _| {
        // The page's own program follows the address first.
        schedule::later(move || {
            look();
            state.read();
        });
    });
    // The calculator writes its numbers anew when its terms change.
    explanation::on_written(schedule::at_rest(100, stops::set));
    // The escape key closes the panel first, and then takes off the mark of what was found.
    let leave = move || {
        if state.trail.with_untracked(Vec::is_empty) {
            numbers::unmark();
        }
        state.close();
    };
    numbers::follow(move |location| ask(state, &location), leave);
    stops::follow();
    // What has the focus is to be seen.
    numbers::on_covered_focus(move || {
        state.end();
    });
    Effect::new(move |_| {
        let _ = (state.choice.get(), state.currency.get(), state.open.get());
        schedule::later(stops::set);
    });
}

/// Tells the source of the number at a place of the page; of a place without one nothing.
fn ask(state: StatementsState, location: &numbers::NumberLocation) -> bool {
    if let numbers::NumberLocation::Named { key, .. } = location
        && let Some(field) = key.strip_prefix("field ")
    {
        state.close();
        numbers::enter(field);
        return true;
    }
    let subject = state.subject_at(location);
    let is_known = subject.is_some();
    if let Some(subject) = subject {
        let is_first = !matches!(location, numbers::NumberLocation::Named { is_told: true, .. });
        state.tell(subject, is_first);
    }
    is_known
}

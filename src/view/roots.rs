//! Waking the page: each root is mounted anew by the component that was rendered there.

use leptos::prelude::*;

use super::env::Env;
use super::figures::Which;
use super::session::{Before, Session};
use super::{notice::Notice, programs};
use crate::platform::{controls, copying, numbers, roots, schedule};
use crate::state::{drafts, table_choice};

/// Wakes the controls that the page follows as a whole. The programs of figures and sections are loaded when these come near.
/// What nothing waits for has a task of its own, so that none is long.
pub fn mount(env: Env) {
    let owner = Owner::new();
    let session = owner.with(|| Session::new(env));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    let before = Before::read();
    let linked = session.resume(&before);
    session.follow_controls();
    session.follow_links();
    controls::on_fragment_change(move |_, now| load_what_is_said(now));
    schedule::later(move || {
        owner.with(|| wake(session));
        copying::follow();
        numbers::on_interest(load_tables);
        load_what_is_said(&before.fragment);
        schedule::later(move || owner.with(|| session.follow_state(&linked)));
    });
}

/// Mounts the roots of the page's own program, and waits for those of others to come near.
fn wake(session: Session) {
    for key in &roots::keys() {
        match key.as_str() {
            "notice" => roots::mount(key, move || view! { <Notice session/> }),
            // Its own root is what tells of marks; it comes with the first figure.
            programs::FIGURES => {}
            key if programs::ALL.contains(&key) || [programs::TABLES, programs::BUILDER].contains(&key) => {
                roots::load_when_near(key);
            }
            // Pictures are complete without their program; it comes when the page has been read in.
            key if key.rsplit_once('-').is_some_and(|(figure, _)| Which::named(figure).is_some()) => {
                roots::load_when_near_for(key, programs::FIGURES);
            }
            _ => {}
        }
    }
}

fn load_tables() {
    roots::load(programs::TABLES);
}

/// What the address says of a section is to be seen wherever the page stands, in print, too.
fn load_what_is_said(fragment: &str) {
    if drafts::are_in(fragment) || table_choice::is_calculated(fragment) {
        roots::load(programs::CALCULATOR);
    }
    if table_choice::are_in(fragment) {
        load_tables();
    }
}

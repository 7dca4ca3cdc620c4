//! Waking the page: each root is hydrated by the component that was rendered there.

use leptos::prelude::*;

use super::env::Env;
use super::session::{Before, Session};
use super::words::{Locale, td_string};
use super::{
    calculator::Calculator, canvas::LiveCanvas, controls::Controls, margins_figure, mix::ShowControl, mix_figure,
    notice::Notice,
};
use crate::domain::text::Lang;
use crate::platform::{panel, panic, roots, schedule};

/// Wakes the page in pieces, so that no task holds it up: first the controls that it follows as a whole; then the
/// calculator; then the charts, each in a task of its own.
pub fn wake(env: Env) {
    let owner = Owner::new();
    let (session, screen) = owner.with(|| (Session::new(env), panel::screen_changes()));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    let before = Before::read();
    let keys = roots::keys();
    for key in &keys {
        match key.as_str() {
            "controls" => roots::wake(key, move || view! { <Controls session/> }),
            "notice" => roots::wake(key, move || view! { <Notice session/> }),
            "show" => roots::wake(key, move || view! { <ShowControl session/> }),
            "checks" | "builder" => roots::load_when_near(key, failed_to_load(env)),
            _ => {}
        }
    }
    let linked = session.resume(&before);
    session.follow_links();
    schedule::later(move || {
        if let Some(terms) = env.terms() {
            session.resume_calculator(|| roots::wake("calculator", move || view! { <Calculator session terms/> }));
        }
        owner.with(|| session.follow_state(&linked));
    });
    for key in keys {
        let Some((figure, pair)) =
            key.split_once('-').and_then(|(figure, pair)| Some((figure.to_owned(), pair.parse().ok()?)))
        else {
            continue;
        };
        schedule::later(move || match figure.as_str() {
            "mix" => roots::wake(&key, move || view! { <LiveCanvas session screen layout=mix_figure::scene pair/> }),
            "margins" => {
                roots::wake(&key, move || view! { <LiveCanvas session screen layout=margins_figure::scene pair/> })
            }
            _ => {}
        });
    }
}

/// Says that a program of the page is missing; the figures stay.
fn failed_to_load(env: Env) -> fn() {
    match env.lang {
        Lang::En => || panic::report(MISSING, td_string!(Locale::en, broken)),
        Lang::Ja => || panic::report(MISSING, td_string!(Locale::ja, broken)),
    }
}

const MISSING: &str = "a program that this page loads when it is needed could not be loaded";

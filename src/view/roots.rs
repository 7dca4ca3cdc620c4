//! Waking the page: each root is hydrated by the component that was rendered there.

use leptos::prelude::*;

use super::env::Env;
use super::session::{Before, Session};
use super::{
    calculator::{Calculator, Prices, Scenarios, curves},
    canvas::LiveCanvas,
    controls::Controls,
    margins_figure,
    mix::ShowControl,
    mix_figure,
    notice::Notice,
};
use crate::platform::{panel, roots, schedule};

/// Wakes the page: first all controls, in one task so that none of them is half awake; then the charts, each in a task
/// of its own.
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
            "calculator" | "prices" | "scenarios" => {
                let Some(terms) = env.terms() else { continue };
                match key.as_str() {
                    "calculator" => roots::wake(key, move || view! { <Calculator session terms/> }),
                    "prices" => roots::wake(key, move || view! { <Prices session terms/> }),
                    _ => roots::wake(key, move || view! { <Scenarios session terms/> }),
                }
            }
            "checks" => roots::load_when_near(key),
            _ => {}
        }
    }
    session.resume(&before);
    owner.with(|| session.follow_address());
    for key in keys {
        let Some((figure, pair)) =
            key.split_once('-').and_then(|(figure, pair)| Some((figure.to_owned(), pair.parse().ok()?)))
        else {
            continue;
        };
        schedule::later(move || match figure.as_str() {
            "mix" => roots::wake(&key, move || view! { <LiveCanvas session screen layout=mix_figure::scene pair/> }),
            "curve" => roots::wake(&key, move || view! { <LiveCanvas session screen layout=curves::scene pair/> }),
            "margins" => {
                roots::wake(&key, move || view! { <LiveCanvas session screen layout=margins_figure::scene pair/> })
            }
            _ => {}
        });
    }
}

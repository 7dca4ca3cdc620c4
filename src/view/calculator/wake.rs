//! Waking the calculator in the browser, in pieces, so that no task holds up the page.

use leptos::prelude::*;

use super::curves::CurvePanel;
use super::{Calculator, Prices, Scenarios, Sheet, curves};
use crate::platform::{controls, roots, schedule, screen};
use crate::view::canvas::LiveCanvas;
use crate::view::env::Env;

/// Wakes the fields with their results, the prices, what is kept, and the canvases of the curves.
pub fn wake(env: Env) {
    let Some(terms) = env.terms() else { return };
    let owner = Owner::new();
    let (sheet, screen) = owner.with(|| (Sheet::new(env, terms), screen::changes()));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    sheet.open(&controls::fragment());
    for key in ["calculator", "prices", "scenarios"] {
        let piece = move || match key {
            "calculator" => roots::wake(key, move || view! { <Calculator sheet/> }),
            "prices" => roots::wake(key, move || view! { <Prices sheet/> }),
            _ => roots::wake(key, move || view! { <Scenarios sheet/> }),
        };
        schedule::later(move || {
            sheet.resume(piece);
            roots::mark_awake(key);
        });
    }
    schedule::later(move || owner.with(|| sheet.follow()));
    for index in [0, 1] {
        let layout = Box::new(move |width, height| curves::scene(sheet, index, width, height));
        let key = format!("curve-{index}");
        schedule::later(move || {
            let canvas = move || view! { <LiveCanvas screen layout/> };
            sheet.resume(|| roots::wake(&key, move || view! { <CurvePanel sheet index canvas=canvas()/> }));
        });
    }
}

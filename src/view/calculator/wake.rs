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
    let pieces: [(&str, fn(Sheet)); 3] = [
        ("calculator", |sheet| roots::wake("calculator", move || view! { <Calculator sheet/> })),
        ("prices", |sheet| roots::wake("prices", move || view! { <Prices sheet/> })),
        ("scenarios", |sheet| roots::wake("scenarios", move || view! { <Scenarios sheet/> })),
    ];
    for (key, wake) in pieces {
        schedule::later(move || {
            sheet.resume(|| wake(sheet));
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

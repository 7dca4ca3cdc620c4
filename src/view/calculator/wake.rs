//! Waking the calculator in the browser, in pieces, so that no task holds up the page.

use leptos::prelude::*;

use super::curves::CurvePanel;
use super::explanation::explanation;
use super::{Calculator, Prices, Scenarios, Sheet, curves};
use crate::platform::{controls, roots, schedule, screen, told as panel};
use crate::say;
use crate::state::case::Cases;
use crate::state::operand::Operand;
use crate::view::canvas::LiveCanvas;
use crate::view::env::Env;
use kessan_core::capital::Terms;

/// Wakes the fields with their results, the prices, what is kept, and the canvases of the curves.
pub fn wake(env: Env) {
    let Some(terms) = env.terms() else { return };
    let owner = Owner::new();
    let (sheet, screen) = owner.with(|| (Sheet::new(env, terms), screen::changes()));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    sheet.open(&controls::fragment());
    for key in ["calculator", "prices", "scenarios"] {
        schedule::later(move || {
            match key {
                "calculator" => roots::wake(key, move || {
                    sheet.resume();
                    view! { <Calculator sheet/> }
                }),
                "prices" => roots::wake(key, move || view! { <Prices sheet/> }),
                _ => roots::wake(key, move || view! { <Scenarios sheet/> }),
            }
            roots::mark_awake(key);
        });
    }
    schedule::later(move || {
        owner.with(|| {
            sheet.follow();
            tell(sheet);
        });
    });
    for index in [0, 1] {
        let layout = Box::new(move |width, height| curves::scene(sheet, index, width, height));
        let key = format!("curve-{index}");
        schedule::later(move || {
            let canvas = move || view! { <LiveCanvas screen layout/> };
            roots::wake(&key, move || view! { <CurvePanel sheet index canvas=canvas()/> });
        });
    }
}

/// Tells the panel where a number comes from whenever it asks, and again when the terms change.
fn tell(sheet: Sheet) {
    let answer = move || {
        let Some(name) = panel::asked() else { return };
        let cases = Cases { fields: sheet.draft.get_untracked(), kept: sheet.kept.get_untracked() };
        match answer_to(sheet.env, sheet.terms, &cases, &name) {
            Some((title, html)) => panel::answer(&title, &html),
            None => panel::answer(&say!(sheet.env, source.unknown, value = name), ""),
        }
    };
    answer();
    panel::on_ask(answer);
    Effect::new(move |_| {
        sheet.draft.track();
        sheet.kept.track();
        answer();
        panel::written();
    });
}

fn answer_to(env: Env, terms: &Terms, cases: &Cases, name: &str) -> Option<(String, String)> {
    let (of, under) = Operand::read(name, terms)?;
    let case = cases.under(terms, under, |number| env.exact(number))?;
    Some(explanation(env, terms, &case, (of, under)))
}

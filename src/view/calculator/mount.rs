//! Waking the calculator in the browser, in pieces, so that no task holds up the page.

use leptos::prelude::*;

use super::curves::CurvePanel;
use super::explanation::explanation;
use super::numbers::name;
use super::{Calculator, CalculatorState, Prices, Scenarios, curves, shown};
use crate::platform::{controls, explanation as panel, roots, schedule, screen};
use crate::state::measures::definition::Weight;
use crate::state::measures::{Part, results};
use crate::state::operand::Operand;
use crate::state::scenarios::CalculatorScenarios;
use crate::t;
use crate::view::accessible::spoken;
use crate::view::canvas::LiveCanvas;
use crate::view::env::Env;
use kessan_core::capital::Terms;

/// How long the reader has changed nothing when the results are said, in milliseconds.
const PAUSE: i32 = 800;

/// Wakes the fields with their results, the prices, what is kept, and the canvases of the curves.
pub fn mount(env: Env) {
    let Some(terms) = env.terms() else { return };
    let owner = Owner::new();
    let (state, screen) = owner.with(|| (CalculatorState::new(env, terms), screen::changes()));
    // The state outlives every root.
    std::mem::forget(owner.clone());
    state.open(&controls::fragment());
    for key in ["calculator", "prices", "scenarios"] {
        schedule::later(move || {
            match key {
                "calculator" => roots::mount(key, move || {
                    state.resume();
                    view! { <Calculator state/> }
                }),
                "prices" => roots::mount(key, move || view! { <Prices state/> }),
                _ => roots::mount(key, move || view! { <Scenarios state/> }),
            }
            roots::mark_mounted(key);
        });
    }
    schedule::later(move || {
        owner.with(|| {
            state.follow();
            tell(state);
            say_results(state);
        });
    });
    for index in [0, 1] {
        let layout = Box::new(move |width, height| curves::scene(state, index, width, height));
        let key = format!("curve-{index}");
        schedule::later(move || {
            let canvas = move || view! { <LiveCanvas screen layout/> };
            roots::mount(&key, move || view! { <CurvePanel state index canvas=canvas()/> });
        });
    }
}

/// Tells the panel where a number comes from whenever it asks, and again when the terms change.
fn tell(state: CalculatorState) {
    let answer = move || {
        let Some(name) = panel::asked() else { return };
        let scenarios = CalculatorScenarios { fields: state.draft.get_untracked(), kept: state.kept.get_untracked() };
        match answer_to(state.env, state.terms, &scenarios, &name) {
            Some((title, html)) => panel::answer(&title, &html),
            None => panel::answer(&t!(state.env, source.unknown, value = name), ""),
        }
    };
    answer();
    panel::on_ask(answer);
    Effect::new(move |_| {
        state.draft.track();
        state.kept.track();
        answer();
        panel::written();
    });
}

/// Says the chief results once the reader has stopped changing what they follow from.
fn say_results(state: CalculatorState) {
    let say = schedule::at_rest(PAUSE, move || {
        let text = chief(state);
        if state.said.with_untracked(|said| *said != text) {
            state.said.set(text);
        }
    });
    Effect::new(move |before: Option<()>| {
        state.draft.track();
        if before.is_some() {
            say();
        }
    });
}

/// The chief results in a sentence, for those who hear them: each result by itself would be said at every change.
fn chief(state: CalculatorState) -> String {
    let (env, terms) = (state.env, state.terms);
    let parts = [Part::Received, Part::Company, Part::Share].into_iter().flat_map(|part| results(terms, part));
    let said = parts.filter_map(|result| match result {
        Operand::Measure(measure, _) if measure.definition().weight == Weight::Strong => {
            let text = state
                .ask(|answer| shown(env, answer, measure, answer.number(terms, result), answer.has(terms, measure)))?;
            Some(t!(env, figures.summary_item, name = name(env, terms, result), value = spoken(env, &text)))
        }
        _ => None,
    });
    said.collect::<Vec<_>>().join(&t!(env, clause_join))
}

fn answer_to(env: Env, terms: &Terms, scenarios: &CalculatorScenarios, name: &str) -> Option<(String, String)> {
    let (of, under) = Operand::read(name, terms)?;
    let scenario = scenarios.under(terms, under, |number| env.exact(number))?;
    Some(explanation(env, terms, &scenario, (of, under)))
}

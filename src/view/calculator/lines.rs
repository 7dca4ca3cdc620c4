//! The results, each a line that opens to its formula; while an input is not valid they say that they wait for it.

use leptos::prelude::*;

use super::notes::{note, tag};
use super::numbers::{name, operand, rounding};
use super::state::CalculatorState;
use super::{named, shown, words};
use crate::state::measures::definition::Weight;
use crate::state::measures::{Formula, Measure, written};
use crate::state::operand::{At, Operand};
use crate::state::outcome::Answer;
use crate::t;
use crate::view::accessible;
use crate::view::env::Env;
use crate::view::live::live;
use crate::view::number::html;
use kessan_core::capital::Terms;

/// A list of results.
pub fn lines(state: CalculatorState, results: Vec<Operand>) -> impl IntoView {
    let lines = results.into_iter().filter_map(|result| match result {
        Operand::Measure(measure, at) => Some(line(state, measure, at)),
        _ => None,
    });
    let lines: Vec<_> = lines.collect();
    view! { <div class="out">{lines}</div> }
}

fn line(state: CalculatorState, measure: Measure, at: At) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let (key, of, definition) = (measure.key(at), Operand::Measure(measure, at), measure.definition());
    let text = move |answer: &Answer| shown(env, answer, measure, answer.number(terms, of), answer.has(terms, measure));
    let value = move || state.ask(text).unwrap_or_default();
    let note = move || html(&state.ask(|answer| note(state, answer, measure, at)).unwrap_or_default());
    let formula = move || {
        let formula = |answer: &Answer| {
            let formula = written(&mut answer.evaluation(terms), of)?;
            let numbers = formula.with(|of| named(of, operand(env, terms, answer, of)));
            Some(format!("{numbers} = {}", named(of, text(answer))))
        };
        html(&state.ask(formula).flatten().unwrap_or_else(|| t!(env, calculator.waiting)))
    };
    let rounding = rounding(env, definition.rounding);
    let tag = tag(env, terms, measure, at).map(|tag| view! { " "<span class="tag">{tag}</span> });
    let class = if definition.weight == Weight::Strong { "line strong" } else { "line" };
    view! {
        <details class=class>
            <summary>
                <span>{name(env, terms, of)}{tag}<small class="muted" id=format!("{key}-note") inner_html=live(note)></small></span>
                <output id=key aria-live=quiet()><span translate="no" data-n=of.key() inner_html=live(move || accessible::html(&value()))></span></output>
            </summary>
            <div class="why">
                <p>{words::formula(env, measure)}</p>
                <p class="formula" translate="no" inner_html=live(formula)></p>
                <p class="muted">{rounding}{places(env, terms, measure, at)}</p>
            </div>
        </details>
    }
}

/// What keeps a result from being said by itself at every change: one sentence says the chief ones (`calculator::mount`). Nothing
/// changes before the program runs.
pub(super) fn quiet() -> Option<&'static str> {
    cfg!(feature = "hydrate").then_some("off")
}

/// Where a measure's numbers stand in the release; empty if it has none of its own.
fn places(env: Env, terms: &Terms, measure: Measure, at: At) -> String {
    let places = measure.definition().places.iter().filter_map(|place| match place {
        Formula::Dividend => terms.dividends.get(at.dividend).map(|dividend| &dividend.source),
        Formula::Given(given) => terms.source(*given),
        _ => None,
    });
    let mut texts: Vec<String> = Vec::new();
    for text in places.map(|text| env.text(text)) {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    if texts.is_empty() {
        String::new()
    } else {
        format!(" {}", t!(env, calculator.places, places = texts.join(&t!(env, group_join))))
    }
}

//! The results, each a line that opens to its formula; while an input is not valid they say that they wait for it.

use leptos::prelude::*;

use super::explain::{numbers, places, rounding, words};
use super::notes::{label, note, tag};
use super::sheet::Sheet;
use super::shown;
use crate::say;
use crate::state::outcome::Answer;
use crate::state::outputs::Output;
use crate::view::live::live;

/// A list of results.
pub fn lines(sheet: Sheet, outputs: Vec<Output>) -> impl IntoView {
    let lines: Vec<_> = outputs.into_iter().map(|output| line(sheet, output)).collect();
    view! { <div class="out">{lines}</div> }
}

fn line(sheet: Sheet, output: Output) -> impl IntoView {
    let (env, terms) = (sheet.env, sheet.terms);
    let key = output.key();
    let text = move |answer: &Answer| {
        shown(env, answer, output.kind(), output.value(terms, answer), output.is_answered(answer))
    };
    let value = move || sheet.ask(text).unwrap_or_default();
    let note = move || sheet.ask(|answer| note(sheet, answer, output)).unwrap_or_default();
    let formula = move || {
        let formula = |answer: &Answer| {
            let formula = numbers(env, terms, answer, output)?;
            Some(format!("{formula} = {}", text(answer)))
        };
        sheet.ask(formula).flatten().unwrap_or_else(|| say!(env, calculator.waiting))
    };
    let tag = tag(env, terms, output).map(|tag| view! { " "<span class="tag">{tag}</span> });
    let class =
        if matches!(output, Output::GrossYear | Output::EpsNow | Output::EpsFull) { "line strong" } else { "line" };
    view! {
        <details class=class>
            <summary>
                <span>{label(env, terms, output)}{tag}<small class="muted" id=format!("{key}-note")>{live(note)}</small></span>
                <output id=key>{live(value)}</output>
            </summary>
            <div class="why">
                <p>{words(env, output)}</p>
                <p class="formula">{live(formula)}</p>
                <p class="muted">{rounding(env, output)}{places(env, terms, output)}</p>
            </div>
        </details>
    }
}

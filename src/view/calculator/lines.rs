//! The results, each a line that opens to its formula; while an input is not valid they say that they wait for it.

use leptos::prelude::*;

use super::explain::{operand, places, rounding, words, written};
use super::notes::{label, note, tag};
use super::sheet::Sheet;
use super::{named, shown};
use crate::say;
use crate::state::figure::Figure;
use crate::state::formula::formula;
use crate::state::outcome::Answer;
use crate::state::outputs::Output;
use crate::view::accessible;
use crate::view::live::live;
use crate::view::number::html;

/// A list of results.
pub fn lines(sheet: Sheet, outputs: Vec<Output>) -> impl IntoView {
    let lines: Vec<_> = outputs.into_iter().map(|output| line(sheet, output)).collect();
    view! { <div class="out">{lines}</div> }
}

fn line(sheet: Sheet, output: Output) -> impl IntoView {
    let (env, terms) = (sheet.env, sheet.terms);
    let (key, figure) = (output.key(), Figure::Result(output));
    let text = move |answer: &Answer| {
        shown(env, answer, output.kind(), output.value(terms, answer), output.is_answered(answer))
    };
    let value = move || sheet.ask(text).unwrap_or_default();
    let note = move || html(&sheet.ask(|answer| note(sheet, answer, output)).unwrap_or_default());
    let formula = move || {
        let formula = |answer: &Answer| {
            let formula = formula(terms, answer, figure)?;
            let numbers = written(&formula, |of| named(of, operand(env, terms, answer, of)));
            Some(format!("{numbers} = {}", named(figure, text(answer))))
        };
        html(&sheet.ask(formula).flatten().unwrap_or_else(|| say!(env, calculator.waiting)))
    };
    let rounding = rounding(env, output.kind());
    let tag = tag(env, terms, output).map(|tag| view! { " "<span class="tag">{tag}</span> });
    let class =
        if matches!(output, Output::GrossYear | Output::EpsNow | Output::EpsFull) { "line strong" } else { "line" };
    view! {
        <details class=class>
            <summary>
                <span>{label(env, terms, output)}{tag}<small class="muted" id=format!("{key}-note") inner_html=live(note)></small></span>
                <output id=key><span translate="no" data-n=figure.key() inner_html=live(move || accessible::html(&value()))></span></output>
            </summary>
            <div class="why">
                <p>{words(env, output)}</p>
                <p class="formula" translate="no" inner_html=live(formula)></p>
                <p class="muted">{rounding}{places(env, terms, output)}</p>
            </div>
        </details>
    }
}

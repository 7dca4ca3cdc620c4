//! One line for each thing that the address asks for and this release lacks.

use leptos::prelude::*;

use super::state::StatementsState;
use crate::t;
use crate::view::live::anew;

/// The lines, with a button to dismiss them; empty when there are none.
#[component]
pub fn Notice(
    /// The state.
    state: StatementsState,
) -> impl IntoView {
    let env = state.context.env;
    anew(
        move || state.unknown.get(),
        move |unknown| {
            (!unknown.is_empty()).then(|| {
            let lines = unknown.iter().cloned().map(|(key, value)| {
                let text = match key.as_str() {
                    "fact" => t!(env, source.unknown, value = value),
                    _ => t!(env, unknown_value, key = key, value = value),
                };
                view! { <p>{text}</p> }
            });
            let lines: Vec<_> = lines.collect();
            view! {
                <div class="notice">
                    <div>{lines}</div>
                    <button type="button" on:click=move |_| state.unknown.set(Vec::new())>{t!(env, dismiss)}</button>
                </div>
            }
        })
        },
    )
}

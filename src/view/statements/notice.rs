//! One line for each thing that the address asks for and this release lacks.

use leptos::prelude::*;

use super::book::Book;
use crate::say;
use crate::view::live::anew;

/// The lines, with a button to dismiss them; empty when there are none.
#[component]
pub fn Notice(
    /// The state.
    book: Book,
) -> impl IntoView {
    let env = book.desk.env;
    anew(
        move || book.unknown.get(),
        move |unknown| {
            (!unknown.is_empty()).then(|| {
            let lines = unknown.iter().cloned().map(|(key, value)| {
                let text = match key.as_str() {
                    "fact" => say!(env, source.unknown, value = value),
                    _ => say!(env, unknown_value, key = key, value = value),
                };
                view! { <p>{text}</p> }
            });
            let lines: Vec<_> = lines.collect();
            view! {
                <div class="notice">
                    <div>{lines}</div>
                    <button type="button" on:click=move |_| book.unknown.set(Vec::new())>{say!(env, dismiss)}</button>
                </div>
            }
        })
        },
    )
}

//! One line for each thing in the address that the page does not know.

use leptos::prelude::*;

use super::session::Session;
use crate::say;
use crate::state::query::Unknown;

/// The notices, with a button to dismiss them; empty when there are none.
#[component]
pub fn Notice(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let env = session.env;
    let text = move |unknown: &Unknown| match unknown {
        Unknown::Key(key) => say!(env, unknown_key, key = key.clone()),
        Unknown::Section(section) => say!(env, unknown_section, section = section.clone()),
        Unknown::Value { key, value } => say!(env, unknown_value, key = key.clone(), value = value.clone()),
    };
    view! {
        <div role="status" class="notices">
            <Show when=move || !session.unknown.read().is_empty()>
                <div class="notice">
                    <div>{move || session.unknown.get().iter().map(|unknown| view! { <p>{text(unknown)}</p> }).collect_view()}</div>
                    <button type="button" on:click=move |_| session.unknown.set(Vec::new())>{say!(env, dismiss)}</button>
                </div>
            </Show>
        </div>
    }
}

//! One line for each thing in the address that the page does not know.

use leptos::prelude::*;

use super::live::anew;
use super::session::Session;
use crate::state::query::Unknown;
use crate::t;

/// The notices, with a button to dismiss them; empty when there are none.
#[component]
pub fn Notice(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let env = session.env;
    let text = move |unknown: &Unknown| match unknown {
        Unknown::Key(key) => t!(env, unknown_key, key = key.clone()),
        Unknown::Section(section) => t!(env, unknown_section, section = section.clone()),
        Unknown::Value { key, value } => t!(env, unknown_value, key = key.clone(), value = value.clone()),
    };
    let notice = anew(
        move || session.unknown.get(),
        move |unknown| {
            (!unknown.is_empty()).then(|| {
            let lines: Vec<_> = unknown.iter().map(|unknown| view! { <p>{text(unknown)}</p> }).collect();
            view! {
                <div class="notice">
                    <div>{lines}</div>
                    <button type="button" on:click=move |_| session.unknown.set(Vec::new())>{t!(env, dismiss)}</button>
                </div>
            }
        })
        },
    );
    view! { <div role="status" class="notices">{notice}</div> }
}

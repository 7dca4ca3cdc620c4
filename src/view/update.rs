//! Says that there is a new version of the page; `scripts/offline.js` shows it.

use leptos::prelude::*;

use super::env::Env;
use crate::t;

/// The notice, which waits for a new version.
#[component]
pub fn UpdateNotice(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    view! {
        <p id="update" class="notice update" role="status" hidden>
            <span>{t!(env, update.text)}</span>
            <button type="button">{t!(env, update.reload)}</button>
        </p>
    }
}

//! The offer to save the whole page as one file.

use leptos::prelude::*;

use super::env::Env;
use super::programs::site;
use crate::say;

/// A line among the sources. The one file itself does not show it.
#[component]
pub fn Offline(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    view! {
        <div class="site-only">
            <dt>{say!(env, offline.name)}</dt>
            <dd><a href=format!("{}kessan.html", site(env.lang)) download="kessan.html">{say!(env, offline.save)}</a>" "{say!(env, offline.text)}</dd>
        </div>
    }
}

//! The offer to save the whole page as one file.

use leptos::prelude::*;

use super::env::Env;
use super::programs::site;
use crate::t;

/// A line among the sources. The one file itself does not show it.
#[component]
pub fn Offline(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    view! {
        <div class="site-only">
            <dt>{t!(env, offline.name)}</dt>
            <dd><a href=format!("{}kessan.html", site(env.lang)) download="kessan.html">{t!(env, offline.save)}</a>" "{t!(env, offline.text)}</dd>
        </div>
    }
}

//! The offer to save the whole page as one file, alone or with what opens other reports.

use leptos::prelude::*;

use super::downloads::Sizes;
use super::env::Env;
use super::programs::site;
use crate::t;

/// A line among the sources. The one file itself does not show it.
#[component]
pub fn Offline(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let that_opens = use_context::<Sizes>().is_some_and(|sizes| sizes.can_open()).then(|| {
        let file = "kessan-open.html";
        view! { <br/><a href=format!("{}{file}", site(env.lang)) download=file>{t!(env, offline.save_open)}</a>" "{t!(env, offline.text_open)} }
    });
    view! {
        <div class="site-only">
            <dt>{t!(env, offline.name)}</dt>
            <dd><a href=format!("{}kessan.html", site(env.lang)) download="kessan.html">{t!(env, offline.save)}</a>" "{t!(env, offline.text)}{that_opens}</dd>
        </div>
    }
}

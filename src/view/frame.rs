//! What the page says only in the one file: where a view in a frame comes from, and what needs script.

use leptos::prelude::*;

use super::env::Env;
use crate::t;

/// The line below a view in a frame. The one file's script leads the link to the whole page, or says that there is no such
/// view.
pub fn source_line(env: Env) -> String {
    let file = &env.release.file;
    let source = t!(env, frame.source, company = env.text(&file.company.name), title = env.text(&file.title));
    Owner::new().with(|| {
        view! {
            <p class="embed-source">
                <span>{env.told(source, [&file.company.name, &file.title])}</span>
                <a href="#" target="_blank" rel="noopener">{t!(env, frame.whole)}</a>
                <span class="no-view" role="alert">{t!(env, frame.no_view, asked = "%1", views = "%2")}</span>
            </p>
        }
        .to_html()
    })
}

/// What a reader without script cannot do in the one file.
pub fn no_script(env: Env) -> String {
    Owner::new().with(|| view! { <noscript><p class="notice">{t!(env, frame.no_script)}</p></noscript> }.to_html())
}

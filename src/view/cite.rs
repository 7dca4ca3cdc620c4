//! Citing what the page shows: who published it, what it is, and the address that leads to it in the state that is shown.

use leptos::prelude::*;

use crate::platform::{clipboard, controls};
use crate::state::address::Address;
use crate::t;
use crate::view::env::Env;
use crate::view::live::live;
use crate::view::number::escaped;
use kessan_core::spreadsheet::plain_minus;

/// A citation of what stands at the element `id`, with minus signs that spreadsheets read.
pub fn citation(env: Env, what: &str, id: &str) -> String {
    let file = &env.release.file;
    t!(
        env,
        figures.citation,
        company = env.text(&file.company.short_name),
        title = env.text(&file.title),
        // The citation's own full stop follows.
        caption = plain_minus(what.trim_end_matches(['.', '。'])),
        address = controls::address(&Address::read(&controls::fragment()).at(id).write())
    )
}

/// A button that copies a citation, and tells what came of it; where nothing can be copied, the citation to be selected.
#[component]
pub fn Cite(
    /// Language and release.
    env: Env,
    /// What is cited, in words.
    what: String,
    /// The element that the address leads to.
    id: String,
) -> impl IntoView {
    let told = RwSignal::new(String::new());
    let copy = move |_| {
        let text = citation(env, &what, &id);
        let not_copied = format!("{} {text}", t!(env, figures.not_copied));
        clipboard::copy(&text, move |is_copied| {
            told.set(if is_copied { t!(env, figures.copied) } else { not_copied });
        });
    };
    view! {
        <p class="take"><button type="button" class="plain" on:click=copy>{t!(env, figures.cite)}</button><span role="status" inner_html=live(move || escaped(&told.get()))></span></p>
    }
}

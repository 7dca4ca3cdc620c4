//! What paper says at its head, where the bar, the list of sections and the browser's address line are missing.

use leptos::prelude::*;

use super::env::Env;
use crate::t;

/// What the release is and where it comes from, for paper alone: period and basis, source documents, listings and the company's
/// address; `style/print.css` adds the page's own. The company and the day stand above it.
#[component]
pub fn Cover(
    /// Release and language.
    env: Env,
    /// Whether the release's title is not said elsewhere at the head of the page.
    titled: bool,
) -> impl IntoView {
    let file = &env.release.file;
    let title = titled.then(|| view! { <span><b>{env.words(&file.title)}</b></span> });
    let documents = file.sources.iter().map(|source| {
        let name = source.title.as_ref().map_or_else(|| source.name.clone(), |title| env.text(title));
        source.url.as_ref().map_or_else(|| name.clone(), |url| format!("{name} ({url})"))
    });
    let documents: Vec<_> = documents.collect();
    let documents = documents.join(&t!(env, group_join));
    let documents = (!documents.is_empty()).then(|| t!(env, sources.from, documents = documents));
    let listings = file.company.listings.iter().map(|listing| format!("{}: {}", listing.exchange, listing.code));
    let known = documents.into_iter().chain(listings).chain(file.company.website.clone());
    let known: Vec<_> = known.map(|known| view! { <span>{known}</span> }).collect();
    let known = (!known.is_empty()).then(|| view! { <br/>{known} });
    // What is between them is the style sheet's: no line ends or begins with it.
    view! { <p class="cover">{title}<span>{env.words(&file.basis)}</span>{known}</p> }
}

//! Where the figures come from, and what the page does to them.

use leptos::prelude::*;

use super::env::Env;
use crate::domain::text::Lang;
use crate::say;

/// The section.
#[component]
pub fn Sources(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let file = &env.release.file;
    let root = match env.lang {
        Lang::En => "",
        Lang::Ja => "../",
    };
    let listings: Vec<_> = file.company.listings.iter().map(|l| format!("{}: {}", l.exchange, l.code)).collect();
    let name = env.text(&file.company.name);
    let company = match &file.company.website {
        Some(address) => view! { <a href=address.clone() rel="noreferrer">{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let listings = (!listings.is_empty()).then(|| {
        view! { <div><dt>{say!(env, sources.listings)}</dt><dd>{listings.join(" · ")}</dd></div> }
    });
    let data = format!("{root}releases/{}.json", file.id);
    view! {
        <p class="kicker">{say!(env, sections.sources)}</p>
        <dl class="facts">
            <div><dt>{say!(env, sources.release)}</dt><dd>{company}", "{env.text(&file.title)}", "{env.date(file.announced)}</dd></div>
            <div><dt>{say!(env, sources.basis)}</dt><dd>{env.text(&file.basis)}</dd></div>
            {listings}
            <div><dt>{say!(env, sources.data)}</dt><dd><a href=data>{say!(env, sources.data_link)}</a></dd></div>
            <div><dt>{say!(env, sources.method)}</dt><dd>{say!(env, sources.method_text)}</dd></div>
        </dl>
        <p class="note">{say!(env, sources.private)}</p>
        <p class="note">{say!(env, sources.kessan, version = env!("CARGO_PKG_VERSION"))}</p>
    }
}

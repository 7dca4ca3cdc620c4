//! Where the figures come from, and what the page does to them.

use leptos::prelude::*;

use super::asked::Assumptions;
use super::builder::Builder;
use super::downloads::{FileLink, Sizes, TableLink, workbook, xbrl};
use super::env::Env;
use super::offline::Offline;
use super::open_report::Opening;
use super::overview::announced;
use super::programs::site;
use crate::t;

/// The licences of what the programs are made of, below the site.
pub const LICENSES: &str = "licenses.txt";
/// The bill of their materials, in CycloneDX's JSON.
pub const BILL: &str = "bom.cdx.json";

/// The section.
#[component]
pub fn Sources(
    /// Release and language.
    env: Env,
    /// Whether the release's figures can be held against each other.
    has_checks: bool,
) -> impl IntoView {
    let file = &env.release.file;
    let root = site(env.lang);
    let listings: Vec<_> = file.company.listings.iter().map(|l| format!("{}: {}", l.exchange, l.code)).collect();
    let name = env.words(&file.company.name);
    let company = match &file.company.website {
        Some(address) => view! { <a href=address.clone() rel="noreferrer">{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let listings = (!listings.is_empty()).then(|| {
        view! { <div><dt>{t!(env, sources.listings)}</dt><dd>{listings.join(" · ")}</dd></div> }
    });
    let documents = file.sources.iter().map(|source| {
        let name = source.title.as_ref().map_or_else(|| source.name.clone().into_any(), |title| env.words(title));
        match &source.url {
            Some(url) => view! { <li><a href=url.clone() rel="noreferrer">{name}</a></li> }.into_any(),
            None => view! { <li>{name}</li> }.into_any(),
        }
    });
    let documents = (!file.sources.is_empty()).then(|| {
        view! { <div><dt>{t!(env, sources.documents)}</dt><dd><ul>{documents.collect_view()}</ul></dd></div> }
    });
    let data = format!("{root}releases/{}.json", file.id);
    let schema = format!("{root}releases/release.schema.json");
    let files = [
        ("facts.csv", t!(env, sources.facts)),
        ("facts.json", t!(env, sources.facts)),
        ("claims.csv", t!(env, sources.claims)),
        ("notes.csv", t!(env, sources.notes)),
        ("checks.csv", t!(env, sources.checks)),
        ("derived.csv", t!(env, sources.derived)),
    ];
    let files = files.into_iter().filter(|(id, _)| is_published(env, id, has_checks));
    let files = files.enumerate().map(|(index, (id, name))| {
        let between = (index > 0).then_some(" · ");
        view! { {between}<FileLink env path=format!("data/{id}") name=name.into_any()/> }
    });
    let tables = file.tables.iter().map(|table| view! { <li><TableLink env table/></li> });
    let count = match file.tables.len() {
        1 => t!(env, sources.tables_link_one),
        count => t!(env, sources.tables_link, count = env.number(count.into(), 0)),
    };
    view! {
        <p class="kicker">{t!(env, sections.sources)}</p>
        <dl class="facts">
            <div><dt>{t!(env, sources.release)}</dt><dd>{company}{t!(env, list_join)}{env.words(&file.title)}{file.announced.map(|day| t!(env, list_join) + &announced(env, day))}</dd></div>
            <div><dt>{t!(env, sources.basis)}</dt><dd>{env.words(&file.basis)}</dd></div>
            {listings}
            {documents}
            <Assumptions env/>
            <div><dt>{t!(env, sources.data)}</dt><dd><a href=data>{t!(env, sources.data_link)}</a>" · "<a href=schema>{t!(env, sources.schema)}</a></dd></div>
            <div><dt>{t!(env, downloads.workbook)}</dt><dd><FileLink env path=workbook(env.release) name=t!(env, downloads.workbook_link).into_any()/></dd></div>
            <div><dt>{t!(env, sources.open_data)}</dt><dd>{files.collect_view()}<span class="site-only">" · "<FileLink env path=xbrl(env.release) name=t!(env, downloads.xbrl).into_any()/></span></dd></div>
            <div><dt>{t!(env, sources.tables)}</dt><dd><details><summary>{count}</summary><ul>{tables.collect_view()}</ul></details></dd></div>
            <Offline env/>
            <Opening env/>
            <div class="paper"><dt>{t!(env, sources.paper)}</dt><dd><button type="button" class="print" data-print>{t!(env, sources.summary)}</button>" "{t!(env, sources.summary_about)}</dd></div>
            <div><dt>{t!(env, sources.method)}</dt><dd>{t!(env, sources.method_text)}</dd></div>
        </dl>
        <Builder env/>
        <p class="note">{t!(env, sources.private)}</p>
        <p class="note">{t!(env, sources.kessan, version = env!("CARGO_PKG_VERSION"))}<Materials env/></p>
    }
}

/// What the programs are made of, where the site says so. The one file has the licences in it, but not the bill.
#[component]
fn Materials(
    /// Release and language.
    env: Env,
) -> impl IntoView {
    let has = use_context::<Sizes>().is_some_and(|sizes| sizes.has(LICENSES) && sizes.has(BILL));
    let root = site(env.lang);
    has.then(|| {
        view! {
            " "<a href=format!("{root}{LICENSES}")>{t!(env, sources.licenses)}</a>
            <span class="site-only">" · "<a href=format!("{root}{BILL}")>{t!(env, sources.bill)}</a></span>
        }
    })
}

/// Whether a file of open data has anything in it: without claims, checks or derived figures there is none of them.
fn is_published(env: Env, file: &str, has_checks: bool) -> bool {
    match file {
        "claims.csv" => !env.release.file.claims.is_empty(),
        "notes.csv" => !env.release.file.notes.is_empty(),
        "derived.csv" => !env.release.derived().is_empty(),
        "checks.csv" => has_checks,
        _ => true,
    }
}

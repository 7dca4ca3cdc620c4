//! Links to the files that stand beside the page, with their kinds and sizes.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::env::Env;
use super::programs::site;
use crate::t;
use kessan_core::release::Release;
use kessan_core::release::model::Table;

/// How many bytes each file has, by its path below the site.
#[derive(Clone, Debug, Default)]
pub struct Sizes(Arc<[(String, usize)]>);

impl Sizes {
    /// Those of files that have been made.
    pub fn new(files: impl IntoIterator<Item = (String, usize)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// Whether that file is among them.
    pub fn has(&self, path: &str) -> bool {
        self.of(path).is_some()
    }

    /// Whether the site has what opens reports ([`OPENING`]).
    pub fn can_open(&self) -> bool {
        self.0.iter().any(|(path, _)| path.starts_with(OPENING))
    }

    fn of(&self, path: &str) -> Option<usize> {
        self.0.iter().find(|(known, _)| known == path).map(|(_, bytes)| *bytes)
    }
}

/// How the name of the script begins that opens reports of a reader's own; only a site that has the program for it has the script.
pub const OPENING: &str = "opening-";

/// The path of a release's workbook.
pub fn workbook(release: &Release) -> String {
    format!("data/{}.xlsx", release.file.id)
}

/// The path of a release's XBRL report package.
pub fn xbrl(release: &Release) -> String {
    format!("data/{}.xbrl.zip", release.file.id)
}

/// The path of a table as CSV.
pub fn csv(table: &Table) -> String {
    format!("data/tables/{}.csv", table.id)
}

/// A link to a file: what it is, then its kind and, where that is known, its size.
#[component]
pub fn FileLink(
    /// Release and language.
    env: Env,
    /// Below the site.
    path: String,
    /// What it is.
    name: AnyView,
) -> impl IntoView {
    let kind = path.rsplit('.').next().unwrap_or_default().to_uppercase();
    let size = use_context::<Sizes>().and_then(|sizes| sizes.of(&path)).map(|bytes| {
        let kilobytes = env.number(Decimal::from(bytes.div_ceil(1000)), 0);
        t!(env, downloads.size, kind = kind.clone(), size = kilobytes)
    });
    let about = size.unwrap_or(kind);
    view! { <a href=format!("{}{path}", site(env.lang))>{name}</a>" "<small class="muted">{about}</small> }
}

/// The link to a table as CSV, to stand below it.
#[component]
pub fn TableLink(
    /// Release and language.
    env: Env,
    /// The table.
    table: &'static Table,
) -> impl IntoView {
    view! { <FileLink env path=csv(table) name=env.words(&table.title)/> }
}

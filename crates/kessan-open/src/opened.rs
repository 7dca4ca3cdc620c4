//! From files to pages.

use std::collections::BTreeMap;

use kessan::prerender::carried::Carried;
use kessan::prerender::compact;
use kessan::prerender::document::Content;
use kessan::view::downloads::{OPENING, Sizes};
use kessan::view::env::Env;
use kessan::view::opening::Fault;
use kessan::view::sources::{BILL, LICENSES};
use kessan_core::checks::Report;
use kessan_core::release::Release;
use kessan_core::text::Lang;
use kessan_import::mapping::ImportReport;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::asked::{Asked, Refused, as_file, asked, given_before, refused};
use crate::compared::with_others;
use crate::failed::{Failed, InLanguages};
use crate::given::{self, Answered};
use crate::parts;

/// What is being done, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The files are opened and their facts and tables read.
    Reading,
    /// A release is made of them.
    Mapping,
    /// Everything that can be recomputed is.
    Checking,
    /// The page in that language is written.
    Writing(Lang),
}

impl Stage {
    /// Its name in the page's program.
    pub fn id(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Mapping => "mapping",
            Self::Checking => "checking",
            Self::Writing(Lang::En) => "writing-en",
            Self::Writing(Lang::Ja) => "writing-ja",
        }
    }
}

/// A page, as it stands in a site's folder for its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// As text.
    pub title: String,
    /// As text.
    pub description: String,
    /// The inside of the body, as HTML, with the elements that carry the release.
    pub body: String,
}

/// A report that has been opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opened {
    /// The first sixteen hexadecimal digits of the release file's SHA-256.
    pub hash: String,
    /// The release's id.
    pub id: String,
    /// The text of the release file.
    pub release: String,
    /// The company, for a page of each language.
    pub company: InLanguages<String>,
    /// What the release reports on.
    pub title: InLanguages<String>,
    /// The period that it reports on, as ISO 8601 has it: `2041-04-01/2041-06-30`, or a day. Empty without periods.
    pub period: String,
    /// The languages of [`Self::pages`].
    pub langs: Vec<&'static str>,
    /// A page for each language.
    pub pages: InLanguages<Page>,
    /// What elements of the pages name in `data-file`, by that name.
    pub files: BTreeMap<String, String>,
    /// How much there is, and how the checks end.
    pub summary: serde_json::Value,
    /// What was left out, repaired or doubted, in English.
    pub notices: Vec<String>,
    /// Whether it was imported from a filing, so that answers can change it.
    pub is_filing: bool,
    /// What a person should give or has given.
    pub asked: Vec<Asked>,
    /// What has been given: the answers by their keys.
    pub given: BTreeMap<String, serde_json::Value>,
    /// What of that cannot be used.
    pub refused: Vec<Refused>,
    /// All that was given, as the text of `answers.toml`; empty if nothing was.
    pub answers: String,
    /// The release files of the reports that it has side by side; empty of one report.
    pub compared: Vec<String>,
}

/// Opens files, by their names and bytes: whatever `kessan import` takes, a release file, or a page that was saved. `lang` is the
/// language whose page is written first. `progress` hears what is done next.
///
/// # Errors
///
/// What is wrong with which file.
pub fn open(
    files: Vec<(String, Vec<u8>)>,
    answered: &Answered,
    lang: Lang,
    progress: &mut dyn FnMut(Stage),
) -> Result<Opened, Failed> {
    let given_name = files.first().map(|(name, _)| name.clone()).unwrap_or_default();
    progress(Stage::Reading);
    // What will be needed is asked for before anything is made that would have to be made again.
    if !answered.beside.is_empty() {
        parts::will_compare()?;
    }
    if !answered.changes.is_empty() || !answered.beside.is_empty() {
        parts::will_need_formats()?;
    }
    let given = given::read(files, answered, progress)?;
    progress(Stage::Checking);
    let (given, compared) = with_others(given, &answered.beside, &given_name)?;
    let given::Given { release, json, report: import, answers, is_filing } = given;
    if !release.file.assumptions.is_empty() {
        parts::will_need_formats()?;
    }
    let release: &'static Release = Box::leak(Box::new(release));
    let report: &'static Report = Box::leak(Box::new(release.checks()));
    let carried =
        Carried::new(release, report).map_err(|failure| Failed::new(Fault::Unfit, given_name, failure.to_string()))?;
    let pages = pages(release, report, &carried, lang, progress);
    let file = &release.file;
    let texts = |file: kessan::prerender::file::File| Some((file.path, String::from_utf8(file.bytes).ok()?));
    Ok(Opened {
        hash: hash(&json),
        id: file.id.clone(),
        company: InLanguages::of(|lang| file.company.name.for_page(lang).to_owned()),
        title: InLanguages::of(|lang| file.title.for_page(lang).to_owned()),
        period: period(release),
        langs: Lang::ALL.iter().map(|lang| lang.tag()).collect(),
        pages,
        files: carried.files().filter_map(texts).collect(),
        summary: summary(&import, report),
        is_filing,
        asked: asked(release, &import, &answers),
        given: given_before(release, &answers),
        refused: refused(release, &import),
        answers: as_file(release, &answers),
        notices: notices(import),
        compared,
        release: json,
    })
}

/// What was left out, answers among it.
fn notices(import: ImportReport) -> Vec<String> {
    let aside = import.unused_answers.into_iter().map(|key| format!("answers.toml, left aside: {key}"));
    import.notices.into_iter().chain(aside).collect()
}

/// The name under which a release is kept.
fn hash(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The first period that is compared with another, or the first of all.
fn period(release: &Release) -> String {
    let compared = release.pairs().first().map(|pair| pair.current.span.to_string());
    compared.or_else(|| release.file.periods.first().map(|period| period.span.to_string())).unwrap_or_default()
}

fn pages(
    release: &'static Release,
    report: &'static Report,
    carried: &Carried,
    first: Lang,
    progress: &mut dyn FnMut(Stage),
) -> InLanguages<Page> {
    // They stand beside every page, whoever's release it shows. What is made of this one has no size until it is asked for.
    let sizes = Sizes::new([LICENSES, BILL, OPENING].map(|path| (path.to_owned(), 0)));
    let mut page = |lang: Lang| {
        progress(Stage::Writing(lang));
        let content = Content::new(Env { lang, release }, report, BUILDER, &sizes);
        let body = compact::html(&content.body) + &carried.elements(lang);
        Page { title: content.title, description: content.description, body }
    };
    match first {
        Lang::En => InLanguages { en: page(Lang::En), ja: page(Lang::Ja) },
        Lang::Ja => {
            let ja = page(Lang::Ja);
            InLanguages { en: page(Lang::En), ja }
        }
    }
}

/// The embed builder, by a name without a hash. An opened page leaves it out, as it would offer frames of the published release, and a saved
/// one has it inside.
pub const BUILDER: &str = "builder.js";

fn summary(import: &ImportReport, report: &Report) -> serde_json::Value {
    let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
    for check in &report.checks {
        *ends.entry(check.status.id()).or_default() += 1;
    }
    serde_json::json!({
        "documents": import.documents, "tables": import.tables, "rows": import.rows, "cells": import.cells,
        "facts": import.facts, "numbers": import.numbers, "used": import.used, "concepts": import.concepts,
        "periods": import.periods, "checks": ends,
    })
}

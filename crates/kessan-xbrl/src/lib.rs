//! Writes a release as XBRL, for the tools of auditors: an xBRL-JSON report (Open Information Model 1.0) with a small taxonomy of
//! its own, packed as an XBRL Report Package 1.0.
//!
//! The taxonomy has the release's concepts with its labels, the tables in its order, and its sums as Calculations 1.1. It imports
//! nothing but the standard's own schemas, so it loads without a network. `docs/xbrl.md` says how each thing of a release is told.
//!
//! ```
//! use kessan_core::release::load::load;
//! use kessan_xbrl::{Export, Form};
//! let release = load("minimal.json", include_str!("../../../tests/releases/minimal.json"))?;
//! let export = Export::of(&release, &release.checks(), Form::Zip)?;
//! assert_eq!(export.files[0].path, "minimal/META-INF/reportPackage.json");
//! assert_eq!(export.files[1].path, "minimal/reports/minimal.json");
//! assert!(export.package()?.starts_with(b"PK"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod axis;
mod balance;
mod calculation;
mod duplicate;
mod element;
mod entity;
mod fact;
mod known;
mod left_out;
mod names;
mod number;
mod package;
mod report;
mod taxonomy;

use std::error::Error;
use std::fmt;

use kessan_core::checks;
use kessan_core::release::Release;

use element::Key;
use fact::Facts;
pub use left_out::{LeftOut, Why};
use names::Names;
pub use package::Form;
use report::TextFact;
use taxonomy::Taxonomy;

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the package, with `/` between folders.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A release as XBRL.
#[derive(Clone, Debug)]
pub struct Export {
    /// The package's files: what it is, the report, the taxonomy.
    pub files: Vec<File>,
    /// How many figures are facts in it. One figure that is printed twice alike is one fact.
    pub facts: usize,
    /// How many totals are told with what adds up to them.
    pub calculations: usize,
    /// The ids of the facts that Calculations 1.1 calls inconsistent with their parts, in their order.
    pub inconsistent: Vec<String>,
    /// The figures that contradict another printing, so that they stand on an axis of their own.
    pub contradictions: usize,
    /// What the release has and its XBRL does not.
    pub left_out: Vec<LeftOut>,
    /// Whether figures were cut and not rounded, so that the truncation mode of Calculations 1.1 is the one to validate with.
    pub is_truncated: bool,
}

/// A release cannot be written as XBRL.
#[derive(Debug)]
pub struct ExportError(String);

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "writing the release as XBRL: {}", self.0)
    }
}

impl Error for ExportError {}

/// An error of the libraries that write.
fn failed(error: impl fmt::Display) -> ExportError {
    ExportError(error.to_string())
}

impl Export {
    /// A release as XBRL, `report` being its checks ([`Release::checks`]).
    ///
    /// # Errors
    ///
    /// What keeps a file from being written; in memory nothing does.
    pub fn of(release: &Release, report: &checks::Report, form: Form) -> Result<Self, ExportError> {
        let file = &release.file;
        let mut names = Names::default();
        let mut facts = fact::facts(release, &mut names);
        let texts = texts(release, &mut facts, &mut names);
        let calculations = calculation::calculations(release, &facts, report);
        balance::balances(release, &mut facts.elements, &calculations.networks);
        let namespace = format!("urn:kessan:release:{}", file.id);
        let taxonomy = Taxonomy::new(release, &facts, &calculations.networks, &mut names, &namespace);
        let described = serde_json::json!({ "documentInfo": { "documentType": form.document_type() } });
        let schema = format!("../taxonomy/{}.xsd", file.id);
        let entity = entity::entity(&file.company);
        let written =
            report::Report { facts: &facts, texts: &texts, entity: &entity, namespace: &namespace, schema: &schema };
        let at = |path: &str, bytes: Vec<u8>| File { path: format!("{}/{path}", file.id), bytes };
        let mut files = vec![
            at("META-INF/reportPackage.json", format!("{described}\n").into_bytes()),
            at(&format!("reports/{}.json", file.id), report::write(&written).map_err(failed)?),
        ];
        let taxonomy = taxonomy.files(&file.id).map_err(failed)?;
        files.extend(taxonomy.into_iter().map(|(name, bytes)| at(&format!("taxonomy/{name}"), bytes)));
        let id = |index: &usize| facts.list.get(*index).map(|fact| fact.id.clone());
        let inconsistent = calculations.inconsistent.iter().filter_map(id).collect();
        let is_contradiction =
            |fact: &&fact::Fact| fact.context.dimensions.iter().any(|(axis, _)| *axis == axis::Axis::Printing);
        Ok(Self {
            files,
            facts: facts.list.len(),
            calculations: calculations.networks.len(),
            inconsistent,
            contradictions: facts.list.iter().filter(is_contradiction).count(),
            left_out: facts.left_out.iter().cloned().chain(calculations.left_out).collect(),
            is_truncated: fact::is_truncated(file.rounding),
        })
    }

    /// The files as one ZIP file. The same release gives the same bytes.
    ///
    /// # Errors
    ///
    /// What keeps the archive from being written; in memory nothing does.
    pub fn package(&self) -> Result<Vec<u8>, ExportError> {
        package::zip(&self.files).map_err(failed)
    }
}

/// What the release is about, in each of its languages: of the main period or, without one, always.
fn texts<'a>(release: &'a Release, facts: &mut Facts<'a>, names: &mut Names) -> Vec<TextFact> {
    let file = &release.file;
    let main = file.comparisons.first().and_then(|comparison| release.period(&comparison.current));
    let period = main.map(|period| period.span).filter(|span| number::period(*span).is_some());
    let all = [("CompanyName", &file.company.name), ("ReleaseTitle", &file.title), ("AccountingBasis", &file.basis)];
    let mut list = Vec::new();
    for (name, text) in all {
        let texts: Vec<_> = text.all().filter(|(_, words)| !words.trim().is_empty()).collect();
        if texts.is_empty() {
            continue;
        }
        let Some(element) = facts.elements.get(names, Key::Text(name)) else { continue };
        list.extend(texts.into_iter().map(|(language, words)| TextFact {
            element,
            period,
            language: language.to_owned(),
            text: words.to_owned(),
        }));
    }
    list
}

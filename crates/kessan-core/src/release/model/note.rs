//! What a release says of its figures, in short statements of own words.

use serde::{Deserialize, Serialize};

use super::{Ref, SourceRef, Text};

/// As many notes as a release may have: each stands in the page.
pub const MOST_NOTES: usize = 200;
/// The characters that a note's text may have in each language: two or three sentences.
pub const MOST_CHARACTERS_OF_NOTE: usize = 400;

/// A short statement, in own words, of what the release says of some of its figures: why they are what they are, or what is
/// expected of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// What it says of the figures.
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub kind: NoteKind,
    /// The statement, in own words.
    pub text: Text,
    /// The lines of the accounts that it explains; beside the first of them it stands in the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concepts: Vec<String>,
    /// The businesses that it explains: their revenues, cost and margin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub businesses: Vec<String>,
    /// The targets that it explains: those of `concepts`, or all of the set where it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// The periods and days whose figures it explains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<String>,
    /// The figures that its text names, each as the release prints it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<Ref>,
    /// The section of the release that says so.
    pub place: Text,
    /// The document, and the page or line in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

/// What a note says of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Why they are what they are.
    #[default]
    Reason,
    /// What is expected: a forward-looking statement.
    Outlook,
    /// That another set of companies or months is in them than in those that they are compared with.
    Scope,
}

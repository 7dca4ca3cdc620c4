//! The documents that a release was made from, and where in them something was found.

use serde::{Deserialize, Serialize};

use super::Text;

/// A document that the release was made from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// The name of the file or of the document.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Words"))]
    pub name: String,
    /// What it is, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What it is written in.
    pub kind: SourceKind,
    /// Where it is published.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::WebAddress>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// HTML with tagged figures.
    InlineXbrl,
    /// The facts alone, as JSON.
    XbrlJson,
    /// HTML without tags.
    Html,
    /// A table as text.
    Csv,
    /// A workbook.
    Xlsx,
    /// A PDF file.
    Pdf,
    /// Printed.
    Paper,
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceRef {
    /// The id of a document of the file's `sources`.
    pub document: String,
    /// Where in it: the id of an element, a sheet and a cell, or a page.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Words>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

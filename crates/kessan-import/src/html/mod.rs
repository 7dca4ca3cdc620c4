//! What a page of HTML prints: its tables with the texts before them, without what is hidden.
//!
//! For tagged documents and for press releases without any tags alike:
//!
//! ```
//! use kessan_import::{html, markup};
//!
//! let page = "<p>(Thousands of euros)<table><tr><td>Net sales<td>1,234<tr><td>Cost of sales<td>(987)</table>";
//! let tree = markup::parse("release.htm", page).unwrap();
//! let tables = html::tables(&tree, 0, &Default::default());
//! assert_eq!(tables[0].before, ["(Thousands of euros)"]);
//! assert_eq!(tables[0].rows[1].cells[1].text, "(987)");
//! ```

mod grid;
mod length;
mod ruled;
mod sheet;
mod style;
mod tables;
pub mod text;

pub use tables::{Printed, printed, tables};

use crate::markup::{Tree, Vocabulary};

/// The title that a document gives itself (`<title>`).
#[must_use]
pub fn title(tree: &Tree) -> Option<String> {
    let title = (0..tree.len()).find(|&id| tree.html(id) == Some("title"))?;
    Some(text::folded(&tree.text_of(title))).filter(|title| !title.is_empty())
}

/// The language that a document's root says it is in.
#[must_use]
pub fn language(tree: &Tree) -> Option<String> {
    let root = tree.roots().find(|&id| tree.name(id).is_some())?;
    let language = tree.foreign(root, Vocabulary::Xml, "lang").or_else(|| tree.attribute(root, "lang"))?;
    Some(language.trim().to_owned()).filter(|language| !language.is_empty())
}

//! Markup as a tree: XML by its rules, and whatever else calls itself HTML by those of browsers.
//!
//! ```
//! use kessan_import::markup;
//!
//! let tree = markup::parse("a.htm", "<p>Net&nbsp;sales<br>(unaudited)").unwrap();
//! assert_eq!(tree.text_of(0), "Net\u{a0}sales(unaudited)");
//! ```
//!
//! Entities that a document defines itself are never expanded, depth and number of nodes are bounded, and nothing here calls itself,
//! so that no input uses up the stack.

mod builder;
mod characters;
pub mod decode;
mod soup;
mod tokens;
mod tree;
mod xml;

pub use tree::{Id, TagName, Tree, Vocabulary};

use crate::error::ImportError;

/// Parses a document that should be XML and may be HTML of any kind.
///
/// Not well formed XML is parsed again as HTML; [`Tree::repaired`] then says what was wrong and where.
///
/// # Errors
///
/// The document nests too deep or has too many elements.
pub fn parse(file: &str, text: &str) -> Result<Tree, ImportError> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if looks_like_xml(text) {
        match xml::parse(file, text) {
            Ok(tree) => return Ok(tree),
            Err(xml::Failure::Limit(error)) => return Err(error),
            Err(xml::Failure::Form { line, found }) => {
                let mut tree = soup::parse(file, text)?;
                tree.repaired = Some((line, found));
                return Ok(tree);
            }
        }
    }
    soup::parse(file, text)
}

/// Parses a document that must be XML: a schema, a linkbase.
///
/// # Errors
///
/// It is not well formed, nests too deep or has too many elements.
pub fn parse_xml(file: &str, text: &str) -> Result<Tree, ImportError> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    xml::parse(file, text).map_err(|failure| failure.into_error(file))
}

/// XML declares itself, or its root element has a namespace.
fn looks_like_xml(text: &str) -> bool {
    let head: String = text.chars().take(4_000).collect();
    head.starts_with("<?xml") || head.contains("xmlns")
}

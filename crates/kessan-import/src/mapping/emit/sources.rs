//! The documents as the release file names them.

use kessan_core::release::model::{Source, SourceKind};

use super::Writer;
use crate::mapping::entity::{is_tag, primary};
use crate::mapping::words::{Words, clean};
use crate::report::{Document, DocumentKind, Report};

impl Writer<'_> {
    /// The documents that tables were found in.
    pub fn sources(&self, report: &Report) -> Vec<Source> {
        let source = |(number, document): (usize, &Document)| {
            let kind = match document.kind {
                DocumentKind::InlineXbrl => SourceKind::InlineXbrl,
                DocumentKind::XbrlJson | DocumentKind::CompanyFacts => SourceKind::XbrlJson,
                DocumentKind::Html => SourceKind::Html,
                DocumentKind::Csv => SourceKind::Csv,
                DocumentKind::Xlsx => SourceKind::Xlsx,
                DocumentKind::Taxonomy => return None,
            };
            let name = clean(&document.path);
            let language = document.language.as_deref().filter(|tag| is_tag(tag)).map(primary);
            let title = document.title.as_ref().map(|title| Words::of(language.as_deref().unwrap_or("en"), title));
            Some(Source {
                id: format!("d{}", number + 1),
                name: if name.is_empty() { format!("document {}", number + 1) } else { name },
                title: title.and_then(|title| self.text(&title)),
                kind,
                url: None,
            })
        };
        report.documents.iter().enumerate().filter_map(source).collect()
    }
}

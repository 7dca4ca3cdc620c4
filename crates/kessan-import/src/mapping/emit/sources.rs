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
                DocumentKind::XbrlJson | DocumentKind::Instance | DocumentKind::CompanyFacts => SourceKind::XbrlJson,
                DocumentKind::Html => SourceKind::Html,
                DocumentKind::Csv => SourceKind::Csv,
                DocumentKind::Xlsx => SourceKind::Xlsx,
                DocumentKind::Taxonomy => return None,
            };
            let name = clean(&document.path);
            let language = document.language.as_deref().filter(|tag| is_tag(tag)).map(primary);
            let title = document.title.as_ref().filter(|title| tells(title, &document.path));
            let title = title.map(|title| Words::of(language.as_deref().unwrap_or("en"), title));
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

/// What programs that write filings put into `<title>` where nobody has given one.
const PLACEHOLDERS: [&str; 5] = ["document", "untitled", "untitled document", "no title", "無題"];

/// Whether a title says more of a document than the name of its file does.
fn tells(title: &str, path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = title.trim();
    let is_file = title.rsplit_once('.').is_some_and(|(before, ending)| {
        !before.contains(char::is_whitespace) && ["htm", "html", "xhtml", "pdf", "doc", "docx"].contains(&ending)
    });
    let is_placeholder = PLACEHOLDERS.iter().any(|words| title.eq_ignore_ascii_case(words));
    !title.is_empty() && !is_placeholder && !is_file && title != name && title != stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_says_no_more_than_the_file_s_name_is_none() {
        for title in ["Document", "  ", "UNTITLED", "無題", "ex99-20300630.htm", "ex99-20300630", "0500000_918.htm"] {
            assert!(!tells(title, "sub/ex99-20300630.htm"), "{title}");
        }
        for title in ["Quarterly report of Made-up Bolts", "第１四半期決算短信", "Notes to report.htm"] {
            assert!(tells(title, "sub/ex99-20300630.htm"), "{title}");
        }
    }
}

//! Schemas and linkbases: what elements are, what they are called, where they stand and what adds up to what.
//!
//! Those of a package, without the standard taxonomies that they import: an element of another schema is known by its id, which
//! every public taxonomy makes of prefix and local name (`us-gaap_Revenues`, `jppfs_cor_NetSales`).

mod arcs;
mod label;
mod links;
mod names;
mod schema;

use crate::error::ImportError;
use crate::markup::{self, decode::decode};
use crate::notices::Notices;
use crate::package::File;
use crate::report::{Document, DocumentKind, Place, Report};

/// Reads schemas and linkbases into a report. `prefixes` are those that the tagged documents declare, with their namespaces.
///
/// One that is not well formed is left out with a notice: the facts do not depend on it.
///
/// # Errors
///
/// A file is too large or nests too deep.
pub(crate) fn read(
    files: &[File],
    prefixes: &[(String, String)],
    report: &mut Report,
    notices: &mut Notices,
) -> Result<(), ImportError> {
    let mut names = names::Names::default();
    prefixes.iter().for_each(|(prefix, namespace)| names.declare(prefix, namespace));
    let mut trees = vec![];
    for file in files {
        let document = report.documents.len();
        let text = decode(&file.bytes);
        match markup::parse_xml(&file.path, &text) {
            Ok(tree) => {
                tree.declarations().for_each(|(prefix, namespace)| names.declare(prefix, namespace));
                trees.push((file.path.as_str(), document, tree));
            }
            Err(error) if error.kind == crate::error::ErrorKind::Malformed => {
                let place = Place { document, ..Place::default() };
                notices.add(place, error.to_string(), "left out: labels, order and sums in it are missing");
            }
            Err(error) => return Err(error),
        }
        report.documents.push(Document {
            path: file.path.clone(),
            kind: DocumentKind::Taxonomy,
            language: None,
            title: None,
        });
    }
    for (path, _, tree) in &trees {
        schema::read(path, tree, &mut names, report);
    }
    let mut arcs = arcs::Arcs::default();
    let resources = links::resources(&trees);
    for (path, document, tree) in &trees {
        links::read(path, *document, tree, &names, &resources, &mut arcs, notices);
    }
    arcs.into_report(report);
    Ok(())
}

//! What a schema declares: elements and roles.

use super::names::Names;
use crate::html::text::folded;
use crate::limits;
use crate::markup::{Tree, Vocabulary};
use crate::report::{Element, Name, Report, Shared};

/// Reads the elements and roles of a document's schemas.
pub(super) fn read(path: &str, tree: &Tree, names: &mut Names, report: &mut Report) {
    let mut namespace = Shared::default();
    let mut prefix = Shared::default();
    for id in 0..tree.len() {
        if tree.is(id, Vocabulary::Schema, "schema") {
            namespace = tree.attribute(id, "targetNamespace").unwrap_or_default().trim().into();
            prefix = names.prefix(&namespace);
        } else if tree.is(id, Vocabulary::Schema, "element")
            && report.elements.len() < limits::RELATIONS
            && let Some(local) = tree.attribute(id, "name")
        {
            let name = Name { namespace: namespace.clone(), local: local.trim().into(), prefix: prefix.clone() };
            if let Some(anchor) = tree.attribute(id, "id") {
                names.add_element(path, anchor.trim(), name.clone());
            }
            let instance = |local: &str| tree.foreign(id, Vocabulary::Instance, local).map(str::trim);
            let item_type =
                tree.attribute(id, "type").map(|kind| kind.rsplit(':').next().unwrap_or(kind).trim().to_owned());
            report.elements.insert(
                name,
                Element {
                    is_abstract: tree.attribute(id, "abstract").is_some_and(|is| matches!(is.trim(), "true" | "1")),
                    is_instant: instance("periodType").map(|period| period == "instant"),
                    is_debit: instance("balance").map(|balance| balance == "debit"),
                    item_type,
                },
            );
        } else if tree.is(id, Vocabulary::Link, "roleType")
            && report.roles.len() < limits::RELATIONS
            && let Some(role) = tree.attribute(id, "roleURI")
        {
            if let Some(anchor) = tree.attribute(id, "id") {
                names.add_role(path, anchor.trim(), role.trim());
            }
            let definition = tree.children(id).find(|&child| tree.is(child, Vocabulary::Link, "definition"));
            if let Some(definition) = definition {
                let title = folded(&tree.text_of(definition));
                if !title.is_empty() {
                    report.roles.insert(role.trim().to_owned(), title);
                }
            }
        }
    }
}

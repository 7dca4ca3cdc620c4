//! Extended links: locators, resources and the arcs between them.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::arcs::{Arc, Arcs, Strength, To};
use super::label;
use super::names::{self, Names};
use crate::markup::{Id, Tree, Vocabulary};
use crate::notices::Notices;
use crate::report::{Name, Place};

/// A label resource of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resource {
    pub role: String,
    pub language: String,
    pub text: String,
    was_cut: bool,
}

/// All label resources with an id, by file and id: prohibiting arcs lead to them from other files.
pub(super) type Resources = HashMap<(String, String), Resource>;

pub(super) fn resources(trees: &[(&str, usize, Tree)]) -> Resources {
    let mut all = Resources::new();
    // Only where something is prohibited does anybody ask for them.
    let prohibits = |tree: &Tree| (0..tree.len()).any(|id| tree.attribute(id, "use") == Some("prohibited"));
    if !trees.iter().any(|(_, _, tree)| prohibits(tree)) {
        return all;
    }
    for (path, _, tree) in trees {
        for id in 0..tree.len() {
            if is_label(tree, id)
                && let Some(anchor) = tree.attribute(id, "id")
            {
                all.insert((names::file(path).to_owned(), anchor.trim().to_owned()), resource(tree, id));
            }
        }
    }
    all
}

/// What an end of an arc is.
enum End {
    Element(Name),
    Role(String),
    Label(Resource),
}

/// Reads the links of one document.
pub(super) fn read(
    path: &str,
    document: usize,
    tree: &Tree,
    names: &Names,
    resources: &Resources,
    arcs: &mut Arcs,
    notices: &mut Notices,
) {
    let mut id = 0;
    while id < tree.len() {
        if tree.foreign(id, Vocabulary::XLink, "type") == Some("extended") {
            link(path, document, tree, id, names, resources, arcs, notices);
            id = tree.end(id);
        } else {
            id += 1;
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one call, all of one reading")]
fn link(
    path: &str,
    document: usize,
    tree: &Tree,
    link: Id,
    names: &Names,
    resources: &Resources,
    arcs: &mut Arcs,
    notices: &mut Notices,
) {
    let xlink = |id: Id, local: &str| tree.foreign(id, Vocabulary::XLink, local).unwrap_or_default().trim();
    let role = xlink(link, "role");
    let mut ends: HashMap<&str, Vec<End>> = HashMap::new();
    for id in tree.children(link) {
        let end = match xlink(id, "type") {
            "locator" => {
                let href = xlink(id, "href");
                let resource = names::split(path, href).and_then(|key| resources.get(&key));
                match (resource, names.role(path, href)) {
                    (Some(resource), _) => Some(End::Label(resource.clone())),
                    (None, Some(role)) => Some(End::Role(role.to_owned())),
                    (None, None) => names.element(path, href).map(End::Element),
                }
            }
            "resource" if is_label(tree, id) => {
                let resource = resource(tree, id);
                if resource.was_cut {
                    let place =
                        Place { document, element: tree.attribute(id, "id").map(str::to_owned), line: tree.line(id) };
                    notices.add(place, &resource.text, "cut: a label has at most 1,000 characters");
                }
                Some(End::Label(resource))
            }
            _ => None,
        };
        if let Some(end) = end {
            ends.entry(xlink(id, "label")).or_default().push(end);
        }
    }
    for id in tree.children(link).filter(|&id| xlink(id, "type") == "arc") {
        let (Some(from), Some(to)) = (ends.get(xlink(id, "from")), ends.get(xlink(id, "to"))) else { continue };
        let arc = Arc {
            role: role.to_owned(),
            arcrole: last(xlink(id, "arcrole")).to_owned(),
            kind: tree.name(id).map(|name| name.local.clone()).unwrap_or_default(),
            order: decimal(tree.attribute(id, "order")).unwrap_or(Decimal::ONE),
            weight: decimal(tree.attribute(id, "weight")),
            preferred: tree.attribute(id, "preferredLabel").map(|role| last(role.trim()).to_owned()),
        };
        let strength = Strength {
            priority: tree.attribute(id, "priority").and_then(|priority| priority.trim().parse().ok()).unwrap_or(0),
            is_prohibited: tree.attribute(id, "use").is_some_and(|usage| usage.trim() == "prohibited"),
        };
        for from in from {
            for to in to {
                let is_full = match (from, to) {
                    (End::Element(from), End::Element(to)) => arcs.add(&arc, from, To::Element(to.clone()), strength),
                    (End::Element(from), End::Label(to)) => arcs.add(&arc, from, To::Label(to.clone()), strength),
                    (End::Role(role), End::Label(to)) => {
                        arcs.title(role, &to.text);
                        false
                    }
                    _ => false,
                };
                if is_full {
                    let place = Place { document, element: None, line: tree.line(id) };
                    notices.add(place, "more relations than any taxonomy has", "left out from there on");
                    return;
                }
            }
        }
    }
}

fn is_label(tree: &Tree, id: Id) -> bool {
    tree.is(id, Vocabulary::Link, "label") || tree.is(id, Vocabulary::Generic, "label")
}

fn resource(tree: &Tree, id: Id) -> Resource {
    let (text, was_cut) = label::plain(&tree.text_of(id));
    let role = tree.foreign(id, Vocabulary::XLink, "role").map_or("label", |role| last(role.trim()));
    let language = tree.foreign(id, Vocabulary::Xml, "lang").unwrap_or_default().trim();
    Resource { role: role.to_owned(), language: language.to_owned(), text, was_cut }
}

/// The last part of an address.
fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

fn decimal(text: Option<&str>) -> Option<Decimal> {
    let text = text?.trim();
    text.parse().or_else(|_| Decimal::from_scientific(text)).ok().map(|number: Decimal| number.normalize())
}

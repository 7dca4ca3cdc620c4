//! The text of a tag: without what it excludes, with its continuations.

use std::collections::{HashMap, HashSet};

use crate::html::text::{folded, push_folded, push_space};
use crate::markup::{Id, Tree, Vocabulary};

/// The text in an element, without `ix:exclude`, white space as it stands. Takes what it reads from `room`, and ends with it.
pub(super) fn text(tree: &Tree, element: Id, room: &mut usize) -> String {
    let mut text = String::new();
    visit(tree, element, room, |id| text.push_str(tree.text(id).unwrap_or_default()));
    text
}

/// The text in an element as a reader would say it: blocks apart, white space folded. Appends to `text`, as far as there is `room`.
pub(super) fn prose(tree: &Tree, element: Id, room: &mut usize, text: &mut String) {
    visit(tree, element, room, |id| match tree.text(id) {
        Some(piece) => push_folded(text, piece),
        None if is_block(tree, id) => push_space(text),
        None => {}
    });
}

fn is_block(tree: &Tree, id: Id) -> bool {
    let blocks = ["p", "div", "br", "tr", "td", "th", "li", "table", "h1", "h2", "h3", "h4"];
    tree.html(id).is_some_and(|name| blocks.contains(&name))
}

/// Goes through what is in an element, without what is excluded.
fn visit(tree: &Tree, element: Id, room: &mut usize, mut next: impl FnMut(Id)) {
    let end = tree.end(element);
    let mut id = element + 1;
    while id < end && *room > 0 {
        if tree.is(id, Vocabulary::Inline, "exclude") || matches!(tree.html(id), Some("style" | "script")) {
            id = tree.end(id);
            continue;
        }
        next(id);
        *room = room.saturating_sub(1 + tree.text(id).map_or(0, str::len));
        id += 1;
    }
}

/// The `ix:continuation` elements of a set of documents, by id: document and element.
pub(super) type Continuations = HashMap<String, (usize, Id)>;

/// The elements that go on with a tag, in order, and what is wrong with the chain: a circle, an end that leads nowhere, a part of
/// another tag's. `used` takes them: each goes on with one tag only.
pub(super) fn chain(
    trees: &[&Tree],
    first: (usize, Id),
    all: &Continuations,
    used: &mut HashSet<(usize, Id)>,
) -> (Vec<(usize, Id)>, Option<String>) {
    let mut chain = vec![];
    let mut seen = HashSet::new();
    let mut at = first;
    loop {
        let next = trees.get(at.0).and_then(|tree| tree.attribute(at.1, "continuedAt")).map(str::trim);
        let Some(next) = next.filter(|next| !next.is_empty()) else { return (chain, None) };
        match all.get(next) {
            None => return (chain, Some(format!("it goes on at “{next}”, which is nowhere"))),
            Some(&found) if !seen.insert(found) => {
                return (chain, Some(format!("it goes on at “{next}” in a circle")));
            }
            Some(&found) if !used.insert(found) => {
                return (chain, Some(format!("it goes on at “{next}”, which goes on with another tag")));
            }
            Some(&found) => {
                chain.push(found);
                at = found;
            }
        }
    }
}

/// A text for print: folded, and nothing if that leaves nothing.
pub(super) fn printed(text: &str) -> Option<String> {
    Some(folded(text)).filter(|text| !text.is_empty())
}

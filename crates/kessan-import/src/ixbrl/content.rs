//! The text of a tag: without what it excludes, with its continuations.

use std::collections::{HashMap, HashSet};

use crate::html::text::{folded, push_folded, push_space};
use crate::markup::{Id, Tree, Vocabulary};

/// The text in an element, without `ix:exclude`, white space as it stands.
pub(super) fn text(tree: &Tree, element: Id) -> String {
    let mut text = String::new();
    visit(tree, element, |id| {
        text.push_str(tree.text(id).unwrap_or_default());
        true
    });
    text
}

/// The text in an element as a reader would say it: blocks apart, white space folded; at most `most` bytes, a little more for the
/// last piece. Appends to `text`.
pub(super) fn prose(tree: &Tree, element: Id, most: usize, text: &mut String) {
    visit(tree, element, |id| {
        match tree.text(id) {
            Some(piece) => push_folded(text, piece),
            None if matches!(
                tree.html(id),
                Some("p" | "div" | "br" | "tr" | "td" | "th" | "li" | "table" | "h1" | "h2" | "h3" | "h4")
            ) =>
            {
                push_space(text);
            }
            None => {}
        }
        text.len() < most
    });
}

/// Goes through what is in an element, without what is excluded, as long as `next` says so.
fn visit(tree: &Tree, element: Id, mut next: impl FnMut(Id) -> bool) {
    let end = tree.end(element);
    let mut id = element + 1;
    while id < end {
        if tree.is(id, Vocabulary::Inline, "exclude") || matches!(tree.html(id), Some("style" | "script")) {
            id = tree.end(id);
            continue;
        }
        if !next(id) {
            return;
        }
        id += 1;
    }
}

/// The `ix:continuation` elements of a set of documents, by id: document and element.
pub(super) type Continuations = HashMap<String, (usize, Id)>;

/// The elements that go on with a tag, in order, and what is wrong with the chain: a loop, an end that leads nowhere.
pub(super) fn chain(trees: &[&Tree], first: (usize, Id), all: &Continuations) -> (Vec<(usize, Id)>, Option<String>) {
    let mut chain = vec![];
    let mut seen = HashSet::from([first]);
    let mut at = first;
    loop {
        let next = trees.get(at.0).and_then(|tree| tree.attribute(at.1, "continuedAt")).map(str::trim);
        let Some(next) = next.filter(|next| !next.is_empty()) else { return (chain, None) };
        match all.get(next) {
            None => return (chain, Some(format!("it goes on at “{next}”, which is nowhere"))),
            Some(&found) if !seen.insert(found) => return (chain, Some(format!("it goes on at “{next}” in a circle"))),
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

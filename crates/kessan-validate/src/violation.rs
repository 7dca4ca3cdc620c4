//! One mistake of form, and all of a file: the first in words, the rest counted.

use std::sync::Arc;

use serde_json::Value;

use super::place;
use kessan_core::problem::{MOST_TOLD, Mistakes, Problem, quoted};

/// One mistake of form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Violation {
    /// What is wrong, as a JSON pointer.
    pub pointer: String,
    /// Whether it is the field's name that is wrong.
    pub is_of_key: bool,
    /// Whether the file may be read without it.
    pub is_unknown_field: bool,
    pub found: String,
    pub expected: Arc<str>,
    /// The field that is missing here, or that an unknown one may have meant.
    pub meant: Option<Arc<str>>,
}

impl Violation {
    pub(super) fn new(pointer: String, found: impl Into<String>, expected: impl Into<Arc<str>>) -> Self {
        let (found, expected) = (found.into(), expected.into());
        Self { pointer, is_of_key: false, is_unknown_field: false, found, expected, meant: None }
    }

    /// What is wrong with the name of a field.
    pub(super) fn of_key(pointer: String, found: impl Into<String>, expected: impl Into<Arc<str>>) -> Self {
        Self { is_of_key: true, ..Self::new(pointer, found, expected) }
    }

    /// A field that an object has twice.
    pub(super) fn repeated(pointer: String) -> Self {
        let name = pointer.rsplit('/').next().map(place::unescaped).unwrap_or_default();
        Self::of_key(pointer, format!("the field {} twice", quoted(&name)), "each field once")
    }

    /// It with the names of its place.
    pub(super) fn problem(self, document: &Value) -> Problem {
        let named = match self.pointer.rsplit_once('/') {
            Some((object, _)) if self.is_of_key => object,
            _ => &self.pointer,
        };
        let is_of_field = self.is_of_key || self.meant.is_some();
        let place =
            if is_of_field && named.is_empty() { "the top level".to_owned() } else { place::name(document, named) };
        Problem::new(place, self.found, self.expected.as_ref()).at(self.pointer)
    }
}

/// The mistakes of form in a file, as they are found: within what is in so many pieces in the file's order, but a piece after
/// those that it is made of.
#[derive(Default)]
pub(super) struct Violations {
    /// The first [`MOST_TOLD`] by the number of pieces that they are in: among them are the first of all.
    told: Vec<Vec<Violation>>,
    /// Of the rest the hashes of their pointers, eight bytes each.
    hidden: Vec<u64>,
    /// Unknown fields that are not told.
    unknown: usize,
}

impl Violations {
    /// Adds one that is in so many pieces.
    pub(super) fn push(&mut self, depth: usize, violation: Violation) {
        if self.told.len() <= depth {
            self.told.resize_with(depth + 1, Vec::new);
        }
        let told = &mut self.told[depth];
        if told.len() < MOST_TOLD {
            told.push(violation);
        } else if violation.is_unknown_field {
            self.unknown += 1;
        } else {
            self.hidden.push(Mistakes::hash(&violation.pointer));
        }
    }

    /// Counts unknown fields without naming them.
    pub(super) fn add_unknown(&mut self, more: usize) {
        self.unknown += more;
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.told.iter().all(Vec::is_empty) && self.unknown == 0
    }

    /// Those with words.
    pub(super) fn told(&self) -> impl Iterator<Item = &Violation> {
        self.told.iter().flatten()
    }

    /// Whether there are others, which have none.
    pub(super) fn has_hidden(&self) -> bool {
        !self.hidden.is_empty() || self.unknown > 0
    }

    /// Whether there are unknown fields that nobody can tell from others.
    pub(super) fn has_hidden_unknown(&self) -> bool {
        self.unknown > 0
    }

    /// Those that are not among the mistakes of meaning: the told ones, and how many there are besides.
    pub(super) fn beside(self, mistakes: &Mistakes) -> (Vec<Violation>, usize) {
        let hidden = self.hidden.iter().filter(|hash| !mistakes.has_hash(**hash)).count() + self.unknown;
        let told = self.told.into_iter().flatten().filter(|told| !mistakes.has(&told.pointer));
        (told.collect(), hidden)
    }
}

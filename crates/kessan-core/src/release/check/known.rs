//! Which parts of a file have mistakes that other mistakes may follow from.

use std::collections::HashSet;

/// A text or a formula that is wrong changes no figure.
const WITHOUT_FIGURES: [&str; 17] = [
    "label",
    "name",
    "short_name",
    "title",
    "basis",
    "note",
    "place",
    "languages",
    "sources",
    "source",
    "places",
    "sum",
    "other_sums",
    "flows",
    "quotient",
    "product",
    "same_as",
];

/// The parts with mistakes: the first step of their pointers, `/tables`, or the first two where parts of one list are
/// told apart, `/claims/3`.
#[derive(Debug, Default)]
pub(in crate::release) struct Known(HashSet<String>);

impl Known {
    /// Notes a mistake at `pointer`.
    pub fn add(&mut self, pointer: &str) {
        if pointer.split('/').any(|step| WITHOUT_FIGURES.contains(&step)) {
            return;
        }
        let steps = if pointer.starts_with("/claims/") || pointer.starts_with("/translation/") { 2 } else { 1 };
        let end = pointer.match_indices('/').nth(steps).map_or(pointer.len(), |(end, _)| end);
        if !self.has(&pointer[..end]) {
            self.0.insert(pointer[..end].to_owned());
        }
    }

    /// Whether a mistake is known in any part of a list, `/claims/`.
    pub fn has_in(&self, list: &str) -> bool {
        self.0.iter().any(|part| part.starts_with(list))
    }

    /// Whether a mistake is known in that part.
    pub fn has(&self, part: &str) -> bool {
        self.0.contains(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_with_mistakes_are_known_unless_they_have_no_figures() {
        let mut known = Known::default();
        for pointer in ["/tables/3/rows/1/cells/0", "/claims/7/printed", "/concepts/0/sum/1", "/periods/0/label/en", ""]
        {
            known.add(pointer);
        }
        assert!(known.has("/tables") && known.has("/claims/7"));
        assert!(!known.has("/claims/8") && !known.has("/concepts") && !known.has("/periods"));
    }
}

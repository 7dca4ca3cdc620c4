//! Accounting terms in short words. The terms are the field's, not a company's: an entry lists the concepts that it
//! explains by the names that every release gives them, and a release may choose an entry for a name of its own.

use std::sync::OnceLock;

use serde::Deserialize;

use super::release::model::{Concept, Text};

/// A term.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name in addresses and in release files.
    pub id: String,
    /// The concepts that it explains.
    pub concepts: Vec<String>,
    /// What it is called.
    pub name: Text,
    /// What it means.
    pub text: Text,
}

/// Every term, in the order of the file.
pub fn terms() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    // A test reads the file, so it is in order.
    TERMS.get_or_init(|| serde_json::from_str(include_str!("../../../glossary/terms.json")).unwrap_or_default())
}

/// The term that explains a concept: the one that the release names, otherwise the one that lists it.
pub fn term_of(concept: &Concept) -> Option<&'static Term> {
    let is_it = |term: &&Term| match &concept.term {
        Some(id) => term.id == *id,
        None => term.concepts.contains(&concept.id),
    };
    terms().iter().find(is_it)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_term_is_complete_and_explains_what_no_other_does() {
        let terms: Vec<Term> = serde_json::from_str(include_str!("../../../glossary/terms.json")).unwrap();
        let (mut ids, mut concepts) = (HashSet::new(), HashSet::new());
        for term in &terms {
            assert!(ids.insert(&term.id), "{}", term.id);
            assert!(term.concepts.iter().all(|concept| concepts.insert(concept)), "{}", term.id);
            for (lang, text) in
                crate::text::Lang::ALL.into_iter().flat_map(|lang| [(lang, &term.name), (lang, &term.text)])
            {
                assert!(text.get(lang.tag()) == (text.for_page(lang), lang.tag()), "{} in {}", term.id, lang.tag());
            }
            assert!(!term.concepts.is_empty(), "{}", term.id);
        }
        assert!(terms.len() > 40);
    }
}

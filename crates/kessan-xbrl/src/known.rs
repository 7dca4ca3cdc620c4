//! The elements of public taxonomies that a concept is known by. They are told, not imported: the package needs no network.

use kessan_core::release::model::Concept;
use kessan_core::text::Text;

/// The field's terms, as `kessan-import` reads them.
const TERMS: &str = include_str!("../../kessan-import/terms.tsv");

/// The elements that public taxonomies have for a concept, by its id: the usual one of each taxonomy.
fn elements(concept: &str) -> Vec<&'static str> {
    let line = TERMS.lines().find(|line| line.split('\t').next() == Some(concept));
    let all = line.and_then(|line| line.split('\t').nth(5)).unwrap_or_default().split("; ");
    let mut list: Vec<&str> = Vec::new();
    for element in all.filter(|element| !element.is_empty()) {
        let taxonomy = |name: &str| name.split(':').next().map(str::to_owned);
        if list.iter().all(|known| taxonomy(known) != taxonomy(element)) {
            list.push(element);
        }
    }
    list
}

/// What stands in an element's documentation: the release's own note, and the public elements in English, and in Japanese where
/// the release has that.
pub(crate) fn documentation(concept: &Concept, languages: &[String]) -> Text {
    let known = elements(&concept.id).join(", ");
    let mut texts: Vec<(String, String)> = match &concept.note {
        Some(note) => note.all().map(|(language, text)| (language.to_owned(), text.to_owned())).collect(),
        None => Vec::new(),
    };
    if known.is_empty() {
        return Text::new(texts);
    }
    let is_of = |tag: &str, language: &str| tag.split('-').next() == Some(language);
    for (language, words) in [("en", "In public taxonomies: "), ("ja", "公開タクソノミの要素：")] {
        let own = languages.iter().find(|tag| is_of(tag, language));
        // English is said in any case: the elements' names are English.
        let Some(tag) = own.map(String::as_str).or((language == "en").then_some(language)) else { continue };
        match texts.iter_mut().find(|(known, _)| known == tag) {
            Some((_, text)) => *text = format!("{text} {words}{known}"),
            None => texts.push((tag.to_owned(), format!("{words}{known}"))),
        }
    }
    Text::new(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_concept_names_one_element_of_each_taxonomy() {
        let revenues = elements("Revenues");
        assert!(revenues.contains(&"us-gaap:Revenues") && revenues.contains(&"ifrs-full:Revenue"), "{revenues:?}");
        assert_eq!(revenues.iter().filter(|element| element.starts_with("us-gaap:")).count(), 1);
        assert!(elements("NoSuchConcept").is_empty());
    }
}

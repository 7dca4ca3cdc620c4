//! The languages of a release, and the translations that a person gives.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::entity::{is_tag, primary};
use super::figures::Figures;
use super::labels::Labels;
use super::words::clean;

/// The languages of the file: the report's own, those asked for, those that answers have labels in, and English or Japanese where most lines have labels in it;
/// English beside any other language.
pub fn languages(
    own: &str,
    asked: &[String],
    answered: &[String],
    labels: &Labels<'_>,
    figures: &Figures,
) -> Vec<String> {
    let mut languages = vec![own.to_owned()];
    for tag in asked.iter().chain(answered).filter(|tag| is_tag(tag)).map(|tag| primary(tag)) {
        if !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    for second in ["en", "ja"] {
        if !languages.iter().any(|known| known == second) && labels.share(figures, second) >= 60 && own == "ja" {
            languages.push(second.to_owned());
        }
    }
    // What the import itself says, of periods for instance, it says in English and in Japanese; a report in another language has
    // it in English, marked as that, beside its own labels.
    if !languages.iter().any(|known| known == "en" || known == "ja") {
        languages.push("en".to_owned());
    }
    languages.truncate(8);
    languages
}

/// The labels in further languages that answers give, by language and text.
pub fn translations(answers: &mut Answers, languages: &[String]) -> BTreeMap<(String, String), String> {
    let mut translations = BTreeMap::new();
    for language in languages {
        for key in answers.keys(&["translations", language]) {
            let text = answers.text(&["translations", language, &key]).map(|text| clean(&text));
            if let Some(text) = text.filter(|text| !text.is_empty() && text != "…") {
                translations.insert((language.clone(), key), text);
            }
        }
    }
    translations
}

//! What is asked once a release has come out: a second language, figures of the prose, businesses.

use std::collections::BTreeSet;

use kessan_core::release::model::File;
use kessan_core::text::Text;

use super::answers::Answers;
use super::questions::Questions;
use crate::report::{Document, DocumentKind};

/// As many labels as are asked for in another language.
const MOST_LABELS: usize = 3_000;

/// Asks for what the file lacks and answers do not give.
pub fn ask(documents: &[Document], file: &File, answers: &Answers, questions: &mut Questions) {
    businesses(file, answers, questions);
    prose(documents, file, answers, questions);
    languages(file, answers, questions);
}

/// A second language, label by label: one that the file does not have, or that answers have begun.
fn languages(file: &File, answers: &Answers, questions: &mut Questions) {
    let Some(own) = file.languages.first() else { return };
    let is_open = |language: &&str| {
        own != language
            && (!file.languages.iter().any(|known| known == language) || answers.has(&["translations", language]))
    };
    let Some(second) = ["en", "ja"].into_iter().find(is_open) else { return };
    let mut seen = BTreeSet::new();
    let mut keys = Vec::new();
    for text in texts(file).filter(|text| text.all().all(|(language, _)| language != second)) {
        let Some((_, text)) = text.all().next().filter(|(_, text)| *text != "–") else { continue };
        if keys.len() < MOST_LABELS && seen.insert(text) {
            // A string of JSON is one of TOML.
            keys.extend(serde_json::to_string(text).map(|text| format!("translations.{second}.{text}")));
        }
    }
    questions.ask_of_each(
        keys,
        format!(
            "What are the labels in a second language ({second})? The label as printed stands before the equals sign; those left open stay as \
             they are, and `--language {second}` takes what the taxonomies know."
        ),
        format!("every text, {second:?}"),
        "\"…\"",
    );
}

/// The texts that a reader sees, in the order of the page.
fn texts(file: &File) -> impl Iterator<Item = &Text> {
    let head = [&file.company.name, &file.company.short_name, &file.title, &file.basis];
    let tables = file.tables.iter().flat_map(|table| {
        let columns = table.columns.iter().map(|column| &column.label);
        [&table.title].into_iter().chain(columns).chain(table.rows.iter().map(|row| &row.label))
    });
    let concepts = file.concepts.iter().map(|concept| &concept.label);
    head.into_iter().chain(tables).chain(concepts)
}

/// Figures that stand in the text alone, which nobody tags.
fn prose(documents: &[Document], file: &File, answers: &Answers, questions: &mut Questions) {
    let has_text = |kind| matches!(kind, DocumentKind::InlineXbrl | DocumentKind::Html);
    if answers.has(&["claims"]) || !documents.iter().any(|document| has_text(document.kind)) {
        return;
    }
    let concept = file.story.revenues.clone().or_else(|| file.concepts.first().map(|concept| concept.id.clone()));
    let main = file.comparisons.first().map(|pair| (pair.current.clone(), pair.prior.clone()));
    let (period, prior) = main.unwrap_or_else(|| ("PERIOD".to_owned(), None));
    let measure = prior.map(|prior| format!("measure = {{ growth = {prior:?} }}, ")).unwrap_or_default();
    let concept = concept.unwrap_or_else(|| "CONCEPT".to_owned());
    questions.ask(
        "claims",
        "Which figures does the text state that no tag is on (growth rates, amounts)? One entry for each, as printed; the page holds them against the tables.",
        "claims",
        format!("[{{ concept = {concept:?}, period = {period:?}, {measure}printed = \"10.9%\", place = \"Overview, paragraph 2\" }}]"),
    );
}

/// The company's businesses, and their cost.
fn businesses(file: &File, answers: &Answers, questions: &mut Questions) {
    if answers.has(&["businesses"]) {
        return;
    }
    let businesses = &file.story.businesses;
    if businesses.is_empty() {
        if let Some(revenues) = &file.story.revenues {
            questions.ask(
                "businesses",
                format!("Of which businesses do the revenues ({revenues}) consist? Concepts of the release; the cost may be left out."),
                "story.businesses",
                "[{ id = \"lamps\", label = \"Lamps\", revenues = \"CONCEPT\", cost = \"CONCEPT\", parts = [\"CONCEPT\", \"CONCEPT\"] }]",
            );
        }
        return;
    }
    if businesses.iter().all(|business| business.cost.is_none()) {
        let entry = |id: &str| format!("{{ id = {id:?}, cost = \"CONCEPT\" }}");
        let entries: Vec<String> = businesses.iter().take(12).map(|business| entry(&business.id)).collect();
        questions.ask(
            "businesses",
            "What is the cost of the revenues of each business? Concepts of the release; leave out those that have none.",
            "story.businesses, cost",
            format!("[{}]", entries.join(", ")),
        );
    }
}

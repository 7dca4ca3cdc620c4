//! Claims, notes and businesses that a person gives: lists of `answers.toml`, held against the format before they are taken.
//!
//! What names a period or a concept that the filing does not have is of another report: it is named and left aside. What is not
//! valid is told with what was found and how to mend it, and left out. Everything else is as if it stood in the filing.

use std::collections::BTreeMap;

use kessan_core::release::model::{
    Breakdown, Business, Claim, File, Measure, Note, NoteKind, Part, Ref, Scenario, SourceRef,
};
use kessan_core::text::Text;
use kessan_core::unit::Unit;
use serde::Deserialize;
use toml::{Table, Value};

use super::answers::Answers;
use super::verify;
use super::words::{clean, id_of};
use kessan_core::order::CompactSort;

/// As many entries of a list as are read.
const MOST_ENTRIES: usize = 300;

/// Where the forms of the lists are described.
const FORM: &str = "mend the entry; docs/import.md shows its form";

/// A text in the release's own language, or in several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    One(String),
    Each(BTreeMap<String, String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenClaim {
    printed: String,
    id: Option<String>,
    label: Option<Said>,
    place: Option<Said>,
    unit: Option<String>,
    #[serde(default)]
    scale: u32,
    concept: Option<String>,
    period: Option<String>,
    scenario: Option<Scenario>,
    measure: Option<Measure>,
    #[serde(default)]
    negated: bool,
    named: Option<String>,
    named_base: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenNote {
    text: Option<Said>,
    id: Option<String>,
    #[serde(default)]
    kind: NoteKind,
    #[serde(default)]
    concepts: Vec<String>,
    #[serde(default)]
    businesses: Vec<String>,
    #[serde(default)]
    targets: Vec<String>,
    #[serde(default)]
    periods: Vec<String>,
    #[serde(default)]
    amounts: Vec<Ref>,
    place: Option<Said>,
    source: Option<SourceRef>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenBusiness {
    id: String,
    label: Option<Said>,
    revenues: Option<String>,
    cost: Option<String>,
    #[serde(default)]
    parts: Vec<String>,
}

/// Adds what answers give to a valid file, which is still valid then.
pub fn add(file: &mut File, answers: &mut Answers) {
    let claims = claims(file, answers);
    let keys: Vec<String> = claims.iter().map(|(key, _)| key.clone()).collect();
    let claims: Vec<Claim> = claims.into_iter().map(|(_, claim)| claim).collect();
    each(file, answers, &keys, claims, |file, claim| file.claims.push(claim));
    let businesses = businesses(file, answers);
    if !businesses.is_empty() {
        let keys: Vec<String> = businesses.iter().map(|(key, _)| key.clone()).collect();
        let amends =
            |file: &File, business: &Business| file.story.businesses.iter().any(|found| found.id == business.id);
        // Whoever names another business says what the company's businesses are.
        if businesses.iter().any(|(_, business)| !amends(file, business)) {
            file.story.businesses.retain(|found| businesses.iter().any(|(_, business)| business.id == found.id));
            file.story.breakdown = Breakdown::Business;
        }
        let businesses: Vec<Business> = businesses.into_iter().map(|(_, business)| business).collect();
        each(file, answers, &keys, businesses, |file, business| {
            match file.story.businesses.iter_mut().find(|found| found.id == business.id) {
                Some(found) => *found = business,
                None => file.story.businesses.push(business),
            }
        });
    }
    // What they explain is all there by now.
    let notes = notes(file, answers);
    let keys: Vec<String> = notes.iter().map(|(key, _)| key.clone()).collect();
    let notes: Vec<Note> = notes.into_iter().map(|(_, note)| note).collect();
    each(file, answers, &keys, notes, |file, note| file.notes.push(note));
}

/// Takes all of a list or, where that is not valid, those entries that are.
fn each<T: Clone>(file: &mut File, answers: &mut Answers, keys: &[String], list: Vec<T>, take: impl Fn(&mut File, T)) {
    if list.is_empty() {
        return;
    }
    let mut all = file.clone();
    list.iter().for_each(|entry| take(&mut all, entry.clone()));
    if verify::meaning(all.clone()).is_ok() {
        *file = all;
        return;
    }
    for (key, entry) in keys.iter().zip(list) {
        let mut with = file.clone();
        take(&mut with, entry);
        match verify::meaning(with.clone()) {
            Ok(_) => *file = with,
            Err(message) => {
                let found = message.lines().next().unwrap_or_default().to_owned();
                answers.reject(key, found, "an entry that the release format allows", FORM);
            }
        }
    }
}

/// The entries of a list that have its form, each with its key.
fn read<T: serde::de::DeserializeOwned>(answers: &mut Answers, list: &str) -> Vec<(String, T)> {
    let tables: Vec<Table> = answers.list(list);
    let mut entries = Vec::new();
    for (at, table) in tables.into_iter().enumerate().take(MOST_ENTRIES) {
        let key = format!("{list}[{}]", at + 1);
        match Value::Table(table).try_into::<T>() {
            Ok(entry) => entries.push((key, entry)),
            Err(error) => {
                let found = error.message().lines().next().unwrap_or_default().to_owned();
                answers.reject(&key, found, "the fields of this list, figures in quotation marks", FORM);
            }
        }
    }
    entries
}

fn claims(file: &File, answers: &mut Answers) -> Vec<(String, Claim)> {
    let mut claims: Vec<(String, Claim)> = Vec::new();
    for (key, given) in read::<GivenClaim>(answers, "claims") {
        let on = match &given.measure {
            Some(Measure::Growth(on) | Measure::Change(on)) => Some(on),
            _ => None,
        };
        let periods = [&given.period, &given.named, &given.named_base].into_iter().flatten().chain(on);
        let whole = match &given.measure {
            Some(Measure::Share(whole)) => Some(whole),
            _ => None,
        };
        let concepts = given.concept.iter().chain(whole);
        if is_of_another(file, answers, &key, periods, concepts) {
            continue;
        }
        let concept = given.concept.as_ref().and_then(|id| file.concepts.iter().find(|concept| concept.id == *id));
        let period = given.period.as_ref().and_then(|id| file.periods.iter().find(|period| period.id == *id));
        let unit = match (&given.unit, &given.measure, concept) {
            (Some(unit), ..) => unit.parse::<Unit>().ok(),
            (None, Some(Measure::Growth(_) | Measure::Share(_)), _) => Some(Unit::percent()),
            (None, _, concept) => concept.map(|concept| concept.unit.clone()),
        };
        let Some(unit) = unit else {
            let found =
                given.unit.as_ref().map_or("no concept and no unit".to_owned(), |unit| format!("the unit {unit:?}"));
            let expected = format!("a concept of the release, or a unit such as {:?} or \"percent\"", file.currency);
            answers.reject(&key, found, &expected, FORM);
            continue;
        };
        let label = given.label.and_then(|said| text(file, said)).or_else(|| {
            let (line, when) = (&concept?.label, &period?.label);
            Some(Text::composed([line, when], |lang, [line, when]| match lang {
                "ja" => format!("{line}（{when}）"),
                _ => format!("{line}, {when}"),
            }))
        });
        let Some(label) = label else {
            answers.reject(&key, "no label".to_owned(), "a concept and a period, or a label", FORM);
            continue;
        };
        let place = given.place.and_then(|said| text(file, said)).unwrap_or_else(|| usual(file, "Text", "本文"));
        // Whoever reads the page cannot tell it from what is tagged otherwise.
        let place = Text::composed([&place], |lang, [place]| match lang {
            "ja" => format!("{place}（転記）"),
            _ => format!("{place} (transcribed)"),
        });
        let id = given.id.as_deref().map(|id| id_of(id, "given")).unwrap_or_else(|| {
            let parts = ["given", given.concept.as_deref().unwrap_or("figure"), given.period.as_deref().unwrap_or("")];
            id_of(parts.join(".").trim_end_matches('.'), "given")
        });
        let is_taken =
            |id: &str| file.claims.iter().chain(claims.iter().map(|(_, claim)| claim)).any(|claim| claim.id == id);
        let id = (1..)
            .map(|number| if number == 1 { id.clone() } else { format!("{id}-{number}") })
            .find(|id| !is_taken(id));
        let claim = Claim {
            id: id.unwrap_or_default(),
            label,
            place,
            printed: given.printed,
            unit,
            scale: given.scale,
            concept: given.concept,
            period: given.period,
            scenario: given.scenario.filter(|scenario| *scenario != Scenario::Actual),
            measure: given.measure.filter(|measure| *measure != Measure::Value),
            negated: given.negated,
            named: given.named,
            named_base: given.named_base,
        };
        claims.push((key, claim));
    }
    claims
}

fn notes(file: &File, answers: &mut Answers) -> Vec<(String, Note)> {
    let mut notes: Vec<(String, Note)> = Vec::new();
    for (key, given) in read::<GivenNote>(answers, "notes") {
        if is_of_another(file, answers, &key, &given.periods, &given.concepts) {
            continue;
        }
        let Some(words) = given.text.and_then(|said| text(file, said)) else {
            let expected = format!("a statement in one of {}: text.en = \"…\"", file.languages.join(", "));
            answers.reject(&key, "no text".to_owned(), &expected, FORM);
            continue;
        };
        let place = given.place.and_then(|said| text(file, said)).unwrap_or_else(|| usual(file, "Text", "本文"));
        let about = given.concepts.iter().chain(&given.businesses).chain(&given.targets).next();
        let id = id_of(given.id.as_deref().or(about.map(String::as_str)).unwrap_or("note"), "note");
        let is_taken = |id: &str| notes.iter().any(|(_, note)| note.id == id);
        let id = (1..)
            .map(|number| if number == 1 { id.clone() } else { format!("{id}-{number}") })
            .find(|id| !is_taken(id));
        let note = Note {
            id: id.unwrap_or_default(),
            kind: given.kind,
            text: words,
            concepts: given.concepts,
            businesses: given.businesses,
            targets: given.targets,
            periods: given.periods,
            amounts: given.amounts,
            place,
            source: given.source,
        };
        notes.push((key, note));
    }
    notes
}

fn businesses(file: &File, answers: &mut Answers) -> Vec<(String, Business)> {
    let mut businesses = Vec::new();
    for (key, given) in read::<GivenBusiness>(answers, "businesses") {
        let found = file.story.businesses.iter().find(|found| found.id == given.id);
        let concepts = given.revenues.iter().chain(&given.cost).chain(&given.parts);
        if is_of_another(file, answers, &key, [], concepts) {
            continue;
        }
        let Some(revenues) = given.revenues.or_else(|| found.map(|found| found.revenues.clone())) else {
            let known: Vec<&str> = file.story.businesses.iter().map(|found| found.id.as_str()).collect();
            let expected = match known.as_slice() {
                [] => "the concept of its revenues: revenues = \"…\"".to_owned(),
                known => format!("one of {}, or the concept of its revenues: revenues = \"…\"", known.join(", ")),
            };
            answers.reject(&key, format!("the business {:?} without revenues", given.id), &expected, FORM);
            continue;
        };
        let of = |id: &str| file.concepts.iter().find(|concept| concept.id == id).map(|concept| concept.label.clone());
        let part = |id: &String| Some(Part { concept: id.clone(), label: of(id)? });
        let parts: Vec<Part> = given.parts.iter().filter_map(part).collect();
        let label = given.label.and_then(|said| text(file, said));
        let label = label.or_else(|| found.map(|found| found.label.clone())).or_else(|| of(&revenues));
        businesses.push((
            key,
            Business {
                id: id_of(&given.id, "business"),
                label: label.unwrap_or_default(),
                revenues,
                cost: given.cost.or_else(|| found.and_then(|found| found.cost.clone())),
                parts: if parts.is_empty() {
                    found.map(|found| found.parts.clone()).unwrap_or_default()
                } else {
                    parts
                },
            },
        ));
    }
    businesses
}

/// Whether an entry names what this filing does not have: then it is of another report, or misspelt, and is left aside with a word.
fn is_of_another<'a>(
    file: &File,
    answers: &mut Answers,
    key: &str,
    periods: impl IntoIterator<Item = &'a String>,
    concepts: impl IntoIterator<Item = &'a String>,
) -> bool {
    let known: Vec<&str> = file.periods.iter().map(|period| period.id.as_str()).collect();
    if let Some(period) = periods.into_iter().find(|period| !known.contains(&period.as_str())) {
        answers.leave_aside(
            &[key],
            &format!("the period {period:?} is not in this filing, which has {}", near(period, &known)),
        );
        return true;
    }
    let known: Vec<&str> = file.concepts.iter().map(|concept| concept.id.as_str()).collect();
    if let Some(concept) = concepts.into_iter().find(|concept| !known.contains(&concept.as_str())) {
        answers.leave_aside(
            &[key],
            &format!("the concept {concept:?} is not in this filing, which has {}", near(concept, &known)),
        );
        return true;
    }
    false
}

/// The names that begin most as another does, at most five.
fn near(name: &str, known: &[&str]) -> String {
    let shared = |other: &str| {
        let pairs = name.chars().zip(other.chars());
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    let mut list: Vec<&str> = known.to_vec();
    list.compact_sort_by_key(|other| std::cmp::Reverse(shared(other)));
    let more = if list.len() > 5 { ", …" } else { "" };
    list.truncate(5);
    if list.is_empty() { "none".to_owned() } else { format!("{}{more}", list.join(", ")) }
}

/// A text in the languages of the file; nothing without any words in them.
fn text(file: &File, said: Said) -> Option<Text> {
    let texts: Vec<(String, String)> = match said {
        Said::One(text) => vec![(file.languages.first()?.clone(), clean(&text))],
        Said::Each(texts) => texts
            .into_iter()
            .filter(|(language, _)| file.languages.contains(language))
            .map(|(language, text)| (language, clean(&text)))
            .collect(),
    };
    let texts: Vec<(String, String)> = texts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    (!texts.is_empty()).then(|| Text::new(texts))
}

/// A text of the import's own in the languages of the file.
fn usual(file: &File, en: &str, ja: &str) -> Text {
    let words = super::words::Words::both(en, ja);
    let own: Vec<(String, String)> = file
        .languages
        .iter()
        .filter_map(|language| Some((language.clone(), words.get(language)?.to_owned())))
        .collect();
    match (own.is_empty(), file.languages.first()) {
        (true, Some(language)) => Text::new([(language.clone(), en.to_owned())]),
        _ => Text::new(own),
    }
}

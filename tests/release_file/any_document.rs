//! Whatever a file holds, checking it ends with a release or with problems that stand in the file.

use kessan_core::release::load::load;
use kessan_validate::check;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use super::{MADE_UP, PUBLISHED};

/// Checks what may or may not be a release.
fn try_out(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Err(report) = check("any.json", bytes) else {
        let text = std::str::from_utf8(bytes).unwrap();
        prop_assert!(load("any.json", text).is_ok(), "what the check accepts, the build does");
        return Ok(());
    };
    prop_assert!(!report.findings.is_empty());
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    for finding in &report.findings {
        let line = lines.get(finding.line.wrapping_sub(1));
        prop_assert!(line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&finding.column)), "{report}");
        let problem = &finding.problem;
        prop_assert!(
            ![&problem.place, &problem.found, &problem.expected].iter().any(|words| words.is_empty()),
            "{report}"
        );
    }
    Ok(())
}

fn document() -> impl Strategy<Value = Value> {
    let field = proptest::sample::select(vec![
        "kessan", "id", "tables", "rows", "cells", "concept", "measure", "growth", "rate", "claim", "formula", "sum",
        "a/b~c",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        "\\PC{0,12}".prop_map(Value::String),
        proptest::sample::select(vec!["Revenues", "2008-02-30", "1H08", "JPY", "+", "12,345"])
            .prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        let fields = proptest::collection::vec((field.clone(), inner.clone()), 0..6);
        prop_oneof![
            proptest::collection::vec(inner, 0..6).prop_map(Value::Array),
            fields.prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, it)| (name.to_owned(), it)).collect::<Map<_, _>>()
            )),
        ]
    })
}

#[derive(Clone, Debug)]
enum Change {
    Delete,
    Duplicate,
    Replace(Value),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => Just(Change::Delete),
        1 => Just(Change::Duplicate),
        3 => document().prop_map(Change::Replace),
    ]
}

/// The pointers of all values of the document.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut inner = |step: &str, value| {
        let pointer = format!("{at}/{step}");
        all.push(pointer.clone());
        pointers(value, &pointer, all);
    };
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(index, value)| inner(&index.to_string(), value)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| inner(&name.replace('~', "~0").replace('/', "~1"), value));
        }
        _ => {}
    }
}

/// The document with one of its values changed.
fn changed(document: &mut Value, place: &Index, change: &Change) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let pointer = &all[place.index(all.len())];
    let (parent, step) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), change) {
        (parent, Change::Replace(value)) => {
            let step = step.replace("~1", "/").replace("~0", "~");
            match parent {
                Value::Array(list) => list[step.parse::<usize>().unwrap()] = value.clone(),
                parent => parent[&step] = value.clone(),
            }
        }
        (Value::Array(list), Change::Delete) => _ = list.remove(step.parse().unwrap()),
        (Value::Array(list), Change::Duplicate) => {
            let twin = list[step.parse::<usize>().unwrap()].clone();
            list.push(twin);
        }
        (parent, Change::Delete) => {
            parent.as_object_mut().unwrap().remove(&step.replace("~1", "/").replace("~0", "~"));
        }
        (parent, Change::Duplicate) => {
            let twin = parent[&step.replace("~1", "/").replace("~0", "~")].clone();
            parent[format!("{step}2")] = twin;
        }
    }
}

fn with_changes(text: &str, changes: &[(Index, Change)]) -> String {
    let mut document: Value = serde_json::from_str(text).unwrap();
    for (place, change) in changes {
        changed(&mut document, place, change);
    }
    format!("{document:#}")
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    proptest::collection::vec((any::<Index>(), change()), 1..=4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_document_is_checked(document in document()) {
        try_out(document.to_string().as_bytes())?;
    }

    #[test]
    fn a_release_with_changed_values_is_checked(changes in changes()) {
        try_out(with_changes(MADE_UP, &changes).as_bytes())?;
    }

    #[test]
    fn a_release_that_breaks_off_is_checked(end in any::<Index>()) {
        try_out(&MADE_UP.as_bytes()[..end.index(MADE_UP.len())])?;
    }

    #[test]
    fn a_release_with_changed_bytes_is_checked(flips in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..=3)) {
        let mut bytes = MADE_UP.as_bytes().to_vec();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        try_out(&bytes)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_published_release_with_changed_values_is_checked(changes in changes()) {
        try_out(with_changes(PUBLISHED, &changes).as_bytes())?;
    }

    #[test]
    fn the_published_release_with_a_changed_byte_is_checked(place in any::<Index>(), byte in any::<u8>()) {
        let mut bytes = PUBLISHED.as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        try_out(&bytes)?;
    }
}

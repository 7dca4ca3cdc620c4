//! From a JSON pointer to the names that the release gives its parts.

use serde_json::Value;

use kessan_core::problem::quoted;

/// The steps of a pointer.
pub(super) fn steps(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(unescaped)
}

/// A step as it is in the document.
pub(super) fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// A step as a pointer writes it.
pub(super) fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// What the place is called: `table "revenues-1h", row 2 "Systems integration", column "1h08"`.
pub(super) fn name(document: &Value, pointer: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut at = Some(document);
    // Fields since the last part with a name, and the list that a number counts in.
    let mut fields: Vec<String> = Vec::new();
    let mut table = None;
    for step in steps(pointer) {
        let list = at.filter(|value| value.is_array()).and(fields.last().cloned());
        at = at.and_then(|value| value.get(&step).or_else(|| value.get(step.parse::<usize>().ok()?)));
        let Some(list) = list else {
            fields.push(step);
            continue;
        };
        if list == "tables" {
            table = at;
        }
        match part(&list, &step, at, table) {
            // The fields that lead to a part with a name say no more than it.
            Some(part) => {
                parts.push(part);
                fields.clear();
            }
            None => fields.push(step),
        }
    }
    match (parts.is_empty(), fields.is_empty()) {
        (true, true) => "the whole file".to_owned(),
        (true, false) => format!("field {:?}", fields.join(".")),
        (false, _) => parts.into_iter().chain(fields).collect::<Vec<_>>().join(", "),
    }
}

/// What an element of `list` is called; `None` for one without a name of its own.
fn part(list: &str, step: &str, element: Option<&Value>, table: Option<&Value>) -> Option<String> {
    let number = step.parse::<usize>().ok()? + 1;
    let text = |value: Option<&Value>, field: &str| value?.get(field)?.as_str().map(str::to_owned);
    let with_id = |kind: &str, field: &str| match text(element, field) {
        Some(id) => format!("{kind} {}", quoted(&id)),
        None => format!("{kind} {number}"),
    };
    Some(match list {
        "periods" => with_id("period", "id"),
        "comparisons" => with_id("comparison", "id"),
        "concepts" => with_id("concept", "id"),
        "tables" => with_id("table", "id"),
        "columns" => with_id("column", "id"),
        "claims" => with_id("claim", "id"),
        "relations" => with_id("relation", "id"),
        "notes" => with_id("note", "id"),
        "businesses" => with_id("business", "id"),
        "targets" => with_id("target", "id"),
        "sources" => with_id("source", "id"),
        "dividends" => with_id("dividend", "id"),
        "parts" => with_id("part", "concept"),
        "listings" => format!("listing {number}"),
        "rows" => match element.and_then(|row| row.get("label")).and_then(words) {
            Some(label) => format!("row {number} {}", quoted(&label)),
            None => format!("row {number}"),
        },
        "cells" => {
            let column = table.and_then(|table| table.get("columns")?.get(number - 1));
            text(column, "id").map_or_else(|| format!("cell {number}"), |id| format!("column {}", quoted(&id)))
        }
        _ => return None,
    })
}

/// A text of the release in English, or in the first of its languages.
fn words(text: &Value) -> Option<String> {
    let text = text.as_object()?;
    text.get("en").or_else(|| text.values().next())?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_has_the_releases_own_names() {
        let document = json!({
            "company": {"name": {"ja": ""}},
            "tables": [{
                "id": "revenues", "columns": [{"id": "1h08"}],
                "rows": [{"label": {"en": "Systems"}, "cells": ["1", "2"]}]
            }],
            "concepts": [{"id": "Revenues", "sum": ["+A"]}, {}],
            "story": {"businesses": [{"id": "si", "parts": [{"concept": "A"}]}]}
        });
        for (pointer, expected) in [
            ("", "the whole file"),
            ("/company/name/ja", "field \"company.name.ja\""),
            ("/tables/0/rows/0/cells/0", "table \"revenues\", row 1 \"Systems\", column \"1h08\""),
            ("/tables/0/rows/0/cells/1", "table \"revenues\", row 1 \"Systems\", cell 2"),
            ("/tables/0/columns/0/label", "table \"revenues\", column \"1h08\", label"),
            ("/concepts/0/sum/0", "concept \"Revenues\", sum, 0"),
            ("/concepts/1/unit", "concept 2, unit"),
            ("/story/businesses/0/parts/0/label", "business \"si\", part \"A\", label"),
        ] {
            assert_eq!(name(&document, pointer), expected);
        }
    }
}

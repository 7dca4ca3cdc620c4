//! The published schema.

use kessan_validate::schema::{schema, text};
use serde_json::Value;

const CHECKED_IN: &str = include_str!("../../public/releases/release.schema.json");

#[test]
fn the_schema_beside_the_release_is_the_one_that_the_types_give() {
    assert!(
        CHECKED_IN == text(),
        "public/releases/release.schema.json is not what the model's types give; write it anew:\n\
         cargo run --features ssr --bin prerender -- --schema > public/releases/release.schema.json"
    );
}

#[test]
fn every_field_has_a_description() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let definitions = schema["$defs"].as_object().unwrap();
    let mut fields = 0;
    for (name, definition) in definitions.iter().map(|(name, it)| (name.as_str(), it)).chain([("File", &schema)]) {
        assert!(definition["description"].is_string(), "{name}");
        for (field, property) in definition["properties"].as_object().into_iter().flatten() {
            assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{name}, {field}");
            fields += 1;
        }
        // A text has a field for each language.
        if definition["type"] == "object" && name != "Text" {
            assert_eq!(definition["additionalProperties"], Value::Bool(false), "{name}");
        }
    }
    assert!(fields > 100, "{fields} fields");
}

/// What the format's document tells of each field, editors know, too.
#[test]
fn the_formats_document_names_every_field() {
    let document = include_str!("../../docs/release-format.md");
    let schema = schema();
    for (name, definition) in
        schema["$defs"].as_object().unwrap().iter().map(|(name, it)| (name.as_str(), it)).chain([("File", &schema)])
    {
        for field in definition["properties"].as_object().into_iter().flatten().map(|(field, _)| field) {
            let is_named = document.contains(&format!("`{field}`")) || document.contains(&format!("\"{field}\""));
            assert!(is_named, "docs/release-format.md does not name {field:?} of {name}");
        }
    }
}

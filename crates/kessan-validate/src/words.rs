//! What stands in a file, and what its schema expects there, in plain words.

use kessan_core::problem::quoted;
use serde_json::Value;

/// What stands there.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => quoted(text),
        Value::Array(list) if list.is_empty() => "an empty list".to_owned(),
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// What `schema`, a part of `root`, expects.
pub(super) fn expected(schema: &Value, root: &Value) -> String {
    if let Some(message) = schema.get("errorMessage").and_then(Value::as_str) {
        return message.to_owned();
    }
    if let Some(target) = schema.get("$ref").and_then(|target| root.pointer(target.as_str()?.strip_prefix('#')?)) {
        return expected(target, root);
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    if let Some(choices) = choices(schema) {
        return either(&choices);
    }
    if let Some(kinds) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        let kinds = kinds.iter().filter(|kind| kind.get("type").and_then(Value::as_str) != Some("null"));
        return either(&kinds.map(|kind| expected(kind, root)).collect::<Vec<_>>());
    }
    let limit = |key: &str| schema.get(key).map(ToString::to_string);
    match kind(schema) {
        "string" => "a text in quotation marks".to_owned(),
        "boolean" => "true or false".to_owned(),
        "integer" | "number" => match (limit("minimum"), limit("maximum")) {
            (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
            (Some(least), None) => format!("a whole number from {least} on"),
            _ => "a whole number".to_owned(),
        },
        "array" => match (limit("minItems"), limit("maxItems")) {
            (Some(least), Some(most)) if least == most => format!("a list of {least}"),
            (Some(least), Some(most)) => format!("a list of {least} to {most}"),
            (Some(least), None) => format!("a list of at least {least}"),
            (None, Some(most)) => format!("a list of at most {most}"),
            _ => "a list in square brackets".to_owned(),
        },
        _ => match schema.get("required").and_then(Value::as_array) {
            Some(names) => format!("an object with {}", all(&each_quoted(names))),
            None => "an object in braces".to_owned(),
        },
    }
}

/// The only values that a schema allows, as JSON.
fn choices(schema: &Value) -> Option<Vec<String>> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return Some(each_quoted(values));
    }
    let kinds = schema.get("oneOf")?.as_array()?;
    kinds.iter().map(|kind| kind.get("const").map(ToString::to_string)).collect()
}

/// Whether a schema is of a text, of a form that its words describe.
pub(super) fn is_text(schema: &Value) -> bool {
    kind(schema) == "string" && schema.get("errorMessage").is_some()
}

/// The type that a schema names, whether or not it allows null, too.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        kind => kind.and_then(Value::as_str),
    }
    .unwrap_or_default()
}

fn each_quoted(values: &[Value]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

/// `a, b or c`.
pub(super) fn either(words: &[String]) -> String {
    joined(words, "or")
}

/// `a, b and c`.
fn all(words: &[String]) -> String {
    joined(words, "and")
}

fn joined(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

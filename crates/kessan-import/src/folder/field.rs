//! Fields of rows and columns as cells: `label.en`, `measure.growth`, `depth`.

use serde_json::{Map, Value};

use super::canonical::{members, on_one_line};
use super::guard::{guarded, unguarded};

/// Behind the name of a field whose cells hold JSON: lists, and whatever has no plain form.
const JSON: &str = ":json";

/// What a field's cells hold.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Whole,
    Truth,
    Text,
}

fn kind(name: &str) -> Kind {
    match name {
        "depth" | "scale" => Kind::Whole,
        "total" | "negated" => Kind::Truth,
        _ => Kind::Text,
    }
}

/// The fields of an object that stand beside `but`, each with its cell's text.
pub(super) fn flat(object: &Map<String, Value>, but: &[&str], languages: &[String]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (key, value) in members(object, languages) {
        if !but.contains(&key.as_str()) {
            flatten(key, value, languages, &mut fields);
        }
    }
    fields
}

fn flatten(name: &str, value: &Value, languages: &[String], fields: &mut Vec<(String, String)>) {
    let text = match (value, kind(name)) {
        (Value::Object(object), _)
            if !object.is_empty() && object.iter().all(|(key, value)| is_plain(key) && !value.is_null()) =>
        {
            for (key, value) in members(object, languages) {
                flatten(&format!("{name}.{key}"), value, languages, fields);
            }
            return;
        }
        (Value::String(text), Kind::Text) if !text.is_empty() => guarded(text),
        (Value::Bool(truth), Kind::Truth) => truth.to_string(),
        (Value::Number(number), Kind::Whole) if number.is_u64() => number.to_string(),
        _ => {
            fields.push((format!("{name}{JSON}"), on_one_line(value, languages)));
            return;
        }
    };
    fields.push((name.to_owned(), text));
}

/// Whether a name can stand in a dotted one.
pub(super) fn is_plain(key: &str) -> bool {
    !key.is_empty() && !key.contains(['.', ':']) && key.trim() == key
}

/// Puts a cell's value into an object under a dotted name; nothing for an empty cell.
///
/// # Errors
///
/// What the cell should hold, or why the name does not fit beside another.
pub(super) fn put(object: &mut Map<String, Value>, name: &str, cell: &str) -> Result<(), String> {
    if cell.is_empty() {
        return Ok(());
    }
    let (name, value) = match name.strip_suffix(JSON) {
        Some(name) => (name, json(cell)?),
        None => (name, plain(name, cell)?),
    };
    let mut parts = name.split('.');
    let last = parts.next_back().filter(|last| !last.is_empty()).ok_or("the field has no name")?;
    let mut inner = object;
    for part in parts {
        let entry = inner.entry(part).or_insert_with(|| Value::Object(Map::new()));
        inner = entry
            .as_object_mut()
            .ok_or_else(|| format!("the field “{name}” stands beside a field “{part}” without a point"))?;
    }
    match inner.contains_key(last) {
        true => Err(format!("the field “{name}” is given twice")),
        false => {
            inner.insert(last.to_owned(), value);
            Ok(())
        }
    }
}

fn json(cell: &str) -> Result<Value, String> {
    serde_json::from_str(unguarded(cell)).map_err(|error| format!("JSON is expected here, and {error}"))
}

fn plain(name: &str, cell: &str) -> Result<Value, String> {
    let text = unguarded(cell);
    match kind(name) {
        Kind::Text => Ok(Value::from(text)),
        Kind::Whole => text
            .trim()
            .parse::<u32>()
            .map(Value::from)
            .map_err(|_| "a whole number such as 1 is expected here".to_owned()),
        // As a person or a spreadsheet program writes it.
        Kind::Truth => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "x" | "1" | "wahr" | "vrai" | "はい" | "○" => Ok(Value::Bool(true)),
            "false" | "no" | "0" | "falsch" | "faux" | "いいえ" => Ok(Value::Bool(false)),
            _ => Err("true, false or nothing is expected here".to_owned()),
        },
    }
}

//! From the file's text to a checked [`Release`].

use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::{Release, check, model};
use crate::domain::problem::{Problem, Problems};

/// What a release file is.
const ONE_OBJECT: &str = "one JSON object";

/// Reads and checks a release file. `file` is its name, for the messages.
///
/// # Errors
///
/// Every mistake found, each with its place, what stands there and what should. A file whose form is broken (no
/// JSON, an unknown field) is reported for its first mistake only, and where references lead is looked at only when
/// everything else is right; the other mistakes of meaning are all reported.
pub fn load(file: &str, json: &str) -> Result<Release, Problems> {
    let fail = |list| Problems { file: file.to_owned(), list };
    let read: model::File = read(json).map_err(|problem| fail(vec![problem]))?;
    let (facts, mut problems) = check::facts(&read);
    if problems.is_empty() {
        let release = Release::new(read, facts);
        problems = check::references::problems(&release);
        if problems.is_empty() {
            return Ok(release);
        }
    }
    Err(fail(problems))
}

fn read(json: &str) -> Result<model::File, Problem> {
    if !json.trim_start().starts_with('{') {
        return Err(no_object(json));
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let file: model::File = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let inner = error.inner();
        let place = format!("{}{}", position(inner), named(json, error.path()));
        if matches!(inner.classify(), Category::Syntax | Category::Eof) {
            return Problem::new(place, no_json(inner), ONE_OBJECT);
        }
        let message = words(inner);
        let (found, expected) =
            message.rsplit_once(", expected ").unwrap_or((&message, "a file as docs/release-format.md describes it"));
        Problem::new(place, found, expected)
    })?;
    let more = |error| Problem::new(position(&error), "more text after the end of the release", ONE_OBJECT);
    deserializer.end().map_err(more)?;
    Ok(file)
}

/// What is wrong with a file that does not begin as an object does.
fn no_object(json: &str) -> Problem {
    if json.starts_with('\u{feff}') {
        let found = "no valid JSON (a byte order mark at its beginning)";
        return Problem::new("line 1, column 1", found, ONE_OBJECT);
    }
    match serde_json::from_str::<Value>(json) {
        Err(error) => Problem::new(position(&error), no_json(&error), ONE_OBJECT),
        Ok(value) => {
            let kind = match value {
                Value::Null => "null",
                Value::Bool(_) => "true or false",
                Value::Number(_) => "a number",
                Value::String(_) => "a string",
                Value::Array(_) | Value::Object(_) => "a list",
            };
            Problem::new("the whole file", kind, ONE_OBJECT)
        }
    }
}

fn position(error: &serde_json::Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}

fn no_json(error: &serde_json::Error) -> String {
    format!("no valid JSON ({})", words(error))
}

/// The message without the position that it ends with.
fn words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(words, _)| words).to_owned()
}

/// The path to a broken field with the names that stand along it: `, tables[2] "revenues-1h", rows[0], cells`.
fn named(json: &str, path: &Path) -> String {
    let document: Option<Value> = serde_json::from_str(json).ok();
    let mut at = document.as_ref();
    let mut text = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                at = at.and_then(|value| value.get(index));
                text.push_str(&format!("[{index}]"));
                let name = at
                    .and_then(|value| value.get("id").or_else(|| value.get("label")?.get("en")))
                    .and_then(Value::as_str);
                if let Some(name) = name {
                    text.push_str(&format!(" {name:?}"));
                }
            }
            Segment::Map { key } => {
                at = at.and_then(|value| value.get(key));
                text.push_str(&format!(", {key}"));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    text
}

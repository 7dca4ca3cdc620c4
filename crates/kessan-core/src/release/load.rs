//! From the file's text to a checked [`Release`].

use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::{Release, check, model, upgrade};
use crate::problem::{Mistakes, Problem, Problems};

/// What a release file is.
const ONE_OBJECT: &str = "one JSON object";

/// Reads and checks a release file. `file` is its name, for the messages.
///
/// # Errors
///
/// Every mistake found, each with its place, what stands there and what should. A file whose form is broken (no
/// JSON, an unknown field) is reported for its first mistake only; of the mistakes of meaning the first
/// [`MOST_TOLD`](crate::problem::MOST_TOLD) are reported and the rest counted.
pub fn load(file: &str, json: &str) -> Result<Release, Problems> {
    let fail =
        |mistakes: Mistakes| Problems { file: file.to_owned(), list: mistakes.list().to_vec(), more: mistakes.more() };
    let read = if json.trim_start().starts_with('{') { serde_json::from_str(json).ok() } else { None };
    // To know the way to each value takes as long as reading them, so it is only asked for where there is a mistake.
    let mut read: model::File = read.ok_or_else(|| fail(first_mistake(json).into()))?;
    let upgrade = upgrade::file(&mut read);
    let release = checked(read).map_err(fail)?;
    Ok(Release { upgrade, ..release })
}

/// Reads the text of a release file that has been checked before, without what it takes to tell mistakes: for the
/// browser, which is given only what the build has checked.
///
/// # Errors
///
/// What keeps the text from being read at all.
pub fn read_again(json: &str) -> serde_json::Result<Release> {
    let mut file: model::File = serde_json::from_str(json)?;
    upgrade::file(&mut file);
    file.order_languages();
    let facts = check::facts_again(&file);
    Ok(Release::new(file, facts))
}

/// Reads the text of a release file, which is JSON, without a look at what it means.
///
/// # Errors
///
/// The first mistake of its form. It has a pointer, and its place has no line.
pub fn from_json(text: &str) -> Result<model::File, Problem> {
    serde_json::from_str(text).or_else(|_| with_ways(text))
}

fn with_ways(text: &str) -> Result<model::File, Problem> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| form_problem(error.inner(), None, error.path()))
}

/// Checks what a file means.
///
/// # Errors
///
/// Every mistake found. Where a reference leads is left out where that may only follow from another mistake.
pub fn checked(mut file: model::File) -> Result<Release, Mistakes> {
    file.order_languages();
    let (facts, mut mistakes, known) = check::facts(&file);
    let release = Release::new(file, facts);
    mistakes.extend(check::references::problems(&release, &known));
    if mistakes.is_empty() { Ok(release) } else { Err(mistakes) }
}

/// The first mistake of form in a text that is no release file, with the way to it.
fn first_mistake(json: &str) -> Problem {
    if !json.trim_start().starts_with('{') {
        return no_object(json);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let read: Result<model::File, _> = serde_path_to_error::deserialize(&mut deserializer);
    match read {
        Err(error) => {
            let document: Option<Value> = serde_json::from_str(json).ok();
            let problem = form_problem(error.inner(), document.as_ref(), error.path());
            Problem { place: format!("{}{}", position(error.inner()), problem.place), ..problem }
        }
        Ok(_) => {
            let place = deserializer.end().err().map(|error| position(&error)).unwrap_or_default();
            Problem::new(place, "more text after the end of the release", ONE_OBJECT)
        }
    }
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

/// A mistake of form at `path`.
fn form_problem(error: &serde_json::Error, document: Option<&Value>, path: &Path) -> Problem {
    let (place, pointer) = named(document, path);
    if matches!(error.classify(), Category::Syntax | Category::Eof) {
        return Problem::new(place, no_json(error), ONE_OBJECT).at(pointer);
    }
    let message = words(error);
    let (found, expected) =
        message.rsplit_once(", expected ").unwrap_or((&message, "a file as docs/release-format.md describes it"));
    Problem::new(place, found, expected).at(pointer)
}

/// The path to a broken field with the names that stand along it, `, tables[2] "revenues-1h", rows[0], cells`, and as a
/// JSON pointer.
fn named(document: Option<&Value>, path: &Path) -> (String, String) {
    let mut at = document;
    let (mut text, mut pointer) = (String::new(), String::new());
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                at = at.and_then(|value| value.get(index));
                text.push_str(&format!("[{index}]"));
                pointer.push_str(&format!("/{index}"));
                let label = |value: &'_ Value| value.get("label")?.as_object()?.values().next().cloned();
                let name = at.and_then(|value| value.get("id").cloned().or_else(|| label(value)));
                let name = name.as_ref().and_then(Value::as_str);
                if let Some(name) = name {
                    text.push_str(&format!(" {name:?}"));
                }
            }
            // A variant with content is written as a field.
            Segment::Map { key } | Segment::Enum { variant: key } => {
                at = at.and_then(|value| value.get(key));
                text.push_str(&format!(", {key}"));
                pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1")));
            }
            Segment::Unknown => {}
        }
    }
    (text, pointer)
}

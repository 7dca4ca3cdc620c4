//! From the file's text to a checked [`Release`].

use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::{Release, check, check_capital, check_tables, model};
use crate::domain::problem::{Problem, Problems};

/// Reads and checks a release file. `file` is its name, for the messages.
///
/// # Errors
///
/// Every mistake found, each with its place, what stands there and what should. A file whose form is broken (no
/// JSON, an unknown field) is reported for its first mistake only; mistakes of meaning are all reported.
pub fn load(file: &str, json: &str) -> Result<Release, Problems> {
    let fail = |list| Problems { file: file.to_owned(), list };
    let read: model::File = read(json).map_err(|problem| fail(vec![problem]))?;
    let mut problems = check::problems(&read);
    let facts = check_tables::facts(&read, &mut problems);
    if problems.is_empty() {
        let release = Release::new(read, facts);
        problems = check_capital::problems(&release);
        if problems.is_empty() {
            return Ok(release);
        }
    }
    Err(fail(problems))
}

fn read(json: &str) -> Result<model::File, Problem> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let file: model::File = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let inner = error.inner();
        let place = format!("line {}, column {}{}", inner.line(), inner.column(), named(json, error.path()));
        let message = inner.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let (found, expected) =
            message.split_once(", expected ").unwrap_or((message, "a file as docs/release-format.md describes it"));
        Problem::new(place, found, expected)
    })?;
    deserializer.end().map_err(|error| {
        Problem::new(
            format!("line {}, column {}", error.line(), error.column()),
            "more text after the end of the release",
            "one JSON object",
        )
    })?;
    Ok(file)
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

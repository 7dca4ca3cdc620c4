//! `release.toml`: written so that a person can read and edit it.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::canonical::{is_long, members};

/// Lists whose entries are all shorter stand in lines, others in blocks.
const LINE: usize = 120;

/// The text of a table in TOML: plain values first, then a section for each object that holds lists of objects, and a block for
/// each long entry of a list.
pub(super) fn text(object: &Map<String, Value>, languages: &[String]) -> String {
    let mut text = String::new();
    section("", object, languages, &mut text);
    text
}

fn section(path: &str, object: &Map<String, Value>, languages: &[String], text: &mut String) {
    let members = members(object, languages);
    let mut later = Vec::new();
    for (key, value) in members {
        match value {
            Value::Object(_) if path.is_empty() && is_long(value) => later.push((key, value)),
            Value::Array(list) if is_blocks(list, languages) => later.push((key, value)),
            Value::Array(list) if list.iter().any(Value::is_object) => {
                let _ = writeln!(text, "{} = [", name(key));
                for entry in list {
                    let _ = writeln!(text, "  {},", inline(entry, languages));
                }
                text.push_str("]\n");
            }
            value => {
                let _ = writeln!(text, "{} = {}", name(key), inline(value, languages));
            }
        }
    }
    for (key, value) in later {
        let path = if path.is_empty() { name(key) } else { format!("{path}.{}", name(key)) };
        match value {
            Value::Object(object) => {
                let _ = writeln!(text, "\n[{path}]");
                section(&path, object, languages, text);
            }
            Value::Array(list) => {
                for entry in list.iter().filter_map(Value::as_object) {
                    let _ = writeln!(text, "\n[[{path}]]");
                    block(entry, languages, text);
                }
            }
            _ => {}
        }
    }
}

/// An entry of a list in lines of its own.
fn block(entry: &Map<String, Value>, languages: &[String], text: &mut String) {
    for (key, value) in members(entry, languages) {
        match value {
            Value::Array(list)
                if list.iter().any(Value::is_object)
                    || list.iter().any(|value| value.as_str().is_some_and(|text| text.len() > 40)) =>
            {
                let _ = writeln!(text, "{} = [", name(key));
                for entry in list {
                    let _ = writeln!(text, "  {},", inline(entry, languages));
                }
                text.push_str("]\n");
            }
            value => {
                let _ = writeln!(text, "{} = {}", name(key), inline(value, languages));
            }
        }
    }
}

/// Whether a list is written in blocks: objects only, and one of them is long.
fn is_blocks(list: &[Value], languages: &[String]) -> bool {
    !list.is_empty()
        && list.iter().all(Value::is_object)
        && list.iter().any(|entry| inline(entry, languages).chars().count() > LINE)
}

/// A value on one line.
fn inline(value: &Value, languages: &[String]) -> String {
    match value {
        Value::Object(object) => {
            let members = members(object, languages);
            let parts: Vec<_> =
                members.iter().map(|(key, value)| format!("{} = {}", name(key), inline(value, languages))).collect();
            if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) }
        }
        Value::Array(list) => {
            let parts: Vec<_> =
                list.iter().filter(|value| !value.is_null()).map(|value| inline(value, languages)).collect();
            format!("[{}]", parts.join(", "))
        }
        Value::String(text) => string(text),
        other => other.to_string(),
    }
}

fn name(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if is_bare { key.to_owned() } else { string(key) }
}

/// A basic string: JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
fn string(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

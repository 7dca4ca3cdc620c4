//! `release.toml` is read.

use serde_json::{Map, Number, Value};

use super::HEAD;
use crate::error::{ErrorKind, ImportError};

/// The document of `release.toml` as JSON.
///
/// # Errors
///
/// Where it is no TOML, and numbers with a point: figures are texts.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Map<String, Value>, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        malformed(path, format!("byte {} is no UTF-8", error.valid_up_to())).remedy("save the file as UTF-8")
    })?;
    let table: toml::Table = toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or(text).matches('\n').count() + 1);
        malformed(path, error.message().trim().to_owned()).at_line(line)
    })?;
    object(path, "", table)
}

fn malformed(path: &str, found: String) -> ImportError {
    ImportError::new(ErrorKind::Malformed, path, found)
        .expected(format!("a TOML document, as `kessan new` writes {HEAD}"))
}

fn object(path: &str, place: &str, table: toml::Table) -> Result<Map<String, Value>, ImportError> {
    table
        .into_iter()
        .map(|(key, value)| {
            let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            Ok((key, json(path, &place, value)?))
        })
        .collect()
}

fn json(path: &str, place: &str, value: toml::Value) -> Result<Value, ImportError> {
    Ok(match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::Number(Number::from(number)),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        // A day without quotation marks is a day all the same.
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Float(number) => {
            let error = ImportError::new(ErrorKind::Invalid, path, format!("{number} is a number with a point"));
            return Err(error
                .at(place)
                .expected("whole numbers and texts")
                .remedy("put it in quotation marks, as it is printed"));
        }
        toml::Value::Array(list) => {
            let list =
                list.into_iter().enumerate().map(|(at, value)| json(path, &format!("{place}[{}]", at + 1), value));
            Value::Array(list.collect::<Result<_, _>>()?)
        }
        toml::Value::Table(table) => Value::Object(object(path, place, table)?),
    })
}

//! The one way in which a release file is written: the same fields in the same order, whoever wrote it before.

use kessan_core::order::CompactSort;
use serde_json::{Map, Value};

/// The fields in their order; others follow by the alphabet. Languages stand in the order of the file's `languages`.
const ORDER: &str = "$schema kessan id languages company name short_name listings exchange code website kind title span \
    rounding announced basis currency translation rate date document place url places sources other_reports report periods comparisons label \
    current prior derived whole less plus concepts tables unit scale count_scale file columns note concept depth total period scenario measure \
    growth change share at named named_base negated source rows cells claims sum other_sums quotient of by product flows \
    same_as sign term relations table row column claim printed result formula notes text story headlines businesses breakdown revenues cost \
    cost_of_revenues operating_income net_income guidance parts targets revised amounts assets cash drivers lines capital fiscal_year \
    shares_outstanding ads_per_share earnings_per_share actual_net_income equity dividends record_date payment_date status \
    per_share buyback window resolved max_shares max_amount withholding digits valid_from valid_to links \
    assumptions field key answer";

/// The place of a field among the others.
pub(super) fn rank(key: &str, languages: &[String]) -> (usize, usize) {
    match languages.iter().position(|language| language == key) {
        Some(at) => (0, at),
        None => (1, ORDER.split_whitespace().position(|name| name == key).unwrap_or(usize::MAX)),
    }
}

/// The members of an object in order, those that are `null` left out: to leave a field out says the same.
pub(super) fn members<'a>(object: &'a Map<String, Value>, languages: &[String]) -> Vec<(&'a String, &'a Value)> {
    let mut members: Vec<_> = object.iter().filter(|(_, value)| !value.is_null()).collect();
    members.compact_sort_by_cached_key(|(key, _)| (rank(key, languages), (*key).clone()));
    members
}

/// The languages of a release, in its order: English and Japanese in version 1.
pub(super) fn languages(release: &Value) -> Vec<String> {
    match release.get("languages").and_then(Value::as_array) {
        Some(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        None => vec!["en".to_owned(), "ja".to_owned()],
    }
}

/// The text of a release file: UTF-8, two spaces of indentation, on one line what holds no lists of objects, a line feed at the
/// end. Two files with the same text are the same release.
///
/// ```
/// use kessan_import::folder::canonical;
/// let release = serde_json::json!({"title": {"ja": "決算", "en": "Results"}, "id": "a", "periods": [{"span": "2031", "id": "b"}]});
/// assert_eq!(canonical(&release), r#"{
///   "id": "a",
///   "title": {"en": "Results", "ja": "決算"},
///   "periods": [
///     {"id": "b", "span": "2031"}
///   ]
/// }
/// "#);
/// ```
pub fn canonical(release: &Value) -> String {
    let mut text = String::new();
    write(release, 0, &languages(release), &mut text);
    text.push('\n');
    text
}

/// A value on one line, in JSON or in what another format writes between the parts.
pub(super) fn on_one_line(value: &Value, languages: &[String]) -> String {
    match value {
        Value::Object(object) => {
            let members = members(object, languages);
            let members =
                members.iter().map(|(key, value)| format!("{}: {}", quoted(key), on_one_line(value, languages)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Array(list) => {
            let list: Vec<_> = list.iter().map(|value| on_one_line(value, languages)).collect();
            format!("[{}]", list.join(", "))
        }
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// Whether a value holds a list of objects, and so takes several lines.
pub(super) fn is_long(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.values().any(is_long),
        Value::Array(list) => list.iter().any(|value| value.is_object() || is_long(value)),
        _ => false,
    }
}

fn write(value: &Value, depth: usize, languages: &[String], text: &mut String) {
    let indent = "  ".repeat(depth + 1);
    let parts: Vec<(String, &Value)> = match value {
        // The release itself takes lines of its own in any case.
        Value::Object(object) if depth == 0 || is_long(value) => {
            members(object, languages).into_iter().map(|(key, value)| (format!("{}: ", quoted(key)), value)).collect()
        }
        Value::Array(list) if is_long(value) => list.iter().map(|value| (String::new(), value)).collect(),
        _ => {
            text.push_str(&on_one_line(value, languages));
            return;
        }
    };
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    text.push(open);
    for (at, (key, value)) in parts.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&indent);
        text.push_str(key);
        write(value, depth + 1, languages, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(close);
}

//! From a JSON pointer to a line and a column.

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::place::{escaped, steps};
use super::validate::Violation;

/// A file's text with the position of each of its values.
pub(super) struct Positions<'a> {
    text: &'a str,
    /// `None` for a text that serde_json reads and this parser does not; its positions are the file's first.
    root: Option<Value<'a>>,
}

impl<'a> Positions<'a> {
    /// Reads `text`, which is JSON.
    pub(super) fn new(text: &'a str) -> Self {
        let options = ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            ..ParseOptions::default()
        };
        let parsed = parse_to_ast(text, &CollectOptions::default(), &options);
        Self { text, root: parsed.ok().and_then(|parsed| parsed.value) }
    }

    /// The line and the column of the value at `pointer`, or of the innermost one around it that there is; with
    /// `is_of_key`, of the field's name.
    pub(super) fn find(&self, pointer: &str, is_of_key: bool) -> (usize, usize) {
        let Some(mut at) = self.root.as_ref() else { return (1, 1) };
        let mut range = at.range();
        for step in steps(pointer) {
            let (inner, name) = match at {
                Value::Object(object) => {
                    // Of a field that is there twice, the last counts.
                    let Some(field) = object.properties.iter().rev().find(|field| field.name.as_str() == step) else {
                        break;
                    };
                    (&field.value, field.name.range())
                }
                Value::Array(array) => {
                    let element = step.parse::<usize>().ok().and_then(|index| array.elements.get(index));
                    let Some(element) = element else { break };
                    (element, element.range())
                }
                _ => break,
            };
            at = inner;
            range = if is_of_key { name } else { at.range() };
        }
        byte_position(self.text, range.start)
    }

    /// Fields that an object has twice: a reader would take the last one and say nothing.
    pub(super) fn repeated_fields(&self) -> impl Iterator<Item = Violation> + use<> {
        let mut found = Vec::new();
        if let Some(root) = &self.root {
            repeated(root, "", &mut found);
        }
        found.into_iter()
    }
}

fn repeated(value: &Value<'_>, pointer: &str, found: &mut Vec<Violation>) {
    match value {
        Value::Array(array) => {
            for (index, element) in array.elements.iter().enumerate() {
                repeated(element, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(object) => {
            for (index, field) in object.properties.iter().enumerate() {
                let name = field.name.as_str();
                let pointer = format!("{pointer}/{}", escaped(name));
                let is_same = |other: &&ObjectProp<'_>| other.name.as_str() == name;
                if object.properties[..index].iter().filter(is_same).count() == 1 {
                    found.push(Violation::of_key(
                        pointer.clone(),
                        format!("the field {name:?} twice"),
                        "each field once",
                    ));
                }
                repeated(&field.value, &pointer, found);
            }
        }
        _ => {}
    }
}

/// The line and the column, in characters, of a byte of `text`.
pub(super) fn byte_position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let (line, start) = (before.matches('\n').count() + 1, before.rfind('\n').map_or(0, |end| end + 1));
    (line, before[start..].chars().count() + 1)
}

/// The column, in characters, of what serde_json gives in bytes.
pub(super) fn position_in_line(text: &str, line: usize, bytes: usize) -> (usize, usize) {
    let content = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    // serde_json counts the byte that it stumbled over.
    let before = content.char_indices().take_while(|(start, _)| start + 1 < bytes).count();
    (line.max(1), before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, {\"売上\": 2}],\n  \"b/c\": 3, \"b/c\": 4\n}";

    #[test]
    fn a_value_is_at_its_line_and_character() {
        let positions = Positions::new(TEXT);
        assert_eq!(positions.find("", false), (1, 1));
        assert_eq!(positions.find("/a/0", false), (2, 9));
        assert_eq!(positions.find("/a/1/売上", false), (2, 19));
        assert_eq!(positions.find("/a/1/売上", true), (2, 13));
        assert_eq!(positions.find("/b~1c", false), (3, 20), "the last counts");
        assert_eq!(positions.find("/a/1/none/deeper", false), (2, 12), "where it would stand");
    }

    #[test]
    fn a_field_that_is_there_twice_is_found_once() {
        let found: Vec<_> = Positions::new(TEXT).repeated_fields().collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pointer, "/b~1c");
    }

    #[test]
    fn a_byte_within_a_character_counts_as_that_character() {
        assert_eq!(position_in_line("売上x", 1, 7), (1, 3));
        assert_eq!(position_in_line("", 1, 0), (1, 1));
        assert_eq!(position_in_line("ab", 1, 2), (1, 2));
    }
}

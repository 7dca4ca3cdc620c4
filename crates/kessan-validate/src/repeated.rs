//! Fields that an object has twice: a reader would take the last one and say nothing.

use std::borrow::Cow;
use std::collections::HashSet;

use super::blank;
use super::place::escaped;
use super::walk::{Field, Visitor, walk};

/// Such fields of a text.
pub(super) struct Repeated<'a> {
    /// The pointers of the first of them.
    pub pointers: Vec<String>,
    /// How many there are beside.
    pub more: usize,
    /// The text with blanks where an earlier field of the same name stood, so that each is there once; every byte else
    /// is at its place.
    pub text: Cow<'a, str>,
}

/// Looks for them; the first `most` are named.
pub(super) fn repeated_fields(text: &str, most: usize) -> Repeated<'_> {
    let mut search =
        Search { text, way: Vec::new(), most, found: HashSet::new(), order: Vec::new(), more: 0, blanked: None };
    walk(text, &mut search);
    // Only whole fields are blanked, so that it is a text still.
    let blanked = search.blanked.and_then(|bytes| String::from_utf8(bytes).ok());
    let text = blanked.map_or(Cow::Borrowed(text), Cow::Owned);
    Repeated { pointers: search.order, more: search.more, text }
}

/// A step on the way to a value.
enum Step {
    Name(String),
    Index(usize),
}

struct Search<'a> {
    text: &'a str,
    way: Vec<Step>,
    most: usize,
    found: HashSet<String>,
    order: Vec<String>,
    more: usize,
    blanked: Option<Vec<u8>>,
}

impl Visitor for Search<'_> {
    fn name(&mut self, name: &str, _: usize, before: Option<&Field>) {
        self.way.push(Step::Name(name.to_owned()));
        let Some(before) = before else { return };
        let blanked = self.blanked.get_or_insert_with(|| self.text.as_bytes().to_vec());
        blank::field(blanked, before.bytes.clone());
        if before.times != 1 {
            return;
        }
        if self.order.len() == self.most {
            self.more += 1;
            return;
        }
        let steps = self.way.iter().map(|step| match step {
            Step::Name(name) => format!("/{}", escaped(name)),
            Step::Index(index) => format!("/{index}"),
        });
        let pointer: String = steps.collect();
        // Within a field that is there twice itself, the same pointer leads to two.
        if self.found.insert(pointer.clone()) {
            self.order.push(pointer);
        }
    }

    fn element(&mut self, index: usize) {
        self.way.push(Step::Index(index));
    }

    fn value(&mut self, _: usize) {}

    fn end(&mut self, _: usize) {
        self.way.pop();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_field_that_is_there_more_than_once_is_found_once() {
        let text = r#"{"a": [1, {"売上": 2}], "b/c": 3, "b/c": 4, "b/c": {"d": 5, "d": 6}, "e": "d"}"#;
        let repeated = repeated_fields(text, 9);
        assert_eq!((repeated.pointers, repeated.more), (vec!["/b~1c".to_owned(), "/b~1c/d".to_owned()], 0));
    }

    #[test]
    fn only_so_many_are_named_and_the_rest_counted() {
        let text = format!("[{}0]", r#"{"a": 0, "a": 0},"#.repeat(10));
        let repeated = repeated_fields(&text, 3);
        assert_eq!((repeated.pointers.last().map(String::as_str), repeated.more), (Some("/2/a"), 7));
    }

    #[test]
    fn the_earlier_ones_are_blanked_and_the_rest_stays_at_its_place() {
        let names: String = (0..40).map(|name| format!("\"n{name}\": 0,\n")).collect();
        let text =
            format!("{{{names} \"売\": {{\"x\": [1], \"x\": [2]}}, \"n30\": \"}}\" , \"売\": {{\"y\": 1, \"y\": 2}}}}");
        let repeated = repeated_fields(&text, 9);
        let read: Value = serde_json::from_str(&repeated.text).expect("JSON");
        assert_eq!((&read["売"], &read["n30"], &read["n0"]), (&json!({"y": 2}), &json!("}"), &json!(0)));
        assert_eq!(read.as_object().map(serde_json::Map::len), Some(41));
        assert_eq!((text.len(), text.rfind("\"y\"")), (repeated.text.len(), repeated.text.rfind("\"y\"")));
        assert_eq!(text.matches('\n').count(), repeated.text.matches('\n').count());
        assert!(matches!(repeated_fields("{\"a\": 1}", 9).text, Cow::Borrowed(_)));
    }
}

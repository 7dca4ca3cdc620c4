//! Fields of a JSON text with blanks in their place: the text is read without them, and every byte else stands where it stood.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::place::escaped;
use super::walk::{Field, Visitor, walk};

/// Puts blanks in the place of a field, given from its name to its value's end, and of one comma beside it.
pub(super) fn field(text: &mut [u8], bytes: Range<usize>) {
    let (before, rest) = text.split_at_mut(bytes.start.min(bytes.end));
    let (field, after) = rest.split_at_mut(bytes.len());
    // Line ends stay, so that lines keep their numbers.
    field.iter_mut().filter(|byte| !matches!(**byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
    let is_blank = |byte: &&mut u8| byte.is_ascii_whitespace();
    let next = after.iter_mut().find(|byte| !is_blank(byte));
    let comma = match next {
        Some(byte) if *byte == b',' => Some(byte),
        _ => before.iter_mut().rev().find(|byte| !is_blank(byte)).filter(|byte| **byte == b','),
    };
    if let Some(comma) = comma {
        *comma = b' ';
    }
}

/// The text without the fields that these pointers lead to.
pub(super) fn without<'a>(text: &'a str, pointers: &[&str]) -> Cow<'a, str> {
    if pointers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut search = Search {
        wanted: pointers.iter().copied().collect(),
        way: String::new(),
        lengths: Vec::new(),
        starts: Vec::new(),
        found: Vec::new(),
    };
    walk(text, &mut search);
    let mut bytes = text.as_bytes().to_vec();
    search.found.into_iter().for_each(|found| field(&mut bytes, found));
    // Only whole fields are blanked, so that it is a text still.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

struct Search<'a> {
    wanted: HashSet<&'a str>,
    way: String,
    /// How long the way was before each step.
    lengths: Vec<usize>,
    /// Where the fields on the way begin; `None` for an element.
    starts: Vec<Option<usize>>,
    found: Vec<Range<usize>>,
}

impl Search<'_> {
    fn step(&mut self, step: &str, start: Option<usize>) {
        self.lengths.push(self.way.len());
        self.starts.push(start);
        self.way.push('/');
        self.way.push_str(step);
    }
}

impl Visitor for Search<'_> {
    fn name(&mut self, name: &str, start: usize, _: Option<&Field>) {
        self.step(&escaped(name), Some(start));
    }

    fn element(&mut self, index: usize) {
        self.step(&index.to_string(), None);
    }

    fn value(&mut self, _: usize) {}

    fn end(&mut self, end: usize) {
        let start = self.starts.pop().flatten();
        if let Some(start) = start.filter(|_| self.wanted.contains(self.way.as_str())) {
            self.found.push(start..end);
        }
        self.way.truncate(self.lengths.pop().unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn fields_are_blanked_wherever_they_stand() {
        let text = "{\"a\": 1, \"b\": [{\"x\": {\"y\": 1}}, {\"x\": \"売\" , \"z\": 2,\n\"w/v\": 3}], \"c\": 4}";
        for (pointers, expected) in [
            (vec![], json!({"a": 1, "b": [{"x": {"y": 1}}, {"x": "売", "z": 2, "w/v": 3}], "c": 4})),
            (vec!["/a"], json!({"b": [{"x": {"y": 1}}, {"x": "売", "z": 2, "w/v": 3}], "c": 4})),
            (vec!["/c", "/b/0/x"], json!({"a": 1, "b": [{}, {"x": "売", "z": 2, "w/v": 3}]})),
            (vec!["/b/1/x", "/b/1/z", "/b/1/w~1v"], json!({"a": 1, "b": [{"x": {"y": 1}}, {}], "c": 4})),
            (vec!["/b/1/z", "/b/1/w~1v", "/a", "/b", "/c"], json!({})),
            (vec!["/b/1", "/none"], json!({"a": 1, "b": [{"x": {"y": 1}}, {"x": "売", "z": 2, "w/v": 3}], "c": 4})),
        ] {
            let blanked = without(text, &pointers);
            assert_eq!(serde_json::from_str::<Value>(&blanked).expect("JSON"), expected, "{pointers:?}: {blanked}");
            assert_eq!((blanked.len(), blanked.matches('\n').count()), (text.len(), 1));
        }
    }
}

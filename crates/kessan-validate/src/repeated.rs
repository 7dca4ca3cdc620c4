//! Fields that an object has twice: a reader would take the last one and say nothing.

use std::collections::HashSet;

use super::place::escaped;
use super::walk::{Visitor, walk};

/// The pointers of such fields, the first `most` of them, and how many there are beside.
pub(super) fn repeated_fields(text: &str, most: usize) -> (Vec<String>, usize) {
    let mut search = Search { way: Vec::new(), most, found: HashSet::new(), order: Vec::new(), more: 0 };
    walk(text, &mut search);
    (search.order, search.more)
}

/// A step on the way to a value.
enum Step {
    Name(String),
    Index(usize),
}

struct Search {
    way: Vec<Step>,
    most: usize,
    found: HashSet<String>,
    order: Vec<String>,
    more: usize,
}

impl Visitor for Search {
    fn name(&mut self, name: &str, _: usize, before: u32) {
        self.way.push(Step::Name(name.to_owned()));
        if before != 1 {
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

    fn end(&mut self) {
        self.way.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_there_more_than_once_is_found_once() {
        let text = r#"{"a": [1, {"売上": 2}], "b/c": 3, "b/c": 4, "b/c": {"d": 5, "d": 6}, "e": "d"}"#;
        assert_eq!(repeated_fields(text, 9), (vec!["/b~1c".to_owned(), "/b~1c/d".to_owned()], 0));
    }

    #[test]
    fn only_so_many_are_named_and_the_rest_counted() {
        let text = format!("[{}0]", r#"{"a": 0, "a": 0},"#.repeat(10));
        let (named, more) = repeated_fields(&text, 3);
        assert_eq!((named.last().map(String::as_str), more), (Some("/2/a"), 7));
    }
}

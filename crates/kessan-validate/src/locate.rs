//! From JSON pointers to lines and columns.

use std::collections::HashMap;

use super::place::steps;
use super::walk::{Field, Visitor, walk};

/// What is asked for: a JSON pointer, and whether the field's name is meant instead of its value.
pub(super) type Place<'a> = (&'a str, bool);

/// The line and the column of each place's value, or of the innermost one around it that there is. One walk over the text
/// finds them all.
pub(super) fn positions(text: &str, places: &[Place<'_>]) -> Vec<(usize, usize)> {
    let mut tree = Tree { nodes: vec![Node::default()], way: Vec::new() };
    let ends: Vec<Vec<usize>> = places.iter().map(|(pointer, _)| tree.insert(pointer)).collect();
    walk(text, &mut tree);
    let bytes: Vec<usize> = places
        .iter()
        .zip(&ends)
        .map(|((_, is_of_key), way)| {
            let node = way.iter().map(|index| &tree.nodes[*index]).take_while(|node| node.value.is_some()).last();
            let start = node.and_then(|node| if *is_of_key { node.name.or(node.value) } else { node.value });
            start.unwrap_or_default()
        })
        .collect();
    lines_and_columns(text, &bytes)
}

/// A step of the pointers asked for.
#[derive(Default)]
struct Node {
    children: HashMap<String, usize>,
    /// The first byte of the value, and of its name, if it has been read.
    value: Option<usize>,
    name: Option<usize>,
    /// Whether any of the children has been read.
    is_entered: bool,
}

/// The pointers asked for as a tree: its root is the whole text.
struct Tree {
    nodes: Vec<Node>,
    /// Where the walk is: for each value that is being read, its node if it has one.
    way: Vec<Option<usize>>,
}

impl Tree {
    /// Adds a pointer; the nodes on the way, the root first.
    fn insert(&mut self, pointer: &str) -> Vec<usize> {
        let mut way = vec![0];
        let mut at = 0;
        for step in steps(pointer) {
            let next = self.nodes.len();
            at = *self.nodes[at].children.entry(step).or_insert(next);
            if at == next {
                self.nodes.push(Node::default());
            }
            way.push(at);
        }
        way
    }

    /// The node of the value that is being read.
    fn here(&self) -> Option<usize> {
        self.way.last().copied().unwrap_or(Some(0))
    }

    /// Goes on to a value; `step` is only asked where it may be one of those asked for.
    fn enter(&mut self, step: impl FnOnce(&HashMap<String, usize>) -> Option<usize>, name: Option<usize>) {
        let parent = self.here().filter(|parent| !self.nodes[*parent].children.is_empty());
        let node = parent.and_then(|parent| step(&self.nodes[parent].children));
        if let (Some(parent), Some(node)) = (parent, node) {
            self.nodes[parent].is_entered = true;
            // Of a field that is there twice, the last counts.
            self.forget(node);
            self.nodes[node].name = name;
        }
        self.way.push(node);
    }

    fn forget(&mut self, node: usize) {
        let mut below = vec![node];
        while let Some(node) = below.pop() {
            self.nodes[node].value = None;
            if std::mem::take(&mut self.nodes[node].is_entered) {
                below.extend(self.nodes[node].children.values());
            }
        }
    }
}

impl Visitor for Tree {
    fn name(&mut self, name: &str, start: usize, _: Option<&Field>) {
        self.enter(|children| children.get(name).copied(), Some(start));
    }

    fn element(&mut self, index: usize) {
        self.enter(|children| children.get(&index.to_string()).copied(), None);
    }

    fn value(&mut self, start: usize) {
        if let Some(node) = self.here() {
            self.nodes[node].value = Some(start);
        }
    }

    fn end(&mut self, _: usize) {
        self.way.pop();
    }
}

/// The lines and columns, in characters, of bytes of `text`, in one pass.
fn lines_and_columns(text: &str, bytes: &[usize]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..bytes.len()).collect();
    order.sort_by_key(|index| bytes[*index]);
    let mut found = vec![(1, 1); bytes.len()];
    let (mut at, mut line, mut column) = (0, 1, 1);
    for index in order {
        let passed = text.get(at..bytes[index]).unwrap_or_default();
        line += passed.matches('\n').count();
        column = match passed.rsplit_once('\n') {
            Some((_, last)) => last.chars().count() + 1,
            None => column + passed.chars().count(),
        };
        at = bytes[index];
        found[index] = (line, column);
    }
    found
}

/// The line and the column, in characters, of a byte of `text`.
pub(super) fn byte_position(text: &str, byte: usize) -> (usize, usize) {
    lines_and_columns(text, &[byte]).first().copied().unwrap_or((1, 1))
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
        let places = [
            (("", false), (1, 1)),
            (("/a/0", false), (2, 9)),
            (("/a/1/売上", false), (2, 19)),
            (("/a/1/売上", true), (2, 13)),
            (("/b~1c", false), (3, 20)),
            (("/a/1/none/deeper", false), (2, 12)),
        ];
        let asked: Vec<Place<'_>> = places.iter().map(|(place, _)| *place).collect();
        let expected: Vec<_> = places.iter().map(|(_, position)| *position).collect();
        assert_eq!(positions(TEXT, &asked), expected, "of a field that is there twice the last counts");
        for (place, position) in places {
            assert_eq!(positions(TEXT, &[place]), [position], "asked for alone, too");
        }
    }

    #[test]
    fn what_stood_in_the_first_of_two_equal_fields_is_not_in_the_file() {
        let text = "{\"a\": {\"b\": 1},\n\"a\": {}}";
        assert_eq!(positions(text, &[("/a/b", false)]), [(2, 6)], "where it would stand");
    }

    #[test]
    fn a_byte_within_a_character_counts_as_that_character() {
        assert_eq!(position_in_line("売上x", 1, 7), (1, 3));
        assert_eq!(position_in_line("", 1, 0), (1, 1));
        assert_eq!(position_in_line("ab", 1, 2), (1, 2));
    }
}

//! What is wrong with a release file, said so that its author can mend it.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

/// As many mistakes of one file are told; the rest are counted.
pub const MOST_TOLD: usize = 300;

/// Longer texts of a file are cut in a message.
const MOST_CHARACTERS: usize = 80;

/// A text of a file in quotation marks, as messages name it; of a long one the beginning.
///
/// ```
/// use kessan_core::problem::quoted;
/// assert_eq!(quoted("売上"), "\"売上\"");
/// assert_eq!(quoted(&"a".repeat(100)), format!("\"{}…\"", "a".repeat(80)));
/// ```
pub fn quoted(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{:?}", format!("{}…", &text[..end])),
        None => format!("{text:?}"),
    }
}

/// One mistake in a release file.
///
/// Displayed as `place: found …; expected …`, for example
/// `table "revenues-1h", row 2 "Systems integration", column "1h08": found the cell "15,7l8"; expected a printed
/// number such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, or nothing`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: table, row and column, or the field.
    pub place: String,
    /// The same as a JSON pointer, `/tables/2/rows/0/cells/1`; empty for the whole file.
    pub pointer: String,
    /// What stands there.
    pub found: String,
    /// What should stand there, and how to mend it where that is not plain.
    pub expected: String,
}

impl Problem {
    /// A problem at `place`.
    pub fn new(place: impl Into<String>, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { place: place.into(), pointer: String::new(), found: found.into(), expected: expected.into() }
    }

    /// The problem with its JSON pointer.
    pub fn at(self, pointer: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}; expected {}", self.place, self.found, self.expected)
    }
}

/// The mistakes of one file as they are found: the first [`MOST_TOLD`] in words, the rest counted, so that a file of
/// nothing but mistakes takes no more memory than one without.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    list: Vec<Problem>,
    /// Mistakes that are not in the list.
    more: usize,
    /// Hashes of the pointers of all mistakes: eight bytes each instead of their texts.
    pointers: HashSet<u64>,
}

impl Mistakes {
    /// Adds a mistake.
    pub fn push(&mut self, problem: Problem) {
        self.pointers.insert(Self::hash(&problem.pointer));
        if self.list.len() < MOST_TOLD {
            self.list.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Adds all of another file part's.
    pub fn extend(&mut self, other: Mistakes) {
        self.pointers.extend(other.pointers);
        self.more += other.more;
        for problem in other.list {
            self.push(problem);
        }
    }

    /// The first of them.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// How many there are beside those in the list.
    pub fn more(&self) -> usize {
        self.more
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether there is one at just this JSON pointer.
    pub fn has(&self, pointer: &str) -> bool {
        self.has_hash(Self::hash(pointer))
    }

    /// The same for a pointer of which only the [hash](Self::hash) was kept.
    pub fn has_hash(&self, hash: u64) -> bool {
        self.pointers.contains(&hash)
    }

    /// What is kept of the pointers of mistakes that are only counted.
    pub fn hash(pointer: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        pointer.hash(&mut hasher);
        hasher.finish()
    }
}

impl From<Problem> for Mistakes {
    fn from(problem: Problem) -> Self {
        let mut mistakes = Self::default();
        mistakes.push(problem);
        mistakes
    }
}

/// The mistakes found in one file; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    /// The file, as the caller named it.
    pub file: String,
    /// The first mistakes, in the file's order, at most [`MOST_TOLD`].
    pub list: Vec<Problem>,
    /// How many there are beside them.
    pub more: usize,
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "reading the release file {}: {}", self.file, Count { told: self.list.len(), more: self.more })?;
        self.list.iter().try_for_each(|problem| writeln!(f, "  - {problem}"))
    }
}

impl std::error::Error for Problems {}

/// How many mistakes there are, in words: `1 problem`, `1200 problems (the first 300 are told)`.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Those that are told.
    pub told: usize,
    /// Those that are not.
    pub more: usize,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.told + self.more;
        write!(f, "{all} {}", if all == 1 { "problem" } else { "problems" })?;
        if self.more > 0 { write!(f, " (the first {} are told)", self.told) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mistakes_are_told_and_the_rest_counted() {
        let mut mistakes = Mistakes::default();
        for number in 0..1_000 {
            mistakes.push(Problem::new("a row", "nothing", "a label").at(format!("/rows/{number}")));
        }
        assert_eq!((mistakes.list().len(), mistakes.more()), (MOST_TOLD, 700));
        assert!(mistakes.has("/rows/999") && !mistakes.has("/rows/1000"));
        let count = Count { told: mistakes.list().len(), more: mistakes.more() };
        assert_eq!(count.to_string(), "1000 problems (the first 300 are told)");
        assert_eq!(Count { told: 1, more: 0 }.to_string(), "1 problem");
    }
}

//! What is wrong with a release file, said so that its author can mend it.

use std::fmt;

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

/// All the mistakes found in one file; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    /// The file, as the caller named it.
    pub file: String,
    /// The mistakes, in the file's order.
    pub list: Vec<Problem>,
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.list.len() == 1 { "problem" } else { "problems" };
        writeln!(f, "reading the release file {}: {} {plural}", self.file, self.list.len())?;
        self.list.iter().try_for_each(|problem| writeln!(f, "  - {problem}"))
    }
}

impl std::error::Error for Problems {}

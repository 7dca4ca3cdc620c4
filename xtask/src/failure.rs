//! The one error type: it always says what to do next.

use std::fmt;
use std::io;
use std::path::Path;

/// An operation that did not succeed, told so that the reader can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was being done.
    pub operation: String,
    /// What was met.
    pub found: String,
    /// What should have been met.
    pub expected: String,
    /// How to mend it.
    pub remedy: String,
}

impl Failure {
    /// A failure told in four sentences.
    pub fn new(
        operation: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { operation: operation.into(), found: found.into(), expected: expected.into(), remedy: remedy.into() }
    }

    /// A file that could not be read.
    pub fn reading(path: &Path, error: &io::Error, remedy: impl Into<String>) -> Self {
        Self::new(format!("reading {}", path.display()), error.to_string(), "a readable file", remedy)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} failed", self.operation)?;
        writeln!(f, "  found:    {}", self.found)?;
        writeln!(f, "  expected: {}", self.expected)?;
        write!(f, "  to mend:  {}", self.remedy)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_all_four_parts() {
        let text = Failure::new("baking", "no flour", "1 kg of flour", "buy flour").to_string();
        assert_eq!(text, "baking failed\n  found:    no flour\n  expected: 1 kg of flour\n  to mend:  buy flour");
    }
}

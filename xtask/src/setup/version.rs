//! Versions of tools, as far as they have to be compared.

use std::fmt;

/// Three numbers; a suffix like `-beta.1` is of no importance here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Incompatible changes.
    pub major: u64,
    /// Additions, or incompatible changes while `major` is 0.
    pub minor: u64,
    /// Corrections.
    pub patch: u64,
}

impl Version {
    /// A version known in advance.
    pub const fn new(major: u64, minor: u64, patch: u64) -> Self {
        Self { major, minor, patch }
    }

    /// Reads `0.21.14`, also with a suffix.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers = text.split(['-', '+']).next()?;
        let mut parts = numbers.split('.').map(|part| part.parse().ok());
        let version = Self::new(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }

    /// The first version in what a tool prints for `--version`.
    pub fn in_output(text: &str) -> Option<Self> {
        text.split_whitespace().map(|word| word.trim_start_matches('v')).find_map(Self::parse)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_by_number_not_by_letter() {
        let parse = |text| Version::parse(text).expect("a version");
        assert!(parse("0.21.14") > parse("0.21.9"));
        assert!(parse("0.22.0-beta.1") > parse("0.21.14"));
        assert!(parse("1.0.0") > parse("0.99.99"));
        assert_eq!(parse("0.2.129").to_string(), "0.2.129");
    }

    #[test]
    fn refuses_what_is_no_version() {
        for text in ["", "1", "1.2", "1.2.3.4", "a.b.c", "1..3"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }

    #[test]
    fn finds_the_version_in_output() {
        let expected = Some(Version::new(0, 2, 129));
        assert_eq!(Version::in_output("wasm-bindgen 0.2.129 (abcdef 2026-01-01)\n"), expected);
        assert_eq!(Version::in_output("tool v0.2.129"), expected);
        assert_eq!(Version::in_output("no number at all"), None);
    }
}

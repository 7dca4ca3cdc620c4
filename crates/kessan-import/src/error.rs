//! What went wrong with a file, in words that tell how to mend it.

use std::fmt;

/// Why a file could not be read. Every reader fails with this one type.
///
/// Its text names the operation, the file and the place in it, what was found, what was expected, and what to do:
///
/// ```
/// use kessan_import::error::{ErrorKind, ImportError};
///
/// let error = ImportError::new(ErrorKind::NotAPackage, "q1.zip", "the file ends in the middle of a ZIP directory")
///     .expected("a complete ZIP file")
///     .remedy("download the package again");
/// assert_eq!(
///     error.to_string(),
///     "Opening the package “q1.zip” failed: the file ends in the middle of a ZIP directory. \
///      Expected: a complete ZIP file. To mend it: download the package again."
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError(Box<Details>);

/// What an [`ImportError`] says; its fields are read through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// What kind of error it is, for programs.
    pub kind: ErrorKind,
    /// The file, with its path within the package; empty where no file is to blame.
    pub file: String,
    /// The place in the file: `line 12, element “fact-7”`, `sheet “BS”, cell C4`; empty where the whole file is meant.
    pub place: String,
    /// What was found.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
    /// What to do about it.
    pub remedy: String,
}

/// The kinds of errors, by the operation that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no file, or none of a kind that can be read.
    NoReport,
    /// A file, a package or what is in it is larger than what is read.
    TooLarge,
    /// A package is no readable ZIP file.
    NotAPackage,
    /// A package holds a path that leads out of it.
    UnsafePath,
    /// A file is not well formed.
    Malformed,
    /// A file nests deeper than what is read.
    TooDeep,
    /// A file is well formed, but does not hold what its kind must hold.
    Invalid,
    /// The files belong to more than one company.
    SeveralCompanies,
}

impl ImportError {
    /// An error of `kind` in `file`, where `found` stands. Say what was expected and how to mend it, too.
    #[must_use]
    pub fn new(kind: ErrorKind, file: impl Into<String>, found: impl Into<String>) -> Self {
        Self(Box::new(Details {
            kind,
            file: file.into(),
            place: String::new(),
            found: found.into(),
            expected: String::new(),
            remedy: String::new(),
        }))
    }

    /// The same error with its place in the file.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.0.place = place.into();
        self
    }

    /// The same error with its line, from 1.
    #[must_use]
    pub fn at_line(self, line: usize) -> Self {
        self.at(format!("line {line}"))
    }

    /// The same error with what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.0.expected = expected.into();
        self
    }

    /// The same error with what to do about it.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.0.remedy = remedy.into();
        self
    }
}

impl std::ops::Deref for ImportError {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl ErrorKind {
    /// The operation that failed, as the beginning of a sentence.
    fn operation(self) -> &'static str {
        match self {
            Self::NoReport => "Looking for a report in",
            Self::TooLarge => "Reading",
            Self::NotAPackage | Self::UnsafePath => "Opening the package",
            Self::Malformed | Self::TooDeep => "Parsing",
            Self::Invalid => "Understanding",
            Self::SeveralCompanies => "Putting together",
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.operation())?;
        if self.file.is_empty() {
            f.write_str(" the files")?;
        } else {
            write!(f, " “{}”", self.file)?;
        }
        if !self.place.is_empty() {
            write!(f, " ({})", self.place)?;
        }
        write!(f, " failed: {}.", self.found)?;
        if !self.expected.is_empty() {
            write!(f, " Expected: {}.", self.expected)?;
        }
        if !self.remedy.is_empty() {
            write!(f, " To mend it: {}.", self.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for ImportError {}

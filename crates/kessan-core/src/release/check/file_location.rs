//! Where in the file something is: in names for the author, as a JSON pointer for programs.

use std::fmt::Display;

use crate::problem::Problem;

/// A place in the file.
#[derive(Clone, Debug)]
pub(super) struct FileLocation {
    /// In names: `table "revenues-1h", row 2 "Systems integration"`.
    pub place: String,
    /// As a JSON pointer: `/tables/0/rows/1`.
    pub pointer: String,
}

impl FileLocation {
    /// The location at `pointer`, called `place`.
    pub fn new(place: impl Into<String>, pointer: impl Into<String>) -> Self {
        Self { place: place.into(), pointer: pointer.into() }
    }

    /// A field by its path from the top, `company.name`.
    pub fn field(path: &str) -> Self {
        Self::new(format!("field {path:?}"), format!("/{}", path.replace('.', "/")))
    }

    /// A field of what is here, named in the place: `…, label`.
    pub fn named(&self, field: &str) -> Self {
        Self::new(format!("{}, {field}", self.place), format!("{}/{field}", self.pointer))
    }

    /// What is further in, without a name of its own.
    pub fn inner(&self, step: impl Display) -> Self {
        Self::new(self.place.as_str(), format!("{}/{step}", self.pointer))
    }

    /// A problem here.
    pub fn problem(&self, found: impl Into<String>, expected: impl Into<String>) -> Problem {
        Problem::new(self.place.as_str(), found, expected).at(self.pointer.as_str())
    }
}

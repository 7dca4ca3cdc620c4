//! Why a test could not go on.

use std::error::Error;
use std::fmt;

/// What a test or one of its steps gives.
pub type Outcome<T = ()> = Result<T, Failure>;

/// A text for the reader of the test's report.
///
/// It is not an `Error` itself, so that every error can become one with `?`.
pub struct Failure(String);

/// What stands for the reason of a driver that gives none.
const NO_REASON: &str = "the driver gives no reason";
/// What a driver says of an element that is not in the page any more.
pub const STALE: &str = "stale element reference";

impl Failure {
    /// Whether a driver would not go on and did not say why: its browser is gone. A page that is wrong is told otherwise.
    pub fn is_of_the_driver(&self) -> bool {
        self.0.contains(NO_REASON)
    }

    /// Whether an element was replaced between being found and being used.
    pub fn is_stale(&self) -> bool {
        self.0.contains(STALE)
    }

    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The same, with what was being tried before it.
    pub fn within(self, what: &str) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

/// The test harness prints a failure with `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut text = error.to_string();
        // The kind of the error is in the debug text only.
        if text.ends_with(": ") {
            text.push_str(&format!("{NO_REASON}: {error:?}"));
        }
        let mut cause = error.source();
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        Self(text)
    }
}

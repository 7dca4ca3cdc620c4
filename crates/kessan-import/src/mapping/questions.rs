//! What the filing does not say and a person knows.

use serde::Serialize;

/// A question, with the place where its answer goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The key of the answer in `answers.toml`, as TOML writes it.
    pub key: String,
    /// The question.
    pub text: String,
    /// The field of the release that the answer fills.
    pub goes_to: String,
    /// An answer of the right form, as TOML writes it.
    pub example: String,
}

/// Questions, each key once.
#[derive(Clone, Debug, Default)]
pub struct Questions(Vec<Question>);

impl Questions {
    /// Asks.
    pub fn ask(
        &mut self,
        key: impl Into<String>,
        text: impl Into<String>,
        goes_to: impl Into<String>,
        example: impl Into<String>,
    ) {
        let question =
            Question { key: key.into(), text: text.into(), goes_to: goes_to.into(), example: example.into() };
        if !self.0.iter().any(|known| known.key == question.key) {
            self.0.push(question);
        }
    }

    /// All of them.
    pub fn all(self) -> Vec<Question> {
        self.0
    }
}

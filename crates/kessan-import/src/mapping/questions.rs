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
    /// Further keys that the same is asked of, as TOML writes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<String>,
    /// The figure of the release beside which a person would look for the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
}

/// A figure of the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Near {
    /// The line of the accounts.
    pub concept: String,
    /// The period, or the day.
    pub period: String,
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
        self.ask_of_each(vec![key.into()], text, goes_to, example);
    }

    /// Asks the same of several keys; nothing without any.
    pub fn ask_of_each(
        &mut self,
        keys: Vec<String>,
        text: impl Into<String>,
        goes_to: impl Into<String>,
        example: impl Into<String>,
    ) {
        let mut keys = keys.into_iter();
        let Some(key) = keys.next() else { return };
        let question = Question {
            key,
            text: text.into(),
            goes_to: goes_to.into(),
            example: example.into(),
            more: keys.collect(),
            near: None,
        };
        if !self.0.iter().any(|known| known.key == question.key) {
            self.0.push(question);
        }
    }

    /// Says beside which figure the answer to a question would stand, if it is asked.
    pub fn near(&mut self, key: &str, near: Option<Near>) {
        if let Some(question) = self.0.iter_mut().find(|question| question.key == key) {
            question.near = near;
        }
    }

    /// All of them.
    pub fn all(self) -> Vec<Question> {
        self.0
    }
}

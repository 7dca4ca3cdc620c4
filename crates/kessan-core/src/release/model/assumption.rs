//! What the documents do not say and somebody has given instead.

use serde::{Deserialize, Serialize};

/// An answer that somebody has given beside the documents: where the page shows it, it says that it is assumed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// The field of this file that it fills: `capital.dividends.interim.payment_date`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Words"))]
    pub field: String,
    /// The key of the answer, as `answers.toml` has it.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Words"))]
    pub key: String,
    /// The answer, in TOML.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Words"))]
    pub answer: String,
}

impl Assumption {
    /// The answer in plain words: a text without its quotation marks, anything else as it stands.
    pub fn said(&self) -> String {
        // A text of TOML on one line is one of JSON, but for escapes that only TOML has; such a text stays as it is.
        serde_json::from_str(&self.answer).unwrap_or_else(|_| self.answer.clone())
    }
}

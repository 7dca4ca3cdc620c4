//! A text of a picture in both currencies of the page. A figure has the same shape in either, since one is the other at a
//! fixed rate; only what is written differs. So a picture is laid out once, with room for both.

use super::measure::width;
use super::setting::Size;

/// A text, and what stands in its place in the translation currency, if that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In the reporting currency, or in both.
    pub text: String,
    /// In the translation currency.
    pub other: Option<String>,
}

impl Words {
    /// A text for each currency; one if they are the same.
    pub fn new(text: String, other: Option<String>) -> Self {
        let other = other.filter(|other| *other != text);
        Self { text, other }
    }

    /// What is written in one of the currencies.
    pub fn get(&self, is_translated: bool) -> &str {
        self.other.as_deref().filter(|_| is_translated).unwrap_or(&self.text)
    }

    /// The width of the wider of both, in CSS pixels.
    pub fn width(&self, size: Size, bold: bool) -> i32 {
        let other = self.other.as_deref().map_or(0, |other| width(other, size, bold));
        width(&self.text, size, bold).max(other)
    }

    /// Both through the same change.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self { text: change(&self.text), other: self.other.as_deref().map(&change) }
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self { text, other: None }
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

//! Writes the release file: its texts here; its tables, periods, concepts and sources in modules of their own.

mod concepts;
mod periods;
mod sources;
mod tables;

use std::collections::BTreeMap;

use jiff::civil::Date;
use kessan_core::release::model::Text;

use super::calendar::Calendar;
use super::ids::Ids;
use super::labels::Labels;
use super::questions::Near;
use super::sheet::Measures;
use super::sums::Relations;
use super::words::Words;

pub use tables::scenario;

/// What writing needs to know.
pub struct Writer<'a> {
    /// Ids of lines and periods.
    pub ids: Ids,
    /// The fiscal calendar.
    pub calendar: Calendar,
    /// The labels.
    pub labels: Labels<'a>,
    /// The languages of the file, the report's own first; at least one.
    pub languages: Vec<String>,
    /// The reporting currency.
    pub currency: String,
    /// The day of the release.
    pub announced: Option<Date>,
    /// The day that the days of answers are held against: that of the release or, until it is known, the last of its period.
    pub near: Date,
    /// What lines follow from.
    pub relations: Relations,
    /// The numbers of measures.
    pub measures: Measures,
    /// Translations that answers give, by language and text.
    pub translations: BTreeMap<(String, String), String>,
}

impl Writer<'_> {
    /// The figure of a line in a period, for who is asked about it.
    pub fn near(&self, line: usize, period: usize) -> Option<Near> {
        Some(Near { concept: self.ids.line(line)?.to_owned(), period: self.ids.period(period)?.to_owned() })
    }

    /// A text in the languages of the file; `None` without any words.
    pub fn text(&self, words: &Words) -> Option<Text> {
        let mut texts: Vec<(String, String)> = Vec::with_capacity(words.all().count().max(1));
        let own = words.first(&self.languages).map(str::to_owned)?;
        for language in &self.languages {
            let translated = || self.translations.get(&(language.clone(), own.clone())).cloned();
            if let Some(text) = translated().or_else(|| words.get(language).map(str::to_owned)) {
                texts.push((language.clone(), text));
            }
        }
        if texts.is_empty() {
            // Words in a language that the file does not have are taken for its own.
            texts.push((self.languages.first()?.clone(), own));
        }
        Some(Text::new(texts))
    }

    /// The text, or a dash where there are no words.
    fn text_or_dash(&self, words: &Words) -> Text {
        let language = self.languages.first().cloned().unwrap_or_else(|| "en".to_owned());
        self.text(words).unwrap_or_else(|| Text::new([(language, "–".to_owned())]))
    }
}

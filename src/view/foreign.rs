//! The release's texts in sentences of the page. A text that the release lacks in the page's language stands there in another
//! one; the sentence that was composed with it is taken apart again, so that the text is marked with its language (WCAG 3.1.2).
//! Composed texts stay plain for what has no markup: pictures, files, labels for assistive technology.

use kessan_core::order::CompactSort;
use leptos::prelude::*;

use super::accessible::figures;
use super::env::Env;
use super::number::{MARKS, in_language};
use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Held, Speaker};
use kessan_core::release::model::{Measure, Text};

/// Scripts from here on have no spaces between words: where a word ends there does not show.
const WITHOUT_SPACES: char = '\u{2e80}';

/// A piece of a sentence, with its language where that is another than the page's.
type Piece<'a> = (Option<&'a str>, &'a str);

/// A sentence in pieces: the words in another language, each with its tag, and what stands between them. A number with its key
/// stays whole.
fn pieces<'a>(sentence: &'a str, words: &[(&'a str, &'a str)]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut before) = (0, 0, None);
    while let Some(next) = sentence[at..].chars().next() {
        let rest = &sentence[at..];
        if next == MARKS[0] {
            at += rest.find(MARKS[2]).map_or(rest.len(), |end| end + MARKS[2].len_utf8());
            before = None;
            continue;
        }
        let found = words.iter().find(|(words, _)| {
            rest.strip_prefix(words).is_some_and(|after| is_apart(before, words, after.chars().next()))
        });
        let Some((found, lang)) = found else {
            at += next.len_utf8();
            before = Some(next);
            continue;
        };
        if start < at {
            pieces.push((None, &sentence[start..at]));
        }
        pieces.push((Some(*lang), *found));
        at += found.len();
        (start, before) = (at, found.chars().next_back());
    }
    if start < sentence.len() {
        pieces.push((None, &sentence[start..]));
    }
    pieces
}

/// Whether words stand by themselves and are no part of a longer word.
fn is_apart(before: Option<char>, words: &str, after: Option<char>) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && c < WITHOUT_SPACES;
    let joins = |a: Option<char>, b: Option<char>| a.is_some_and(is_letter) && b.is_some_and(is_letter);
    !joins(before, words.chars().next()) && !joins(words.chars().next_back(), after)
}

impl Env {
    /// The texts that a page in this language has in another one, with that language's tag, the longest first.
    fn foreign(self, texts: impl IntoIterator<Item = &'static Text>) -> Vec<(&'static str, &'static str)> {
        let of = |text: &'static Text| Some((text.for_page(self.lang), text.foreign(self.lang)?));
        let mut words: Vec<_> = texts.into_iter().filter_map(of).collect();
        // Figures and dates read the same in any language.
        words.retain(|(words, _)| words.chars().any(char::is_alphabetic));
        words.compact_sort_by_key(|(words, _)| (std::cmp::Reverse(words.len()), *words));
        words.dedup();
        words
    }

    /// A sentence with those texts marked, for [`with_numbers`](super::number::with_numbers).
    pub fn marked(self, sentence: &str, texts: impl IntoIterator<Item = &'static Text>) -> String {
        let words = self.foreign(texts);
        let piece = |(lang, text): Piece<'_>| lang.map_or_else(|| text.to_owned(), |lang| in_language(lang, text));
        pieces(sentence, &words).into_iter().map(piece).collect()
    }

    /// A sentence without keys as the content of an element, with those texts marked and the signs of figures heard.
    pub fn told(self, sentence: String, texts: impl IntoIterator<Item = &'static Text>) -> AnyView {
        let words = self.foreign(texts);
        if words.is_empty() {
            return figures(sentence);
        }
        let piece = |(lang, text): Piece<'_>| match lang {
            None => figures(text),
            Some(lang) => view! { <span lang=lang.to_owned()>{figures(text)}</span> }.into_any(),
        };
        pieces(&sentence, &words).into_iter().map(piece).collect_view().into_any()
    }

    /// What lines, periods and parts of the release are called in sentences.
    pub fn names(self) -> Vec<&'static Text> {
        let file = &self.release.file;
        let mut texts: Vec<&Text> = file.concepts.iter().map(|concept| &concept.label).collect();
        texts.extend(file.periods.iter().flat_map(|period| [&period.label, &period.name]));
        texts.extend(file.comparisons.iter().map(|comparison| &comparison.label));
        let story = &file.story;
        let parts = story.businesses.iter().flat_map(|business| &business.parts);
        let parts = parts.chain(story.drivers.iter().flat_map(|driver| &driver.lines));
        texts.extend(parts.map(|part| &part.label));
        texts.extend(story.businesses.iter().map(|business| &business.label));
        texts.extend(story.drivers.iter().map(|driver| &driver.label));
        texts
    }

    /// The texts that a printed figure's name and place are made of.
    pub fn texts_of(self, source: Source) -> Vec<&'static Text> {
        let file = &self.release.file;
        match source {
            Source::Claim(index) => {
                file.claims.get(index).map(|claim| vec![&claim.label, &claim.place]).unwrap_or_default()
            }
            Source::Cell(index) => {
                let Some(fact) = self.release.facts.all().get(index) else { return Vec::new() };
                let table = &file.tables[fact.place.table];
                let mut texts =
                    vec![&table.title, &table.rows[fact.place.row].label, &table.columns[fact.place.column].label];
                let whole = match &fact.measure {
                    Measure::Share(whole) => Some(whole.as_str()),
                    _ => None,
                };
                let concepts = [Some(fact.concept.as_str()), whole].into_iter().flatten();
                texts.extend(concepts.filter_map(|id| self.release.concept(id)).map(|concept| &concept.label));
                texts.extend(self.release.period(&fact.period).map(|period| &period.label));
                texts
            }
        }
    }

    /// The texts that what is said of a check is made of.
    pub fn texts_of_check(self, check: &Check) -> Vec<&'static Text> {
        let file = &self.release.file;
        let mut texts: Vec<&Text> = check.sources().into_iter().flat_map(|source| self.texts_of(source)).collect();
        match check.held {
            Held::Figure(_) => {}
            Held::Sign { concept, period, .. } => {
                texts.extend([&file.concepts[concept].label, &file.periods[period].label]);
            }
            Held::Words { by, named, of } => {
                texts.extend([named, of].map(|index| &file.periods[index].name));
                match by {
                    Speaker::Row(table, row) => {
                        texts.extend([&file.tables[table].title, &file.tables[table].rows[row].label]);
                    }
                    Speaker::Column(table, column) => {
                        texts.extend([&file.tables[table].title, &file.tables[table].columns[column].label]);
                    }
                    Speaker::Claim(index) | Speaker::ClaimBase(index) => {
                        texts.extend([&file.claims[index].label, &file.claims[index].place]);
                    }
                }
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [(&str, &str); 3] = [("Umsatzerlöse Lampen", "de"), ("Umsatzerlöse", "de"), ("売上高", "ja")];

    #[test]
    fn the_longest_words_are_found_and_parts_of_words_are_not() {
        let found = |sentence| pieces(sentence, &WORDS);
        assert_eq!(found("Umsatzerlöse Lampen, change"), [(Some("de"), "Umsatzerlöse Lampen"), (None, ", change")]);
        assert_eq!(found("From 売上高 to"), [(None, "From "), (Some("ja"), "売上高"), (None, " to")]);
        assert_eq!(found("Umsatzerlösequote"), [(None, "Umsatzerlösequote")]);
        assert_eq!(found("Umsatzerlöseは増加"), [(Some("de"), "Umsatzerlöse"), (None, "は増加")]);
        assert_eq!(found(""), []);
    }

    /// The key of a number may have words of the release in it.
    #[test]
    fn a_number_with_its_key_stays_whole() {
        let number = super::super::number::keyed("value 売上高", "3");
        let sentence = format!("売上高 rose {number}");
        let rest = format!(" rose {number}");
        assert_eq!(pieces(&sentence, &WORDS), [(Some("ja"), "売上高"), (None, rest.as_str())]);
    }
}

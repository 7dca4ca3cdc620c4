//! The figures that a note's text names: where they stand in it, as the release prints them.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::checks::printing::Source;
use super::super::numeral::{half_width, readings};
use super::super::release::Release;
use super::super::release::model::{Note, Ref};
use super::super::trace::Key;

/// As many characters as a number has in a text, with a word for its power of ten.
const LONGEST: usize = 40;

/// A figure of a note in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where the number stands, in bytes.
    pub at: Range<usize>,
    /// Its position in the note's `amounts`.
    pub amount: usize,
}

/// A number in a text: where it stands, and what it can stand for.
struct Number {
    at: Range<usize>,
    /// Each way to read it, without a sign: the value with its word for a power of ten, and whether it has such a word.
    readings: Vec<(Decimal, bool)>,
}

/// The numbers of a text, each as long as it can be read: `4億5,300万円` is one.
fn numbers(text: &str) -> Vec<Number> {
    let starts: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |at: usize| starts.get(at).map_or(text.len(), |(byte, _)| *byte);
    let is_digit = |c: char| half_width(c.encode_utf8(&mut [0; 4])).bytes().all(|b| b.is_ascii_digit());
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some((start, c)) = starts.get(at).copied() {
        if !is_digit(c) {
            at += 1;
            continue;
        }
        let longest = (at + 1..=(at + LONGEST).min(starts.len())).rev().find_map(|end| {
            let slice = &text[start..end_of(end)];
            // A space or a comma behind a number is none of it.
            let last = slice.chars().next_back()?;
            // "15 more" is no 15 million.
            let is_in_word = |c: char| c.is_alphabetic() && c.is_ascii();
            let next = starts.get(end).map(|(_, c)| *c);
            let is_whole = (last.is_alphanumeric() || matches!(last, '%' | '％'))
                && !(is_in_word(last) && next.is_some_and(is_in_word));
            let read = readings(slice).ok().filter(|_| is_whole)?;
            let value =
                |numeral: &super::super::numeral::Numeral| Some((numeral.whole()?.abs(), numeral.power.is_some()));
            Some((end, read.iter().filter_map(value).collect()))
        });
        let Some((end, readings)) = longest else {
            at += 1;
            continue;
        };
        found.push(Number { at: start..end_of(end), readings });
        // The rest of a number that is too long to be read is none.
        at = end;
        while starts.get(at).is_some_and(|(_, c)| is_digit(*c)) {
            at += 1;
        }
    }
    found
}

/// The digits of a number that count: 453 of 453,000,000 and of 45.3.
fn digits(value: Decimal) -> i128 {
    let mut digits = value.normalize().mantissa().abs();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits
}

impl Release {
    /// The key of a figure that a note names.
    pub fn key_of_amount(&self, amount: &Ref) -> Option<Key> {
        Key::of_reference(self, amount).filter(|key| self.trace(key).is_some())
    }

    /// Where a text names the figures of a note, in the order of the text. A number with a word for its power of ten has to be
    /// just what the release prints somewhere; of one without, in a language whose words are not known here, the digits count.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// let note = &release.file.notes[1];
    /// let text = note.text.get("en").0;
    /// let named = release.named_amounts(note, text);
    /// assert_eq!(named.iter().map(|named| &text[named.at.clone()]).collect::<Vec<_>>(), ["4.2 million"]);
    /// assert!(release.named_amounts(note, "by 42 million").is_empty());
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn named_amounts(&self, note: &Note, text: &str) -> Vec<Named> {
        if note.amounts.is_empty() {
            return Vec::new();
        }
        let amounts: Vec<Vec<(Decimal, bool)>> =
            note.amounts.iter().map(|amount| self.values_printed(amount)).collect();
        let mut named = Vec::new();
        for number in numbers(text) {
            let is_of = |values: &Vec<(Decimal, bool)>| {
                values.iter().any(|(value, is_money)| {
                    number.readings.iter().any(|(read, has_word)| {
                        read == value || (*is_money && !has_word && digits(*read) == digits(*value))
                    })
                })
            };
            if let Some(amount) = amounts.iter().position(is_of) {
                named.push(Named { at: number.at, amount });
            }
        }
        named
    }

    /// Every value at which the release prints a figure in its own unit, without a sign, and whether it is money. In another
    /// currency it is another figure: CHF 4.3 million do not bear out EUR 4.3 million.
    fn values_printed(&self, amount: &Ref) -> Vec<(Decimal, bool)> {
        let Some(trace) = self.key_of_amount(amount).and_then(|key| self.trace(&key)) else { return Vec::new() };
        let printed = trace.printings.iter().filter_map(|source| match source {
            Source::Cell(index) => self.facts.all().get(*index).map(|fact| (fact.value, &fact.unit)),
            Source::Claim(index) => self.file.claims.get(*index).map(|claim| (claim.value(), &claim.unit)),
        });
        let own = std::iter::once((trace.value, &trace.unit));
        let in_its_unit = own.chain(printed).filter(|(_, unit)| **unit == trace.unit);
        in_its_unit.filter_map(|(value, unit)| Some((value?.abs(), unit.is_money()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_two_languages_are_found_as_long_as_they_are() {
        let found = |text: &str| {
            let numbers = numbers(text);
            numbers
                .iter()
                .map(|number| (text[number.at.clone()].to_owned(), number.readings[0].0.to_string()))
                .collect::<Vec<_>>()
        };
        let pairs =
            |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
        assert_eq!(
            found("losses of JPY 453 million, after 1,970."),
            pairs(&[("453 million", "453000000"), ("1,970", "1970")])
        );
        assert_eq!(
            found("4億5,300万円の損失（前年同期は14億円）"),
            pairs(&[("4億5,300万円", "453000000"), ("14億円", "1400000000")])
        );
        assert_eq!(found("６カ月、10.9%"), pairs(&[("６", "6"), ("10.9%", "10.9")]));
        assert_eq!(found("15 more, 2.5m and 3 billions"), pairs(&[("15", "15"), ("2.5m", "2500000.0"), ("3", "3")]));
        assert_eq!(found("42百万ユーロの損失"), pairs(&[("42百万ユーロ", "42000000")]));
        assert_eq!(found("none"), []);
        assert_eq!(found(&"9".repeat(60))[0].0.len(), 28, "what cannot be read is no second number");
    }

    #[test]
    fn digits_that_count() {
        for (value, expected) in [("453000000", 453), ("45.3", 453), ("0", 0), ("0.10", 1)] {
            assert_eq!(digits(value.parse().unwrap()), expected, "{value}");
        }
    }
}

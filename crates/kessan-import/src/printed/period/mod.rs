//! Periods in words: the heads of columns and the titles of tables, in English and Japanese.
//!
//! ```
//! use kessan_import::printed::period::{Calendar, read};
//! let head = |text| read(text, None).map(|found| found.period.to_string());
//! assert_eq!(head("Three Months Ended June 30, 2031").as_deref(), Some("2031-04-01/2031-06-30"));
//! assert_eq!(head("第２四半期連結累計期間（自 令和13年４月１日 至 令和13年９月30日）").as_deref(), Some("2031-04-01/2031-09-30"));
//! assert_eq!(head("As of March 31, 2031").as_deref(), Some("2031-03-31"));
//! // A quarter without a date needs the fiscal year that it stands in.
//! let calendar = Calendar::ending("2032-03-31".parse().unwrap()).unwrap();
//! let quarter = read("当第１四半期連結会計期間", Some(&calendar)).unwrap();
//! assert_eq!(quarter.period.to_string(), "2031-04-01/2031-06-30");
//! assert!(!quarter.is_certain);
//! ```

mod calendar;
mod dates;
mod length;
mod span;
mod token;

pub use calendar::Calendar;
pub use span::Span;

use crate::encoding::nfkc;
use dates::{Found, is_range};
use length::Length;
use token::tokens;

/// A longer text is prose.
const LONGEST: usize = 300;

/// What a text says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The period, or the day.
    pub period: Span,
    /// Whether the text itself says all of it. It does not where days were counted back from the last by whole weeks, where the
    /// fiscal year was taken from elsewhere, or where day and month could be each other.
    pub is_certain: bool,
}

/// The period that a text names; `None` if it names none, or only a part of one (a year, say, without a calendar).
pub fn read(text: &str, calendar: Option<&Calendar>) -> Option<Reading> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = nfkc(text).to_lowercase();
    let tokens = tokens(&plain);
    let found = dates::find(&plain, &tokens);
    let length = length::find(&plain, &tokens);
    match found.as_slice() {
        [first, second, ..] if is_range(&plain, first, second) => {
            let (start, end) = (first.date, second.date);
            let period = Span::between(start, end)?;
            Some(Reading { period, is_certain: first.is_certain && second.is_certain })
        }
        [only] => dated(*only, length),
        // Two days without a word between them: two columns' heads in one text.
        [_, _, ..] => None,
        [] => calendar::fiscal(&plain, &tokens, length, calendar),
    }
}

/// Every day that a text names, in its order; none of a text that is prose. A month, which stands for its last day at the head of
/// a column, is none.
pub fn days(text: &str) -> Vec<jiff::civil::Date> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let plain = nfkc(text).to_lowercase();
    let is_day = |found: &Found| {
        let text = plain.get(found.bytes.0..found.bytes.1).unwrap_or_default();
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
        if text.contains('月') { text.contains('日') } else { numbers > 1 }
    };
    dates::find(&plain, &tokens(&plain)).into_iter().filter(is_day).map(|found| found.date).collect()
}

/// One day, the last of a length of time or an instant.
fn dated(found: Found, length: Option<Length>) -> Option<Reading> {
    match length {
        Some(length) => {
            let (period, is_exact) = length.until(found.date)?;
            Some(Reading { period, is_certain: is_exact && found.is_certain })
        }
        None => Some(Reading { period: Span::Day(found.date), is_certain: found.is_certain }),
    }
}

#[cfg(test)]
mod tests;

//! How long a period is, in words.

use jiff::civil::Date;
use kessan_core::period::{days_after, months_after};

use super::span::Span;
use super::token::{Kind, Token};
use crate::english;
use Kind::{Number, Word};

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Months(i32),
    Weeks(i32),
}

impl Length {
    /// The period of this length whose last day is `end`, and whether that is sure: months that do not end with a month are
    /// those of a year of whole weeks, which may also have one week more.
    pub fn until(self, end: Date) -> Option<(Span, bool)> {
        match self {
            Length::Weeks(weeks) => {
                let start = days_after(end, 1 - 7 * weeks)?;
                Some((Span::Days { start, end }, true))
            }
            Length::Months(months) if end == end.last_of_month() => {
                let start = months_after(end.first_of_month(), 1 - months)?;
                Some((Span::Days { start, end }, true))
            }
            Length::Months(months) if months % 3 == 0 => Some((Length::Weeks(months / 3 * 13).until(end)?.0, false)),
            // Months in the middle of months: from the day after the same day.
            Length::Months(months) => {
                let start = months_after(end, -months)?.tomorrow().ok()?;
                Some((Span::Days { start, end }, true))
            }
        }
    }
}

/// The length that a text names.
pub(super) fn find(plain: &str, tokens: &[Token<'_>]) -> Option<Length> {
    counted(tokens).or_else(|| named(plain))
}

/// `three months`, `13-week`, `thirty-nine weeks`, `6か月`.
fn counted(tokens: &[Token<'_>]) -> Option<Length> {
    // What comes before a unit: a number in digits, or one or two words.
    let mut count: Option<i32> = None;
    // `6か月`, but not the `6月` of a day.
    let mut is_counter = false;
    for token in tokens {
        match token.kind {
            Number(number, digits) if digits <= 2 => count = i32::try_from(number).ok(),
            Word(word) => match (unit(word), number(word)) {
                (Some(unit), _) => {
                    if let Some(count) = count.filter(|count| (1..=60).contains(count)) {
                        return Some(unit(count));
                    }
                }
                // `thirty-nine`.
                (None, Some(small)) if small < 10 => {
                    count = Some(count.filter(|tens| *tens >= 20 && tens % 10 == 0).unwrap_or(0) + small);
                }
                (None, Some(number)) => count = Some(number),
                (None, None) => count = None,
            },
            Kind::Sign('-') => {}
            Kind::Sign('か' | 'ヶ' | 'ケ' | 'カ' | 'ヵ' | '箇') if count.is_some() => {
                is_counter = true;
                continue;
            }
            Kind::Sign('月') => {
                if let Some(count) = count.filter(|count| is_counter && (1..=24).contains(count)) {
                    return Some(Length::Months(count));
                }
                count = None;
            }
            _ => count = None,
        }
        is_counter = false;
    }
    None
}

fn unit(word: &str) -> Option<fn(i32) -> Length> {
    match word {
        "month" | "months" => Some(Length::Months),
        "week" | "weeks" => Some(Length::Weeks),
        _ => None,
    }
}

fn number(word: &str) -> Option<i32> {
    // More than a year and some weeks is no period of a statement.
    english::number(word).filter(|number| *number < 60).and_then(|number| i32::try_from(number).ok())
}

/// `quarter ended`, `year ended`, `half-year to`.
fn named(plain: &str) -> Option<Length> {
    const NAMES: [(&str, i32); 12] = [
        ("quarter ended", 3),
        ("quarter ending", 3),
        ("quarters ended", 3),
        ("quarter to", 3),
        ("half year ended", 6),
        ("half-year ended", 6),
        ("half year to", 6),
        ("half-year to", 6),
        ("year ended", 12),
        ("years ended", 12),
        ("year ending", 12),
        ("year to ", 12),
    ];
    NAMES.iter().find(|(name, _)| plain.contains(name)).map(|(_, months)| Length::Months(*months))
}

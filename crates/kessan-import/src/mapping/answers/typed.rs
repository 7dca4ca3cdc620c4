//! What an answer says, in any form that reports print: days, spans of days, numbers.

use jiff::civil::Date;
use kessan_core::numeral::{Mark, Numeral, readings};
use kessan_core::period::Span;
use rust_decimal::Decimal;

use super::Why;
use crate::mapping::cells::grouped;
use crate::printed::period;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts<'a> {
    /// Shares.
    Shares,
    /// Money, in the currency of that ISO 4217 code.
    Money(&'a str),
    /// Money per share, likewise.
    PerShare(&'a str),
}

/// The day that a text is: `2030-05-14`, `May 14, 2030`, `2030年5月14日`, `令和12年5月14日`.
///
/// # Errors
///
/// It is none, or can be two (`5/6/2030`).
pub fn day(text: &str) -> Result<Date, Why> {
    if let Some(day) = kessan_core::period::day(text) {
        return Ok(day);
    }
    // A month is no day, although the reader of columns' heads takes it for its last one.
    let has_day = text.split(|c: char| !c.is_numeric()).filter(|part| !part.is_empty()).count() > 1;
    let found = period::read(text, None).filter(|_| has_day).ok_or(Why::NoDay)?;
    match found.period {
        _ if !found.is_certain => Err(Why::TwoDays),
        period::Span::Day(day) => Ok(day),
        _ => Err(Why::NoDay),
    }
}

/// The days that a text names with a slash, a dash or a word between them, the earlier one first.
///
/// # Errors
///
/// It names none, or the later one first.
pub fn span(text: &str) -> Result<Span, Why> {
    let between = |start: Date, end: Date| match start < end {
        true => Ok(Span { start, end, instant: false }),
        false => Err(Why::NoSpan),
    };
    // Either part may have slashes of its own.
    let parted = text.split_once(" / ").or_else(|| text.split_once('/').filter(|_| text.matches('/').count() == 1));
    if let Some((first, last)) = parted {
        let part = |part: &str| match day(part.trim()) {
            Err(Why::NoDay) => Err(Why::NoSpan),
            other => other,
        };
        return between(part(first)?, part(last)?);
    }
    let found = period::read(text, None).ok_or(Why::NoSpan)?;
    match found.period {
        _ if !found.is_certain => Err(Why::TwoDays),
        period::Span::Days { start, end } => between(start, end),
        _ => Err(Why::NoSpan),
    }
}

/// The number above zero that a text is, as a release prints it in whole units: `4,000,000` of `4.0 million shares`.
///
/// # Errors
///
/// It is none, counts something else, or can be two (`1.234` in money).
pub fn number(text: &str, counts: Counts<'_>) -> Result<String, Why> {
    let mut found = readings(text).map_err(|_| Why::NoNumber)?;
    // Shares are whole: 500,000 of them are not 500, and groups of three are what reports print of money, too. Three digits behind a
    // point are usual per share, and in an amount they may be a group.
    if found.first().is_some_and(|first| first.decimals == 0) || matches!(counts, Counts::PerShare(_)) {
        found.truncate(1);
    }
    let mut values = Vec::new();
    for number in &found {
        values.push(checked(number, counts)?);
    }
    let mut values = values.into_iter();
    let first = values.next().ok_or(Why::NoNumber)?;
    if values.any(|other| other != first) {
        return Err(Why::TwoNumbers);
    }
    Ok(grouped(first, first.scale()))
}

fn checked(number: &Numeral, counts: Counts<'_>) -> Result<Decimal, Why> {
    let fits = match (number.mark, counts) {
        (None, _) | (Some(Mark::Shares), Counts::Shares) => true,
        (Some(Mark::Currency(sign)), Counts::Money(code) | Counts::PerShare(code)) => sign.is_of(code),
        _ => false,
    };
    if !fits {
        return Err(Why::OtherUnit);
    }
    let value = number.whole().map(|value| value.normalize()).filter(|value| *value > Decimal::ZERO);
    value.filter(|value| counts != Counts::Shares || value.scale() == 0).ok_or(Why::NoNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_in_every_form_that_reports_print() {
        for text in [
            "2030-05-14",
            "May 14, 2030",
            "14 May 2030",
            "2030年5月14日",
            "令和12年５月14日",
            "5/14/2030",
            "14.05.2030",
            "2030/5/14",
        ] {
            assert_eq!(day(text), Ok(date(2030, 5, 14)), "{text}");
        }
        for (text, why) in [
            ("soon", Why::NoDay),
            ("May 2030", Why::NoDay),
            ("2030", Why::NoDay),
            ("2030-02-30", Why::NoDay),
            ("5/6/2030", Why::TwoDays),
            ("Three months ended June 30, 2030", Why::NoDay),
        ] {
            assert_eq!(day(text), Err(why), "{text}");
        }
    }

    #[test]
    fn spans_have_a_slash_a_dash_or_a_word_between_their_days() {
        let expected = Ok(Span { start: date(2030, 5, 15), end: date(2031, 5, 14), instant: false });
        for text in [
            "2030-05-15/2031-05-14",
            "May 15, 2030 to May 14, 2031",
            "2030年5月15日～2031年5月14日",
            "5/15/2030 / 5/14/2031",
            "2030年5月15日 / 2031-05-14",
        ] {
            assert_eq!(span(text), expected, "{text}");
        }
        for text in ["2031-05-14/2030-05-15", "2030-05-15", "2030-05-15 / ", "soon/later", "2030-05-15/2030-05-15"] {
            assert_eq!(span(text), Err(Why::NoSpan), "{text}");
        }
    }

    #[test]
    fn numbers_may_have_words_and_units_and_become_whole_units() {
        let (shares, money) = (Counts::Shares, Counts::Money("JPY"));
        for (text, counts, printed) in [
            ("4,000,000", shares, "4,000,000"),
            ("4.0 million shares", shares, "4,000,000"),
            ("400万株", shares, "4,000,000"),
            ("４，０００", shares, "4,000"),
            ("50億円", money, "5,000,000,000"),
            ("¥400 million", money, "400,000,000"),
            ("0.25", money, "0.25"),
            ("0,25", money, "0.25"),
            ("1.125", Counts::PerShare("USD"), "1.125"),
        ] {
            assert_eq!(number(text, counts), Ok(printed.to_owned()), "{text}");
        }
        for (text, counts, why) in [
            ("many", shares, Why::NoNumber),
            ("0", shares, Why::NoNumber),
            ("(5)", shares, Why::NoNumber),
            ("1.5", shares, Why::NoNumber),
            ("$5", money, Why::OtherUnit),
            ("5%", shares, Why::OtherUnit),
            ("1.234", money, Why::TwoNumbers),
            ("99999999999999999999999999999999", shares, Why::NoNumber),
        ] {
            assert_eq!(number(text, counts), Err(why), "{text}");
        }
    }
}

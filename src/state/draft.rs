//! What the reader has typed into the calculator, kept as typed, and the number read from it.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::domain::arithmetic::is_whole;
use crate::domain::period::{Span, day};

/// In which instrument a holding is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instrument {
    /// Shares of common stock.
    #[default]
    Shares,
    /// American depositary shares.
    Ads,
}

/// The calculator's fields for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The holding, in shares or depositary shares.
    Holding,
    /// What a share of it was bought for; may be left empty.
    Paid,
    /// Price per share.
    Price,
    /// How much of the buyback is carried out, in per cent.
    Fill,
    /// The day on which all is bought.
    Day,
    /// Net income of the year, in the page's power of ten.
    Income,
    /// Withholding, in per cent.
    Tax,
    /// Reporting currency for one unit of the translation currency.
    Rate,
    /// What the buyback's money costs for a year after tax, in per cent.
    Funding,
    /// The depositary's fee for one depositary share and one dividend, in the translation currency if there is one.
    Fee,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = 10;

    /// All of them, in the order in which they stand in an address.
    pub const ALL: [Field; Field::COUNT] = [
        Field::Holding,
        Field::Paid,
        Field::Price,
        Field::Fill,
        Field::Day,
        Field::Income,
        Field::Tax,
        Field::Rate,
        Field::Funding,
        Field::Fee,
    ];

    /// Its key in the address, and its id in the page.
    pub fn key(self) -> &'static str {
        ["holding", "paid", "price", "fill", "day", "income", "tax", "rate", "funding", "fee"][self as usize]
    }
}

/// When the buyback buys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// On the first day of its window.
    Start,
    /// Evenly over its window.
    #[default]
    Even,
    /// On its last day.
    End,
    /// On the day that is typed.
    Day,
}

impl When {
    /// All of them, with their values in the address.
    pub const ALL: [(&'static str, When); 4] =
        [("start", When::Start), ("even", When::Even), ("end", When::End), ("day", When::Day)];
}

/// The calculator's fields, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The texts, in the order of [`Field::ALL`].
    pub texts: [String; Field::COUNT],
    /// What the holding counts.
    pub instrument: Instrument,
    /// When the buyback buys.
    pub when: When,
    /// How many of the year's record dates had passed when the holding was bought.
    pub missed: usize,
}

impl Draft {
    /// What is typed in a field.
    pub fn text(&self, field: Field) -> &str {
        &self.texts[field as usize]
    }

    /// Puts a text in a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.texts[field as usize] = text.into();
    }

    /// The same with a text in a field.
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }
}

/// A draft that the reader has kept under a name, to hold it against others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// As the reader calls it.
    pub name: String,
    /// Its fields.
    pub draft: Draft,
}

/// As many drafts can be kept.
pub const MOST_KEPT: usize = 4;

/// Why a field gives no number. The page says it in the reader's language, beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing is typed.
    Empty,
    /// It is not a number.
    NotANumber,
    /// More digits than the arithmetic holds.
    TooLong,
    /// Below zero.
    Negative,
    /// Zero, where only more makes sense.
    Zero,
    /// A fraction of something that is counted.
    NotWhole,
    /// More than there is.
    MoreThan(Decimal),
    /// More than the whole, in per cent.
    MoreThanAll,
    /// No day of the calendar.
    NotADay,
    /// A day outside that span.
    Outside(Span),
}

/// As many digits before the point as a field takes: products with a price still fit the arithmetic.
const MOST_WHOLE_DIGITS: usize = 13;
/// As many digits after the point.
const MOST_FRACTION_DIGITS: usize = 6;

/// Reads a number as people type it: with or without thousands separators (comma, apostrophe, space), full-width
/// digits, a currency sign before or a counting word after it.
///
/// # Errors
///
/// What keeps the text from being a number of up to thirteen digits with up to six after the point.
///
/// ```
/// use kessan::state::draft::{Mistake, read};
/// use rust_decimal::Decimal;
/// assert_eq!(read("１，２００"), Ok(Decimal::from(1200)));
/// assert_eq!(read("1,20"), Err(Mistake::NotANumber));
/// ```
pub fn read(text: &str) -> Result<Decimal, Mistake> {
    let value = read_signed(text)?;
    if value < Decimal::ZERO { Err(Mistake::Negative) } else { Ok(value) }
}

/// Reads a number that may be below zero.
///
/// # Errors
///
/// As [`read`], but for the sign.
pub fn read_signed(text: &str) -> Result<Decimal, Mistake> {
    let plain: String = text.trim().chars().map(half_width).collect();
    let plain = plain.trim().trim_start_matches(['¥', '$', '€', '£']).trim_end_matches(['円', '株', '口', '%']).trim();
    if plain.is_empty() {
        return Err(if text.trim().is_empty() { Mistake::Empty } else { Mistake::NotANumber });
    }
    let (negative, body) = match plain.strip_prefix(['-', '−']) {
        Some(body) => (true, body.trim_start()),
        None => (false, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (whole, fraction) = body.split_once('.').map_or((body, ""), |(whole, fraction)| (whole, fraction));
    let has_point = body.contains('.');
    let digits = ungrouped(whole).ok_or(Mistake::NotANumber)?;
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || (has_point && fraction.is_empty()) {
        return Err(Mistake::NotANumber);
    }
    let significant = digits.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if significant.len() > MOST_WHOLE_DIGITS || fraction.len() > MOST_FRACTION_DIGITS {
        return Err(Mistake::TooLong);
    }
    let value = format!("0{significant}.{fraction}0");
    let value = Decimal::from_str_exact(&value).map_err(|_| Mistake::TooLong)?.normalize();
    Ok(if negative && !value.is_zero() { -value } else { value })
}

/// Reads a count of things that exist up to a limit.
///
/// # Errors
///
/// As [`read`], and a fraction or more than `limit`.
pub fn read_count(text: &str, limit: Decimal) -> Result<Decimal, Mistake> {
    match read(text) {
        Err(Mistake::TooLong) => Err(Mistake::MoreThan(limit)),
        Err(mistake) => Err(mistake),
        Ok(count) if !is_whole(count) => Err(Mistake::NotWhole),
        Ok(count) if count > limit => Err(Mistake::MoreThan(limit)),
        Ok(count) => Ok(count),
    }
}

/// Reads a price.
///
/// # Errors
///
/// As [`read`], and zero.
pub fn read_price(text: &str) -> Result<Decimal, Mistake> {
    let price = read(text)?;
    if price.is_zero() { Err(Mistake::Zero) } else { Ok(price) }
}

/// Reads a part of a whole in per cent, with or without its sign.
///
/// # Errors
///
/// As [`read`], and more than a hundred.
pub fn read_percent(text: &str) -> Result<Decimal, Mistake> {
    match read(text) {
        Ok(percent) if percent > Decimal::ONE_HUNDRED => Err(Mistake::MoreThanAll),
        other => other,
    }
}

/// Reads a day of a span, `2008-12-01`.
///
/// # Errors
///
/// What keeps the text from being one.
pub fn read_day(text: &str, span: Span) -> Result<Date, Mistake> {
    let plain: String = text.trim().chars().map(half_width).collect();
    if plain.is_empty() {
        return Err(Mistake::Empty);
    }
    let date = day(plain.trim()).ok_or(Mistake::NotADay)?;
    if span.contains(date) { Ok(date) } else { Err(Mistake::Outside(span)) }
}

/// Full-width forms to their ASCII ones: １ to 1, ， to a comma.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '￥' => '¥',
        '。' | '．' => '.',
        '、' => ',',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// The digits without separators; `None` unless all groups behind the first have three digits, with one kind of
/// separator.
fn ungrouped(whole: &str) -> Option<String> {
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    match separator {
        None => digits(whole).then(|| whole.to_owned()),
        Some(separator @ (',' | '\'' | '’' | ' ' | '_')) => {
            let groups: Vec<&str> = whole.split(separator).collect();
            let (first, rest) = groups.split_first()?;
            let grouped =
                digits(first) && first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && digits(group));
            grouped.then(|| groups.concat())
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn readable_forms_are_read() {
        for (text, value) in [
            ("100", "100"),
            (" 1,200 ", "1200"),
            ("１００", "100"),
            ("１２０，０００", "120000"),
            ("¥120,000", "120000"),
            ("￥80,000", "80000"),
            ("100株", "100"),
            ("1 234 567", "1234567"),
            ("1'000", "1000"),
            ("120000.50", "120000.5"),
            ("007", "7"),
            ("+5", "5"),
            ("-0", "0"),
        ] {
            assert_eq!(read(text).map(|v| v.to_string()), Ok(value.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_texts_say_what_is_wrong() {
        for (text, mistake) in [
            ("", Mistake::Empty),
            ("　", Mistake::Empty),
            ("abc", Mistake::NotANumber),
            ("12a", Mistake::NotANumber),
            ("1,20", Mistake::NotANumber),
            ("1,200 300", Mistake::NotANumber),
            ("1e5", Mistake::NotANumber),
            ("NaN", Mistake::NotANumber),
            ("1.2.3", Mistake::NotANumber),
            ("5.", Mistake::NotANumber),
            ("¥", Mistake::NotANumber),
            ("-5", Mistake::Negative),
            ("−５", Mistake::Negative),
            ("123456789012345678901234567890", Mistake::TooLong),
            ("0.1234567", Mistake::TooLong),
        ] {
            assert_eq!(read(text), Err(mistake), "{text}");
        }
        assert_eq!(read_price("0.00"), Err(Mistake::Zero));
        assert_eq!(read_signed("−1,200"), Ok(Decimal::from(-1200)));
        assert_eq!(
            (read_percent("100 %"), read_percent("１００．１")),
            (Ok(Decimal::ONE_HUNDRED), Err(Mistake::MoreThanAll))
        );
        let window: Span = "2021-11-15/2022-01-31".parse().unwrap();
        assert_eq!(read_day("２０２１-12-01", window), Ok("2021-12-01".parse().unwrap()));
        assert_eq!(read_day("2021-11-14", window), Err(Mistake::Outside(window)));
        assert_eq!(read_day("2021-11-31", window), Err(Mistake::NotADay));
        assert_eq!(read_count("1.5", Decimal::TEN), Err(Mistake::NotWhole));
        assert_eq!(read_count("11", Decimal::TEN), Err(Mistake::MoreThan(Decimal::TEN)));
        assert_eq!(read_count("123456789012345678901234567890", Decimal::TEN), Err(Mistake::MoreThan(Decimal::TEN)));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let span = Span { start: Date::MIN, end: Date::MAX, instant: false };
            let _ = (read(&text), read_count(&text, Decimal::TEN), read_price(&text), read_percent(&text));
            let _ = (read_signed(&text), read_day(&text, span));
        }

        #[test]
        fn grouping_never_changes_a_number(value in 0_u64..9_999_999_999_999) {
            let plain = value.to_string();
            let mut grouped = String::new();
            for (index, digit) in plain.chars().enumerate() {
                if index > 0 && (plain.len() - index).is_multiple_of(3) {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            prop_assert_eq!(read(&grouped), Ok(Decimal::from(value)));
        }
    }
}

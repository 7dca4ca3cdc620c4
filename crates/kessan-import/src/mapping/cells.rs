//! The text of a cell: as it is printed, with the sign and the bracket that stand beside it, so that it reads as the fact's value.

use kessan_core::cell::Cell;
use kessan_core::numeral::Mark;
use rust_decimal::Decimal;

use super::units::{Class, power_of_ten};

/// A cell as a release prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its text.
    pub text: String,
    /// The power of ten of an amount of money or of a count; 0 for others.
    pub scale: u32,
    /// Whether its sign is the other one than the fact's; `None` where there is no sign to tell by.
    pub is_negated: Option<bool>,
    /// Whether the text is made from the value, since what is printed does not read as it.
    pub is_made: bool,
}

/// What a cell is to say.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The value in the unit of its line; `None` for nil.
    pub value: Option<Decimal>,
    /// Digits known after the point.
    pub decimals: Option<i32>,
    /// What it counts.
    pub class: &'a Class,
    /// The currency.
    pub currency: &'a str,
    /// The power of ten that it is printed in, as tagged.
    pub scale: i32,
}

/// The text for a cell. `texts` are the ways in which it may be printed, the fullest first; `is_japanese` decides how a negative
/// number is written that has to be made.
pub fn printed(wanted: Wanted<'_>, texts: &[String], is_japanese: bool) -> Printed {
    let scale = match wanted.class {
        class if *class == Class::Money || class.is_count() => {
            u32::try_from(wanted.scale).ok().filter(|scale| *scale <= 12)
        }
        _ => (wanted.scale == 0 || *wanted.class == Class::Percent).then_some(0),
    };
    let Some(value) = wanted.value else {
        let dash = texts.iter().find(|text| matches!(Cell::parse(text), Some(Cell::Dash)));
        let has_words = texts.iter().any(|text| !text.trim().is_empty());
        let text = dash.cloned().unwrap_or_else(|| if has_words { "-".to_owned() } else { String::new() });
        return Printed { text, scale: scale.unwrap_or(0), is_negated: None, is_made: dash.is_none() && has_words };
    };
    if let Some(scale) = scale {
        for text in texts {
            if let Some(is_negated) = reads_as(text, value, &wanted, scale) {
                return Printed { text: text.clone(), scale, is_negated, is_made: false };
            }
        }
    }
    // 1.234,5 as 1,234.5: the digits, brackets and signs are the printed ones.
    if let Some(scale) = scale {
        for text in texts.iter().map(|text| with_point(text)) {
            if let Some(is_negated) = reads_as(&text, value, &wanted, scale) {
                return Printed { text, scale, is_negated, is_made: false };
            }
        }
    }
    made(value, &wanted, scale, is_japanese)
}

/// A number that is written with a decimal comma, with a point instead, and commas where it has points, spaces or apostrophes
/// between digits; one that begins with its point, with a zero before it.
fn with_point(text: &str) -> String {
    let chars: Vec<char> = text.trim().chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mut swapped = String::with_capacity(chars.len() + 1);
    for (at, c) in chars.iter().enumerate() {
        match c {
            '.' if !is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => swapped.push_str("0."),
            _ if !is_digit(at.checked_sub(1)) || !is_digit(Some(at + 1)) => swapped.push(*c),
            ',' => swapped.push('.'),
            '.' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => swapped.push(','),
            other => swapped.push(*other),
        }
    }
    swapped
}

/// Whether a text is the value, or the value with the other sign; `None` if it is neither.
fn reads_as(text: &str, value: Decimal, wanted: &Wanted<'_>, scale: u32) -> Option<Option<bool>> {
    match Cell::parse(text)? {
        Cell::Empty => None,
        Cell::Dash => value.is_zero().then_some(None),
        Cell::Number { value: printed, power, mark, .. } => {
            let fits = match mark {
                None => true,
                Some(Mark::Percent) => *wanted.class == Class::Percent,
                Some(Mark::Shares) => *wanted.class == Class::Shares,
                Some(Mark::Currency(sign)) => wanted.class.has_currency() && sign.is_of(wanted.currency),
                Some(Mark::Depositary) => false,
            };
            let is_fit = fits
                && power.is_none_or(|power| power == scale)
                && (!text.contains(['%', '％']) || *wanted.class == Class::Percent);
            let whole = printed.checked_mul(power_of_ten(i32::try_from(scale).ok()?)?)?;
            match is_fit {
                true if whole.is_zero() && value.is_zero() => Some(None),
                true if whole == value => Some(Some(false)),
                true if whole == -value => Some(Some(true)),
                _ => None,
            }
        }
    }
}

/// The text that a value would have.
fn made(value: Decimal, wanted: &Wanted<'_>, scale: Option<u32>, is_japanese: bool) -> Printed {
    let scale = scale.unwrap_or(0);
    let unscaled = power_of_ten(-i32::try_from(scale).unwrap_or(0))
        .and_then(|unit| value.checked_mul(unit))
        .unwrap_or(value)
        .normalize();
    let known = wanted.decimals.map(|decimals| decimals.saturating_add(i32::try_from(scale).unwrap_or(0)));
    // Digits that the filing says are not known are not shown, unless the value has them.
    let digits = known
        .and_then(|digits| u32::try_from(digits).ok())
        .unwrap_or(0)
        .clamp(unscaled.scale(), 12.max(unscaled.scale()));
    let text = grouped(unscaled.abs(), digits);
    let is_negative = value.is_sign_negative() && !value.is_zero();
    let text = match (is_negative, is_japanese) {
        (false, _) => text,
        (true, true) => format!("△{text}"),
        (true, false) => format!("({text})"),
    };
    Printed { text, scale, is_negated: (!value.is_zero()).then_some(false), is_made: true }
}

/// A number with commas between thousands.
pub fn grouped(value: Decimal, digits: u32) -> String {
    let plain = format!("{value:.*}", usize::try_from(digits).unwrap_or(0));
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::with_capacity(plain.len() * 4 / 3 + 1);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// What may stand in the places beside a number and belong to it: brackets, signs, per cent signs.
pub fn belongs_before(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 4 && text.chars().all(|c| "($（△▲-−–€£¥￥ ".contains(c))
}

/// The same behind it.
pub fn belongs_behind(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 4 && text.chars().all(|c| ")）%％ ".contains(c))
}

/// A text without what is no part of a number: marks of footnotes, a currency sign that stands within brackets.
pub fn plain(text: &str) -> String {
    let mut text = without_note(&super::words::without_marks(text));
    // ($ 1,234) and $(1,234) both read as a negative number once the sign is gone.
    if text.contains('(') || text.contains('（') {
        text.retain(|c| !matches!(c, '$' | '€' | '£' | '¥' | '￥'));
    }
    for (words, mark) in [("百万円", ""), ("千円", ""), ("円", ""), ("株", "")] {
        if let Some(before) = text.strip_suffix(words) {
            text = format!("{}{mark}", before.trim_end());
        }
    }
    text
}

/// A number without the letter or the number of a footnote in brackets right behind its digits: `(12(a))` is `(12)`.
fn without_note(text: &str) -> String {
    let at = text.char_indices().zip(text.chars().skip(1)).find(|((_, c), next)| c.is_ascii_digit() && *next == '(');
    let Some(((at, _), _)) = at else { return text.to_owned() };
    let (number, rest) = text.split_at(at + 1);
    match rest.get(1..).and_then(|rest| rest.split_once(')')) {
        Some((mark, behind)) if (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            format!("{number}{behind}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(value: i64, class: &Class) -> Wanted<'_> {
        Wanted { value: Some(value.into()), decimals: Some(-6), class, currency: "JPY", scale: 6 }
    }

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn what_is_printed_is_kept() {
        let cell = printed(wanted(-6_000_000, &Class::Money), &texts(&["△6"]), true);
        assert_eq!((cell.text.as_str(), cell.is_negated, cell.is_made), ("△6", Some(false), false));
    }

    #[test]
    fn a_deduction_printed_as_a_positive_number_is_negated() {
        let cell = printed(wanted(-12_000_000, &Class::Money), &texts(&["12"]), false);
        assert_eq!((cell.text.as_str(), cell.is_negated), ("12", Some(true)));
        let cell = printed(wanted(12_000_000, &Class::Money), &texts(&["(12)"]), false);
        assert_eq!((cell.text.as_str(), cell.is_negated), ("(12)", Some(true)));
        let cell = printed(wanted(-12_000_000, &Class::Money), &[plain("(12(a))")], false);
        assert_eq!((cell.text.as_str(), cell.is_negated), ("(12)", Some(false)));
    }

    #[test]
    fn what_does_not_read_as_the_value_is_made_from_it() {
        let cell = printed(wanted(-1_234_000_000, &Class::Money), &texts(&["1,23"]), false);
        assert_eq!((cell.text.as_str(), cell.is_made), ("(1,234)", true));
        // A deduction in brackets, with a decimal comma.
        let cell = printed(wanted(1_234_500_000, &Class::Money), &texts(&["(1.234,5)"]), false);
        assert_eq!((cell.text.as_str(), cell.is_negated, cell.is_made), ("(1,234.5)", Some(true), false));
        let cents = Wanted {
            value: Some(Decimal::new(40, 2)),
            decimals: Some(2),
            class: &Class::PerShare,
            currency: "USD",
            scale: 0,
        };
        assert_eq!(printed(cents, &texts(&[".40"]), false).text, "0.40");
        let shares = Wanted {
            value: Some(Decimal::from(15_056_133_000_i64)),
            decimals: Some(-3),
            class: &Class::Shares,
            currency: "USD",
            scale: 3,
        };
        let cell = printed(shares, &texts(&["15,056.1"]), false);
        assert_eq!((cell.text.as_str(), cell.scale, cell.is_made), ("15,056,133", 3, true));
        let ratio = Wanted {
            value: Some(Decimal::new(599, 1)),
            decimals: Some(1),
            class: &Class::Percent,
            currency: "JPY",
            scale: -2,
        };
        assert_eq!(printed(ratio, &texts(&["59.9"]), true).text, "59.9");
    }

    /// Statements in millions print their shares in thousands.
    #[test]
    fn shares_are_printed_in_a_power_of_ten_of_their_own() {
        let shares = Wanted {
            value: Some(Decimal::from(15_056_133_000_i64)),
            decimals: Some(-3),
            class: &Class::Shares,
            currency: "USD",
            scale: 3,
        };
        let cell = printed(shares, &texts(&["15,056,133"]), false);
        assert_eq!((cell.text.as_str(), cell.scale, cell.is_made), ("15,056,133", 3, false));
    }

    #[test]
    fn a_nil_is_a_dash_or_nothing() {
        let nil = Wanted { value: None, ..wanted(0, &Class::Money) };
        assert_eq!(printed(nil, &texts(&["－"]), true).text, "－");
        assert_eq!(printed(nil, &texts(&[""]), true).text, "");
        assert_eq!(printed(nil, &texts(&["n/a"]), true).text, "-");
    }

    #[test]
    fn digits_are_grouped_by_threes() {
        assert_eq!(grouped(Decimal::from(1_234_567), 0), "1,234,567");
        assert_eq!(grouped(Decimal::new(5, 1), 2), "0.50");
    }
}

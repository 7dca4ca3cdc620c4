//! The one reader of printed numbers: the cells and claims of a release file, and whatever is typed or pasted into the
//! calculator.
//!
//! A text is read from outside in: what stands around the digits (a sign or parentheses, a per cent sign, a currency, a
//! word for a power of ten), and then the digits with what groups them. What is read is never rounded.

mod digits;
mod marks;

use rust_decimal::Decimal;

pub use marks::{Mark, Sign};

use digits::composed;
use marks::{Around, Outermost};

/// The forms that are read, for messages about others.
pub const FORMS: &str =
    "a printed number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, or nothing";
/// The same where neither a dash nor nothing will do.
pub const NUMBER_FORMS: &str =
    "a printed number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678";

/// Which sign stands before decimals; the other one may group digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,234.5`, as releases print it.
    Point,
    /// `1.234,5`.
    Comma,
}

/// A number as printed, with what is printed beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The digits with their sign: `(1,678)` is −1678, `9.1%` is 9.1, `1.5百万円` is 1.5.
    pub value: Decimal,
    /// Digits after the decimal mark: 1 for `9.1%`, 0 for `12,345`.
    pub decimals: u32,
    /// The power of ten that a word beside it names: 6 for `1.5百万円` and `1.5 million`; `None` without such a word.
    pub power: Option<u32>,
    /// What it counts, as far as that is printed.
    pub mark: Option<Mark>,
}

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Nothing is printed.
    Empty,
    /// A dash.
    Dash,
    /// A number.
    Number(Numeral),
}

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has none of the forms that are known.
    Form,
    /// It has one, but more digits than the arithmetic holds.
    TooLong,
}

/// Reads a text as reports print numbers:
///
/// - digits grouped by threes (by a comma, a space of any width, an apostrophe), with decimals or without; full-width
///   forms as the others;
/// - negatives as `(1,949)`, `△1,949`, `▲ 1,949`, or with a minus sign of any kind; `+` for positives;
/// - `%` inside of parentheses or behind them; a currency (`¥`, `$`, `円`, `JPY`) before or after; `株`, `shares`, `ADS`;
/// - words for powers of ten: `1.5百万円`, `2億8,000万円`, `$1.5 billion`, `5千株`;
/// - a dash, also with a per cent sign; nothing.
///
/// # Errors
///
/// Why it is none of these. Groups must be of three digits, so that `1,23` is not taken for 123, and do not begin with
/// a zero.
///
/// ```
/// use kessan_core::numeral::{DecimalMark, Mark, Printed, read};
/// let number = |text| match read(text, DecimalMark::Point) {
///     Ok(Printed::Number(number)) => (number.value.to_string(), number.power, number.mark),
///     other => panic!("{text}: {other:?}"),
/// };
/// assert_eq!(number("(44.6)%"), ("-44.6".into(), None, Some(Mark::Percent)));
/// assert_eq!(number("△ 1 949").0, "-1949");
/// assert_eq!(number("2億8,000万円").0, "28000");
/// assert_eq!(number("２．８億円").1, Some(8));
/// assert_eq!(read("—%", DecimalMark::Point), Ok(Printed::Dash));
/// assert!(read("1,23", DecimalMark::Point).is_err());
/// ```
pub fn read(text: &str, decimal_mark: DecimalMark) -> Result<Printed, Unread> {
    let plain = half_width(text);
    let mut rest = plain.trim();
    if text.trim().is_empty() {
        return Ok(Printed::Empty);
    }
    let mut around = Around::default();
    loop {
        rest = match around.take(rest)? {
            Outermost::Taken(inner) => inner.trim(),
            Outermost::Digits => break,
            Outermost::Dash => return Ok(Printed::Dash),
        };
    }
    let (value, decimals) = composed(rest, decimal_mark, around.power)?;
    // A printed (0) is zero, not minus zero.
    let value = if around.is_negative() && !value.is_zero() { -value } else { value };
    Ok(Printed::Number(Numeral { value, decimals, power: around.power, mark: around.mark }))
}

/// Every number that a text can stand for: as this page writes numbers first, and then with comma and point in each
/// other's places, if that is another number. `20,315` is 20315 or 20.315; `0,5` is only the latter kind.
///
/// # Errors
///
/// Why there is none; nothing and a dash are none.
pub fn readings(text: &str) -> Result<Vec<Numeral>, Unread> {
    let with = |mark| match read(text, mark) {
        Ok(Printed::Number(number)) => Ok(number),
        Ok(Printed::Empty | Printed::Dash) => Err(Unread::Form),
        Err(why) => Err(why),
    };
    let (page, other) = (with(DecimalMark::Point), with(DecimalMark::Comma));
    match (page, other) {
        (Ok(page), Ok(other)) if page.value != other.value => Ok(vec![page, other]),
        (Ok(number), _) | (Err(Unread::Form), Ok(number)) => Ok(vec![number]),
        (Err(why), _) => Err(why),
    }
}

impl Numeral {
    /// The number without its word for a power of ten: `1.5百万円` is 1500000. `None` if that does not fit.
    pub fn whole(&self) -> Option<Decimal> {
        self.value.checked_mul(Decimal::from(10_u64.checked_pow(self.power.unwrap_or(0))?))
    }
}

/// Full-width and typographic forms as their ASCII ones: １ as 1, ， as a comma, spaces of all widths as one, and without
/// what only directs the setting of a text.
pub fn half_width(text: &str) -> String {
    let one = |c: char| match c {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '￥' => Some('¥'),
        '￡' => Some('£'),
        '￦' => Some('₩'),
        '。' => Some('.'),
        '、' => Some(','),
        '‘' | '’' | 'ʼ' | '′' => Some('\''),
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0),
        c => Some(c),
    };
    text.chars().filter_map(one).collect()
}

#[cfg(test)]
mod tests;

//! The transformation registries: from what is printed to what is meant.
//!
//! Registries 1 to 5 give most transformations the same meaning under names that differ in their hyphens only
//! (`datedaymonthyear`, `date-day-month-year`), so they are looked up without. The SEC's own are known, too. What a registry's
//! pattern refuses and can only mean one thing is read all the same: `5.` and `1,23` of careless documents.
//!
//! ```
//! use kessan_import::ixbrl::transform;
//! use kessan_import::report::Name;
//!
//! let format = |local: &str| Name { local: local.into(), ..Name::default() };
//! assert_eq!(transform::number(Some(&format("num-dot-decimal")), "1,234.5").unwrap(), "1234.5");
//! assert_eq!(transform::text(Some(&format("dateyearmonthdaycjk")), "2031年5月14日").unwrap(), "2031-05-14");
//! ```

mod date;
mod duration;
mod japanese;
mod months;
mod numeric;
mod places;
mod saka;
mod sec;
mod words;

use rust_decimal::Decimal;

use crate::html::text::folded;
use crate::notices::cut;
use crate::report::Name;

/// The canonical number of a numeric tag's text: an optional sign, digits, an optional point with digits.
///
/// # Errors
///
/// The text is not what the transformation reads, in words. Without a transformation the text must be a number; a transformation that
/// nobody knows is taken for `num-dot-decimal`.
pub fn number(format: Option<&Name>, text: &str) -> Result<String, String> {
    let plain = normal(text);
    let wrong = |name: &str| format!("“{}” is not what {name} reads", cut(&plain));
    let Some(format) = format else {
        return numeric::plain(&plain).or_else(|| numeric::dot_decimal(&plain)).ok_or_else(|| wrong("a number"));
    };
    let key = key(format);
    let known = match key.as_str() {
        // Registry 2's older name says how a negative is printed, not that it is one.
        "numdotdecimal" | "numcommadot" | "numspacedot" | "numdotdecimalapos" | "numdotdecimalin" => {
            numeric::dot_decimal(&plain)
        }
        "numcommadecimal" | "numcomma" | "numdotcomma" | "numspacecomma" | "numcommadecimalapos" => {
            numeric::comma_decimal(&plain)
        }
        "numunitdecimal" | "numunitdecimalin" | "numunitdecimalapos" => numeric::unit_decimal(&plain),
        "zerodash" | "numdash" => numeric::dash(&plain),
        "fixedzero" => Some("0".to_owned()),
        "numwordsen" => words::number(&plain),
        "nocontent" | "fixedempty" => None,
        "numinf" | "numneginf" | "numnan" => return Err(format!("“{}” is no finite number", cut(&plain))),
        _ => numeric::dot_decimal(&plain),
    };
    known.ok_or_else(|| wrong(&format.to_string()))
}

/// A number in the form of XML and JSON: `-12.5`, `1.2e6`.
pub(crate) fn canonical(text: &str) -> Result<Decimal, String> {
    let wrong = || format!("“{}” is no number that can be kept exactly", cut(text));
    let text = text.trim();
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().map_err(|_| wrong())?),
        None => (text, 0),
    };
    super::number::scaled(&numeric::plain(digits).ok_or_else(wrong)?, exponent)
}

/// The meaning of a text tag's text.
///
/// # Errors
///
/// The text is not what the transformation reads, or nobody knows the transformation; in words.
pub fn text(format: Option<&Name>, text: &str) -> Result<String, String> {
    let plain = folded(text);
    let Some(format) = format else { return Ok(plain) };
    let key = key(format);
    let digits = normal(text);
    let fixed = match key.as_str() {
        "nocontent" | "fixedempty" => Some(""),
        "booleanfalse" | "fixedfalse" => Some("false"),
        "booleantrue" | "fixedtrue" => Some("true"),
        _ => None,
    };
    if let Some(fixed) = fixed {
        return Ok(fixed.to_owned());
    }
    let known = if key.starts_with("num") || key == "zerodash" || key == "fixedzero" {
        return number(Some(format), text);
    } else if key.starts_with("dur") {
        duration::duration(&key, &digits)
    } else if key.contains("jp") || key.contains("cjk") || key.contains("jpn") {
        japanese::date(&key, &digits)
    } else if key.starts_with("calin") || key.starts_with("dateind") {
        saka::date(&digits)
    } else if key.starts_with("date") {
        date::date(&key, &digits)
    } else {
        sec::text(&key, &plain)
    };
    known.ok_or_else(|| format!("“{}” is not what {format} reads", cut(&plain)))
}

/// A transformation's name without what registries write differently.
fn key(format: &Name) -> String {
    format.local.chars().filter(|&c| c != '-').flat_map(char::to_lowercase).collect()
}

/// A text folded, with plain digits in the place of full-width and Devanagari ones.
fn normal(text: &str) -> String {
    folded(text).chars().map(plain_character).collect()
}

fn plain_character(character: char) -> char {
    let digit = match character {
        '０'..='９' => character as u32 - '０' as u32,
        '०'..='९' => character as u32 - '०' as u32,
        '，' => return ',',
        '．' => return '.',
        '／' => return '/',
        '（' => return '(',
        '）' => return ')',
        _ => return character,
    };
    char::from_digit(digit, 10).unwrap_or(character)
}

//! One printed figure, without what is not part of it.

use kessan_core::numeral::{DecimalMark, Printed, half_width, read};

/// A figure as a cell of a release holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The text without currency and footnote marks: `(1,949)`, `△204`, `10.9%`, `-`.
    pub text: String,
    /// The currency mark that stood before it.
    pub currency: Option<&'static str>,
}

/// The marks that stand before amounts, the longer ones first.
const CURRENCIES: [(&str, &str); 12] = [
    ("us$", "USD"),
    ("u.s.$", "USD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("$", "USD"),
    ("¥", "JPY"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₩", "KRW"),
    ("₹", "INR"),
];

/// Marks of footnotes, before a figure or behind it.
const NOTE_MARKS: [char; 14] = ['※', '*', '†', '‡', '§', '#', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸'];

/// Whether a text is a printed figure or a dash, with whatever marks.
pub fn is_figure(text: &str) -> bool {
    figure(text).is_some()
}

/// The figure that a text prints; `None` for words, and for nothing.
///
/// ```
/// use kessan_import::printed::figure;
/// let text = |text| figure(text).map(|figure| figure.text);
/// assert_eq!(text("$ (1,949)").as_deref(), Some("(1,949)"));
/// assert_eq!(text("※1 △204").as_deref(), Some("△204"));
/// assert_eq!(text("1,234 (2)").as_deref(), Some("1,234"));
/// assert_eq!(text("12.3 %*").as_deref(), Some("12.3%"));
/// assert_eq!(text("n/a"), None);
/// ```
pub fn figure(text: &str) -> Option<Figure> {
    // A longer text is no figure, and would be read again and again.
    if text.len() > 120 {
        return None;
    }
    let (text, currency) = without_currency(&unmarked(text)?);
    let plain = text.trim();
    // A word for a power of ten is part of it, `1.5百万円`; what is left must be a number.
    match read(plain, DecimalMark::Point) {
        Ok(Printed::Number(_)) => Some(Figure { text: compact(plain), currency }),
        Ok(Printed::Dash) => Some(Figure { text: plain.to_owned(), currency }),
        Ok(Printed::Empty) | Err(_) => None,
    }
}

/// Without footnote marks on either side; `None` if nothing is left.
fn unmarked(text: &str) -> Option<String> {
    let text = text.trim();
    let before = text.trim_start_matches(NOTE_MARKS);
    let mut rest = match text.len() - before.len() {
        0 => before,
        // `※1 204`: the number of the note stands next to its mark, and a space behind.
        _ => before
            .split_once(char::is_whitespace)
            .filter(|(number, _)| is_note_number(number))
            .map_or(before, |(_, rest)| rest),
    };
    rest = rest.trim().trim_end_matches(NOTE_MARKS).trim_end();
    if let Some((number, note)) = rest.rsplit_once(['*', '※', '†', '‡'])
        && is_note_number(note)
        && !number.trim().is_empty()
    {
        rest = number.trim_end();
    }
    if let Some((number, note)) = rest.strip_suffix(')').and_then(|open| open.rsplit_once('('))
        && is_note_number(note)
        && number.chars().any(|c| c.is_numeric())
    {
        rest = number.trim_end();
    }
    Some(rest.to_owned()).filter(|rest| !rest.is_empty())
}

fn is_note_number(text: &str) -> bool {
    let text = half_width(text);
    (1..=2).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
        || text.len() == 1 && text.chars().all(|c| c.is_ascii_lowercase())
}

/// Without the currency before the digits, whether a bracket or a sign stands before it or behind: `$(12)`, `($12)`.
fn without_currency(text: &str) -> (String, Option<&'static str>) {
    let plain = half_width(text);
    let Some(at) = plain.find(|c: char| "$¥€£₩₹".contains(c)) else { return (text.to_owned(), None) };
    let lower = plain.to_ascii_lowercase();
    for (mark, code) in CURRENCIES {
        let Some(start) = lower.find(mark) else { continue };
        let end = start + mark.len();
        let is_before_digits = !plain.get(..start).unwrap_or_default().chars().any(|c| c.is_alphanumeric());
        if start <= at && end > at && is_before_digits {
            let before = plain.get(..start).unwrap_or_default().trim_end();
            return (format!("{before}{}", plain.get(end..).unwrap_or_default().trim_start()), Some(code));
        }
    }
    (text.to_owned(), None)
}

/// `( 12 )` and `12 %` without the spaces that only the setting of the table gave them.
fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut last = None;
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            let next = chars.peek().copied();
            // Between groups of digits, and before a word: `4.2 billion`.
            let is_inside = last.is_some_and(|c: char| c.is_numeric())
                && next.is_some_and(|c| c.is_numeric() || c.is_ascii_alphabetic());
            if !is_inside {
                continue;
            }
        }
        compact.push(c);
        last = Some(c);
    }
    compact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_without_currency_and_notes() {
        for (text, expected, currency) in [
            ("1,234", "1,234", None),
            ("$1,234.50", "1,234.50", Some("USD")),
            ("$ (12)", "(12)", Some("USD")),
            ("($12)", "(12)", Some("USD")),
            ("￥ 5,000", "5,000", Some("JPY")),
            ("HK$ 7", "7", Some("HKD")),
            ("( 1,949 )", "(1,949)", None),
            ("△ 204", "△204", None),
            ("（3.2％）", "（3.2％）", None),
            ("12 %", "12%", None),
            ("1 234", "1 234", None),
            ("—", "—", None),
            ("－", "－", None),
            ("$ —", "—", Some("USD")),
            ("33,254 *1", "33,254", None),
            ("33,254²", "33,254", None),
            ("(1)", "(1)", None),
            ("※2 15.5", "15.5", None),
        ] {
            let found = figure(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.text.as_str(), found.currency), (expected, currency), "{text}");
        }
    }

    #[test]
    fn words_and_dates_are_no_figures() {
        for text in
            ["", " ", "Note 3", "June 30, 2025", "2025年", "n.m.", "13 weeks", "$", "(", "1,23", "A1", "第1四半期"]
        {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,140}") {
            let _ = figure(&text);
        }
    }
}

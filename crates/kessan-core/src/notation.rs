//! Signs that a text of figures has for the eye alone: a screen reader reads `(1,949)` as a positive number, and a dash not at
//! all.

use super::cell::Cell;

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As it is read. Minus signs (U+2212) are among it: they are read as such.
    Plain,
    /// A negative number in parentheses: `(1,949)`, `(44.6%)`.
    Negative,
    /// The triangle before a negative number: `△`, `▲`.
    MinusSign,
    /// A dash that stands for no amount.
    Nil,
    /// The sign before a number that is known to a larger unit only, with its space: `≈ `.
    Approximate,
    /// The sign behind a number that a contradiction calls into question, with its space: ` ≠`, whatever space that is.
    Contested,
}

/// Signs that pieces begin with.
const SIGNS: [char; 6] = ['(', '（', '△', '▲', '≈', '≠'];

/// The pieces of a text, in order; together they are the text.
///
/// ```
/// use kessan_core::notation::{Notation, pieces};
/// assert_eq!(pieces("-"), [(Notation::Nil, "-")]);
/// let text = "JPY (1,949) thousand";
/// assert_eq!(
///     pieces(text),
///     [(Notation::Plain, "JPY "), (Notation::Negative, "(1,949)"), (Notation::Plain, " thousand")]
/// );
/// ```
pub fn pieces(text: &str) -> Vec<(Notation, &str)> {
    if Cell::parse(text) == Some(Cell::Dash) {
        return vec![(Notation::Nil, text)];
    }
    let mut pieces = Vec::new();
    // What is plain begins at `start`; signs are looked for from `from` on.
    let (mut start, mut from) = (0, 0);
    while let Some(at) = text[from..].find(SIGNS).map(|at| from + at) {
        let (notation, at, end) = match piece(text, at) {
            Some(found) => found,
            None => {
                from = at + text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        let at = at.max(start);
        if at > start {
            pieces.push((Notation::Plain, &text[start..at]));
        }
        pieces.push((notation, &text[at..end]));
        (start, from) = (end, end);
    }
    if start < text.len() || pieces.is_empty() {
        pieces.push((Notation::Plain, &text[start..]));
    }
    pieces
}

/// What the sign at a place of a text begins or is, and from where to where.
fn piece(text: &str, at: usize) -> Option<(Notation, usize, usize)> {
    let rest = &text[at..];
    let sign = rest.chars().next()?;
    let after = at + sign.len_utf8();
    let is_number = |text: &str| matches!(Cell::parse(text), Some(Cell::Number { .. }));
    match sign {
        '(' | '（' => {
            let closing = rest.find([')', '）'])?;
            let end = closing + rest[closing..].chars().next().map_or(1, char::len_utf8);
            // Amounts of four digits have a comma; without one it is a year.
            let is_year =
                closing == sign.len_utf8() + 4 && rest[sign.len_utf8()..closing].bytes().all(|b| b.is_ascii_digit());
            // A per cent sign may stand behind.
            let end = if rest[end..].starts_with('%') { end + 1 } else { end };
            (!is_year && is_number(&rest[..end])).then_some((Notation::Negative, at, at + end))
        }
        '△' | '▲' => {
            let number = text[after..].trim_start();
            let is_before_number = number.starts_with(|c: char| c.is_ascii_digit());
            is_before_number.then_some((Notation::MinusSign, at, text.len() - number.len()))
        }
        '≈' => Some((Notation::Approximate, at, text.len() - text[after..].trim_start().len())),
        '≠' => Some((Notation::Contested, text[..at].trim_end().len(), after)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Notation::{Approximate, Contested, MinusSign, Negative, Nil, Plain};
    use super::*;

    #[test]
    fn signs_are_found_wherever_they_stand() {
        for dash in ["-", "–", "—", "－"] {
            assert_eq!(pieces(dash), [(Nil, dash)]);
        }
        assert_eq!(pieces("(44.6%)"), [(Negative, "(44.6%)")]);
        assert_eq!(pieces("（3.2％） (44.6)%"), [(Negative, "（3.2％）"), (Plain, " "), (Negative, "(44.6)%")]);
        assert_eq!(pieces("△204"), [(MinusSign, "△"), (Plain, "204")]);
        assert_eq!(pieces("純損失▲ 204百万円"), [(Plain, "純損失"), (MinusSign, "▲ "), (Plain, "204百万円")]);
        assert_eq!(pieces("≈ (5,000)"), [(Approximate, "≈ "), (Negative, "(5,000)")]);
        assert_eq!(pieces("33,254 ≠"), [(Plain, "33,254"), (Contested, " ≠")]);
        assert_eq!(pieces("33,254\u{202f}≠"), [(Plain, "33,254"), (Contested, "\u{202f}≠")]);
        assert_eq!(pieces("(1) + (2)"), [(Negative, "(1)"), (Plain, " + "), (Negative, "(2)")]);
    }

    #[test]
    fn other_texts_are_plain() {
        for text in
            ["", "1,949", "−44.6%", "a − b", "1 – 2", "(restated)", "(a", "(2008)", "(1,005 − 1,816) × 100", "△ up"]
        {
            assert_eq!(pieces(text), [(Plain, text)], "{text}");
        }
    }

    proptest! {
        #[test]
        fn pieces_are_the_text(text in "[(（)）△▲≈≠ 0-9,.%a-]{0,16}") {
            prop_assert_eq!(pieces(&text).iter().map(|(_, piece)| *piece).collect::<String>(), text);
        }
    }
}

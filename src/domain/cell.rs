//! The text of a printed cell, and the number that it stands for.

use std::str::FromStr;

use rust_decimal::Decimal;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is printed.
    Empty,
    /// A dash: the release says that there is no such amount.
    Dash,
    /// A number in the printed unit (millions are still millions), with the digits printed after its point.
    Number {
        /// The number as printed: `(1,678)` is −1678, `9.1%` is 9.1.
        value: Decimal,
        /// Digits after the point: 1 for `9.1%`, 0 for `12,345`.
        decimals: u32,
    },
}

impl Cell {
    /// Reads a cell as releases print it: grouped digits, a point, parentheses or a minus sign for a negative, a
    /// per cent sign, a dash, or nothing.
    ///
    /// # Errors
    ///
    /// `None` if the text is none of these. Groups must be of three digits, so that `1,23` is not taken for 123.
    ///
    /// ```
    /// use kessan::domain::cell::Cell;
    /// use rust_decimal::Decimal;
    /// assert_eq!(Cell::parse("(44.6%)"), Some(Cell::Number { value: Decimal::new(-446, 1), decimals: 1 }));
    /// assert_eq!(Cell::parse("-"), Some(Cell::Dash));
    /// assert_eq!(Cell::parse("1,23"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text {
            "" => return Some(Cell::Empty),
            "-" | "–" | "—" | "―" | "－" => return Some(Cell::Dash),
            _ => {}
        }
        let (body, in_parentheses) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(body) => (body, true),
            None => (text, false),
        };
        let body = body.strip_suffix('%').map_or(body, str::trim_end);
        let (body, minus) = match body.strip_prefix(['-', '−', '△', '▲']) {
            Some(body) if !in_parentheses => (body, true),
            Some(_) => return None,
            None => (body, in_parentheses),
        };
        let (whole, fraction) = body.split_once('.').map_or((body, None), |(whole, fraction)| (whole, Some(fraction)));
        if !is_grouped(whole) || fraction.is_some_and(|f| f.is_empty() || !all_digits(f)) {
            return None;
        }
        let plain: String = body.chars().filter(|c| *c != ',').collect();
        // from_str_exact refuses what does not fit 28 digits instead of rounding it.
        let value = Decimal::from_str_exact(&plain).ok()?;
        let decimals = u32::try_from(fraction.map_or(0, str::len)).ok()?;
        // A printed (0) is zero, not minus zero.
        let minus = minus && !value.is_zero();
        Some(Cell::Number { value: if minus { -value } else { value }, decimals })
    }
}

/// A text of the page as a spreadsheet reads it: a number without the commas that group its digits and with a plain minus
/// sign, per cent kept; any other text as it is, on one line.
///
/// ```
/// use kessan::domain::cell::for_spreadsheet;
/// assert_eq!(for_spreadsheet("(1,949)"), "-1949");
/// assert_eq!(for_spreadsheet("+10.9%"), "10.9%");
/// assert_eq!(for_spreadsheet("1H08,\n JPY"), "1H08, JPY");
/// ```
pub fn for_spreadsheet(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = text.trim_start_matches(['+', '≈', ' ']);
    match Cell::parse(number) {
        Some(Cell::Number { value, .. }) if number.contains('%') => format!("{value}%"),
        Some(Cell::Number { value, .. }) => value.to_string(),
        Some(Cell::Empty | Cell::Dash) | None => text,
    }
}

impl FromStr for Cell {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Cell::parse(text).ok_or(())
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    !first.is_empty()
        && all_digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> (String, u32) {
        match Cell::parse(text) {
            Some(Cell::Number { value, decimals }) => (value.to_string(), decimals),
            other => panic!("{text} was read as {other:?}"),
        }
    }

    #[test]
    fn printed_forms_are_read_exactly() {
        assert_eq!(number("12,345"), ("12345".into(), 0));
        assert_eq!(number("(1,678)"), ("-1678".into(), 0));
        assert_eq!(number("100.0"), ("100.0".into(), 1));
        assert_eq!(number("9.1%"), ("9.1".into(), 1));
        assert_eq!(number("(44.6%)"), ("-44.6".into(), 1));
        assert_eq!(number("△204"), ("-204".into(), 0));
        assert_eq!(number("13,560.77"), ("13560.77".into(), 2));
        assert_eq!(number("(0)"), ("0".into(), 0));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["n/a", "1,23", "12,3456", "1.2.3", "(5", "5)", "(-5)", "1.", ".5", "1 000", "１２", "1e3", "--", ",123"]
        {
            assert_eq!(Cell::parse(text), None, "{text}");
        }
        assert_eq!(Cell::parse("1234567890123456789012345678901234567890"), None, "forty digits do not fit");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = Cell::parse(&text);
        }
    }
}

//! What leaves the page for a spreadsheet: copied figures, and the cells of CSV files (RFC 4180).

use super::cell::Cell;
use super::numeral::Mark;

/// What every CSV file begins with. Without it Excel reads UTF-8 as the code page of the machine, and Japanese is garbled.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// What a spreadsheet may take for the beginning of a formula, as OWASP lists it: with the full-width forms, which a Japanese
/// Excel takes for the others.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The signs before a negative figure, other than the one that spreadsheets read.
const MINUS_SIGNS: [char; 3] = ['−', '△', '▲'];

/// A text of the page as a spreadsheet reads it: a number without the commas that group its digits and with a plain minus
/// sign, per cent kept; any other text on one line, with plain minus signs.
///
/// ```
/// use kessan_core::spreadsheet::for_spreadsheet;
/// assert_eq!(for_spreadsheet("(1,949)"), "-1949");
/// assert_eq!(for_spreadsheet("+10.9%"), "10.9%");
/// assert_eq!(for_spreadsheet("33,254 ≠"), "33254");
/// assert_eq!(for_spreadsheet("33,254\u{202f}≠"), "33254");
/// assert_eq!(for_spreadsheet("1H08,\n JPY"), "1H08, JPY");
/// ```
pub fn for_spreadsheet(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = text.trim_start_matches(['+', '≈', ' ']).trim_end_matches(['≠', ' ', '\u{202f}']);
    match Cell::parse(number) {
        Some(Cell::Number { value, mark: Some(Mark::Percent), power: None, .. }) => format!("{value}%"),
        Some(Cell::Number { value, mark: None, power: None, .. }) => value.to_string(),
        _ => plain_minus(&text),
    }
}

/// Whether a text is a number, or one of per cent, and nothing else.
fn is_number(text: &str) -> bool {
    matches!(Cell::parse(text), Some(Cell::Number { power: None, mark: None | Some(Mark::Percent), .. }))
}

/// A text whose minus signs (U+2212), which spreadsheets read as letters, are hyphen-minuses. It has as many characters.
///
/// ```
/// use kessan_core::spreadsheet::plain_minus;
/// assert_eq!(plain_minus("Net income: −89.4%"), "Net income: -89.4%");
/// ```
pub fn plain_minus(text: &str) -> String {
    text.replace('−', "-")
}

/// A text that is one negative figure and nothing else, as it stands there but for its sign, which any spreadsheet reads:
/// `-1,949` for `(1,949)`, `△1,949` and `−1,949`; `None` for all other texts.
///
/// ```
/// use kessan_core::spreadsheet::lone_negative;
/// assert_eq!(lone_negative(" (44.6%)"), Some("-44.6%".to_owned()));
/// assert_eq!(lone_negative("1,949"), None);
/// ```
pub fn lone_negative(text: &str) -> Option<String> {
    let text = text.trim();
    let is_signed = text.starts_with(['(', '（', '-']) || text.starts_with(MINUS_SIGNS);
    let rest = text.trim_start_matches(['(', '（', '-']).trim_start_matches(MINUS_SIGNS).trim_start();
    let number = rest.chars().filter(|c| !matches!(c, ')' | '）'));
    (is_signed && is_number(text)).then(|| format!("-{}", number.collect::<String>()))
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one. Figures are as they
/// were, whatever their sign.
///
/// ```
/// use kessan_core::spreadsheet::guarded;
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("-1,200"), "-1,200");
/// assert_eq!(guarded("+10.9%"), "+10.9%");
/// ```
pub fn guarded(text: &str) -> String {
    if text.starts_with(FORMULA) && !is_figure(text) { format!("'{text}") } else { text.to_owned() }
}

/// A number or a printed dash, alone. A dash with the code of a currency is a figure to a reader and the negative of a name to a
/// spreadsheet.
fn is_figure(text: &str) -> bool {
    let is_dash = || Cell::parse(text) == Some(Cell::Dash) && !text.contains(char::is_alphabetic);
    text.trim() == text && (is_number(text) || is_dash())
}

/// A cell of a CSV file: guarded, and in quotes where it must be.
///
/// ```
/// use kessan_core::spreadsheet::csv_cell;
/// assert_eq!(csv_cell("Fees, \"net\""), "\"Fees, \"\"net\"\"\"");
/// ```
pub fn csv_cell(text: &str) -> String {
    let text = guarded(text);
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_guarded() {
        for text in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "@SUM(1)",
            "\t=1+1",
            "\t1",
            "\r1",
            "\n1",
            "-1+1",
            "-cmd",
            "-JPY",
            "-株",
            "+-5",
            "+(5)",
            "--1",
            "-1,2",
            "＝1+1",
            "＋１＋１",
            "－a",
            "＠SUM",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
    }

    #[test]
    fn figures_and_other_texts_are_as_they_were() {
        for text in ["-1,200", "-1200", "+10.9%", "-0.5", "+3", "-", "－", "(1,949)", "△204", "", "a=1", "1+1", "'=1"]
        {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_lone_negative_keeps_its_digits() {
        let negatives =
            [("(1,949)", "-1,949"), ("−1,949", "-1,949"), ("△1,949", "-1,949"), ("▲0.5%", "-0.5%"), ("-3", "-3")];
        for (text, copied) in negatives {
            assert_eq!(lone_negative(text).as_deref(), Some(copied), "{text}");
            assert_eq!(lone_negative(copied).as_deref(), Some(copied), "copied again");
        }
        for text in ["1,949", "+3", "-", "–", "a − b", "fell −3%", "(a)", ""] {
            assert_eq!(lone_negative(text), None, "{text}");
        }
    }

    proptest! {
        /// Whatever is not a figure never begins like a formula, and a guard takes nothing away.
        #[test]
        fn no_text_is_a_formula(text in "[=+@\t\r\n－＝-]?\\PC{0,8}") {
            let cell = guarded(&text);
            prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text.as_str()));
            let rest = text.trim_start_matches(FORMULA);
            let is_plain = !rest.contains(|c: char| c.is_ascii_alphabetic() || FORMULA.contains(&c) || "|!(".contains(c));
            prop_assert!(!cell.starts_with(FORMULA) || is_plain, "{cell}");
        }

        #[test]
        fn a_number_is_never_guarded(number in -1e9..1e9_f64) {
            let text = format!("{number:.2}");
            prop_assert_eq!(guarded(&text), text.clone());
            let text = format!("{number:+.1}%");
            prop_assert_eq!(guarded(&text), text.clone());
        }
    }
}

//! Cells that a spreadsheet program would change or run.
//!
//! A program that opens a CSV file reads `(1,949)` as −1949, `10.9%` as 0.109, `1/2` as a day and `=…` as a formula, and writes
//! its own form back. An apostrophe before the text makes it a text that stays as it is; it is taken off again here.

/// Words that spreadsheet programs take for a truth value, in a few of their languages.
const TRUTHS: [&str; 10] = ["true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "vero", "waar"];

/// The text with an apostrophe before it if a program would change it.
///
/// What has a digit and does not begin with a letter may be a number or a day, a short text with both may be a day (`Mar 31`),
/// and what begins with `=`, `+`, `-` or `@` a formula.
pub(super) fn guarded(text: &str) -> String {
    if needs_guard(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text without its apostrophe.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

fn needs_guard(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let has_digit = text.chars().any(char::is_numeric);
    let is_like_a_day = text.len() <= 24 && text.contains([' ', '.', '-', '/', ',']);
    matches!(first, '\'' | '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
        || (has_digit && (!first.is_alphabetic() || is_like_a_day))
        || TRUTHS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_would_change_is_guarded() {
        for text in [
            "33,254",
            "(1,949)",
            "10.9%",
            "-",
            "=1+1",
            "@a",
            "△204",
            "¥5",
            "1/2",
            "Mar 31",
            "2031-03-31",
            "TRUE",
            "'a",
            "３",
            "+a",
            "1e5",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "Revenues", "売上高", "—", "FY08", "(a)", "Cost of revenues"] {
            assert_eq!(guarded(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_guard_comes_off_as_it_went_on(text in "['=+@0-9a (]{0,1}\\PC{0,20}") {
            let once = guarded(&text);
            proptest::prop_assert_eq!(unguarded(&once), text);
        }
    }
}

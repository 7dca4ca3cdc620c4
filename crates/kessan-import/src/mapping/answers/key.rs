//! Keys of answers as TOML writes them: names with points between, each bare or in quotation marks. They are read here and not by
//! TOML's library, as what opens reports in a browser has no file of answers to read before a reader gives one.
//! <https://toml.io/en/v1.1.0#keys>

use std::iter::Peekable;
use std::str::Chars;

/// A key as TOML writes it, with quotation marks where a name needs them.
pub fn written<S: AsRef<str>>(steps: &[S]) -> String {
    let is_bare =
        |step: &str| !step.is_empty() && step.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let step = |step: &str| if is_bare(step) { step.to_owned() } else { quoted(step) };
    steps.iter().map(AsRef::as_ref).map(step).collect::<Vec<_>>().join(".")
}

/// A text on one line in quotation marks: a string of JSON is one of TOML, but for one control character.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// The names that a key consists of; `None` if TOML has no such key.
pub fn steps(key: &str) -> Option<Vec<String>> {
    let mut rest = key.chars().peekable();
    let mut steps = Vec::new();
    loop {
        while rest.next_if(|c| is_blank(*c)).is_some() {}
        steps.push(step(&mut rest)?);
        while rest.next_if(|c| is_blank(*c)).is_some() {}
        match rest.next() {
            None => return Some(steps),
            Some('.') => {}
            Some(_) => return None,
        }
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

/// What no string on one line has as such.
fn is_control(character: char) -> bool {
    character.is_ascii_control() && character != '\t'
}

/// The next name.
fn step(rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut name = String::new();
    match rest.peek()? {
        '"' => {
            rest.next();
            loop {
                match rest.next()? {
                    '"' => return Some(name),
                    '\\' => name.push(escaped(rest)?),
                    character if is_control(character) => return None,
                    character => name.push(character),
                }
            }
        }
        '\'' => {
            rest.next();
            loop {
                match rest.next()? {
                    '\'' => return Some(name),
                    character if is_control(character) => return None,
                    character => name.push(character),
                }
            }
        }
        _ => {
            while let Some(character) = rest.next_if(|c| is_bare(*c)) {
                name.push(character);
            }
            (!name.is_empty()).then_some(name)
        }
    }
}

/// What stands for a character behind a backslash.
fn escaped(rest: &mut Peekable<Chars<'_>>) -> Option<char> {
    let digits = match rest.next()? {
        'b' => return Some('\u{8}'),
        't' => return Some('\t'),
        'n' => return Some('\n'),
        'f' => return Some('\u{c}'),
        'r' => return Some('\r'),
        'e' => return Some('\u{1b}'),
        '"' => return Some('"'),
        '\\' => return Some('\\'),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let code = (0..digits).try_fold(0, |code: u32, _| Some(code << 4 | rest.next()?.to_digit(16)?))?;
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::{Table, Value};

    use super::*;

    /// As TOML's library has it.
    fn steps_of_toml(key: &str) -> Option<Vec<String>> {
        const END: i64 = 7_302_041;
        if key.contains(['\n', '\r']) {
            return None;
        }
        let mut table = format!("{key} = {END}").parse::<Table>().ok()?;
        let mut steps = Vec::new();
        loop {
            let mut entries = table.into_iter();
            let (step, value) = entries.next()?;
            steps.push(step);
            match (value, entries.next()) {
                (Value::Table(inner), None) => table = inner,
                (Value::Integer(END), None) => return Some(steps),
                _ => return None,
            }
        }
    }

    #[test]
    fn names_stand_bare_or_in_quotation_marks() {
        for (key, expected) in [
            ("announced", Some(vec!["announced"])),
            ("dividends.\"Q2-FY2030\" . record_date", Some(vec!["dividends", "Q2-FY2030", "record_date"])),
            ("translations.ja.\"Total \\\"net\\\" sales\"", Some(vec!["translations", "ja", "Total \"net\" sales"])),
            ("'a \\ b'.\"\\u58F2\"", Some(vec!["a \\ b", "売"])),
            ("\"\"", Some(vec![""])),
            ("", None),
            ("a.", None),
            (".a", None),
            ("a b", None),
            ("\"a", None),
            ("売上高", None),
            ("\"\\uD800\"", None),
        ] {
            assert_eq!(steps(key), expected.map(|names| names.into_iter().map(str::to_owned).collect()), "{key}");
            assert_eq!(steps(key), steps_of_toml(key), "{key}");
        }
    }

    proptest! {
        #[test]
        fn keys_are_those_of_toml(key in "[a-fnrtuxUA-F.\"'\\\\ \t=#\u{7f}0-9売\r\n\u{1}-]{0,12}") {
            prop_assert_eq!(steps(&key), steps_of_toml(&key));
        }

        #[test]
        fn what_is_written_is_read(names in prop::collection::vec(any::<String>(), 1..4)) {
            prop_assert_eq!(steps(&written(&names)), Some(names));
        }
    }
}

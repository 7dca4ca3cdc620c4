//! Numbers as they are printed, to canonical ones.

/// A number in canonical form already.
pub(super) fn plain(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let is_number = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1
        && digits.contains(|c: char| c.is_ascii_digit());
    is_number.then(|| format!("{sign}{digits}"))
}

/// `1,234.5`, `1 234.5`, `1'234.5`.
pub(super) fn dot_decimal(text: &str) -> Option<String> {
    separated(text, '.', ',')
}

/// `1.234,5`, `1 234,5`.
pub(super) fn comma_decimal(text: &str) -> Option<String> {
    separated(text, ',', '.')
}

fn separated(text: &str, point: char, group: char) -> Option<String> {
    let mut number = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_digit() {
            number.push(character);
        } else if character == point {
            number.push('.');
        } else if !(character == group || matches!(character, ' ' | '\'' | '`' | '´' | '’' | '′')) {
            return None;
        }
    }
    // `.5` and `5.` are read, as registries do.
    plain(&number)
}

/// `3円50銭`, `1,234 dollars 56`: whole units, a word, hundredths, perhaps another word.
pub(super) fn unit_decimal(text: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\'' | '’');
    let whole_end = text.find(|c| !is_number(c))?;
    let (whole, rest) = text.split_at_checked(whole_end)?;
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let part: String = rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if whole.is_empty() || part.len() > 2 {
        return None;
    }
    Some(if part.is_empty() { whole } else { format!("{whole}.{part:0>2}") })
}

/// A dash of any kind is zero.
pub(super) fn dash(text: &str) -> Option<String> {
    let is_dash = |c: char| {
        matches!(
            c,
            '-' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | '\u{2500}'
                    | '\u{58a}'
                    | '\u{5be}'
                    | '\u{fe58}'
                    | '\u{fe63}'
                    | '\u{ff0d}'
                    | 'ー'
        )
    };
    let mut characters = text.chars().filter(|c| *c != ' ');
    (characters.next().is_some_and(is_dash) && characters.all(is_dash)).then(|| "0".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{comma_decimal, dash, dot_decimal, unit_decimal};

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn separators_go_and_points_stay() {
        assert_eq!(dot_decimal("1,234,567.89"), some("1234567.89"));
        assert_eq!(dot_decimal("1 234"), some("1234"));
        assert_eq!(dot_decimal(".5"), some(".5"));
        assert_eq!(comma_decimal("1.234.567,89"), some("1234567.89"));
        for wrong in ["", ".", "1.2.3", "(5)", "五", "1e3", "△5", "12%"] {
            assert_eq!(dot_decimal(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn units_between_are_a_point() {
        assert_eq!(unit_decimal("12円50銭"), some("12.50"));
        assert_eq!(unit_decimal("1,234円5銭"), some("1234.05"));
        assert_eq!(unit_decimal("7円"), some("7"));
        assert_eq!(unit_decimal("円50銭"), None);
    }

    #[test]
    fn dashes_are_zero() {
        for text in ["-", "－", "—", "― ―", "−"] {
            assert_eq!(dash(text), some("0"), "{text}");
        }
        assert_eq!(dash(""), None);
        assert_eq!(dash("0"), None);
    }
}

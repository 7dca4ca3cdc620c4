//! English numbers in words: `twenty-one`, `no`, `Two Hundred and Five`.

use crate::english;

/// The number that words say.
pub(super) fn number(text: &str) -> Option<String> {
    if let Some(plain) = super::numeric::dot_decimal(text) {
        return Some(plain);
    }
    let text = text.to_lowercase();
    if matches!(text.as_str(), "no" | "none" | "nil" | "-" | "—") {
        return Some("0".to_owned());
    }
    let (mut total, mut group) = (0u64, 0u64);
    let mut any = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "and") {
        any = true;
        match word {
            "hundred" => group = group.max(1).checked_mul(100)?,
            "thousand" | "million" | "billion" | "trillion" => {
                let factor = match word {
                    "thousand" => 1_000,
                    "million" => 1_000_000,
                    "billion" => 1_000_000_000,
                    _ => 1_000_000_000_000u64,
                };
                total = total.checked_add(group.max(1).checked_mul(factor)?)?;
                group = 0;
            }
            _ => group = group.checked_add(small(word)?)?,
        }
    }
    any.then(|| total.checked_add(group)).flatten().map(|number| number.to_string())
}

/// A word below a hundred.
pub(super) fn small(word: &str) -> Option<u64> {
    if word == "a" || word == "an" {
        return Some(1);
    }
    english::number(word)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn words_are_numbers() {
        let cases = [
            ("No", "0"),
            ("none", "0"),
            ("one", "1"),
            ("Twenty-one", "21"),
            ("two hundred and five", "205"),
            ("a million", "1000000"),
            ("three hundred twelve thousand six", "312006"),
            ("1,234", "1234"),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "and",
            "several",
            "trillion trillion hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}

//! Texts in one or more languages, on their way into a release file.

/// The longest text that a release gets; what is longer is cut, with an ellipsis.
const MOST_CHARACTERS: usize = 300;

/// A text by language (BCP 47). Never empty in a language that it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// The text in one language; nothing if there is no text left once it is [`clean`].
    pub fn of(language: &str, text: &str) -> Self {
        Self::default().and(language, text)
    }

    /// The text in both of the languages that most releases have.
    pub fn both(en: &str, ja: &str) -> Self {
        Self::of("en", en).and("ja", ja)
    }

    /// With that language, too, where it has none yet.
    #[must_use]
    pub fn and(mut self, language: &str, text: &str) -> Self {
        let text = clean(text);
        if !text.is_empty() && !self.has(language) {
            // Most texts are in one or two languages; a list that grows would have room for four.
            self.0.reserve_exact(1);
            self.0.push((language.to_owned(), text));
        }
        self
    }

    /// With the languages of the other that it has not itself.
    #[must_use]
    pub fn or(self, other: &Words) -> Self {
        other.0.iter().fold(self, |words, (language, text)| words.and(language, text))
    }

    /// Whether there is a text in that language.
    pub fn has(&self, language: &str) -> bool {
        self.get(language).is_some()
    }

    /// The text in that language.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == language).map(|(_, text)| text.as_str())
    }

    /// The text in the first of the languages that has one, or in any.
    pub fn first<'a>(&'a self, languages: &[String]) -> Option<&'a str> {
        let listed = languages.iter().find_map(|language| self.get(language));
        listed.or_else(|| self.0.first().map(|(_, text)| text.as_str()))
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every language with its text.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// The same with each text changed.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str, &str) -> String) -> Self {
        self.0.iter().fold(Self::default(), |words, (language, text)| words.and(language, &change(language, text)))
    }
}

/// A text of a filing as a release can hold it: white space folded, nothing that directs or hides (control characters,
/// marks of direction), at most 300 characters.
pub fn clean(text: &str) -> String {
    let is_shown = |c: &char| {
        !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
            && (!c.is_control() || c.is_whitespace())
    };
    // White space folds to at most half of what is looked at; a text of megabytes is not walked through.
    let shown: String = text.chars().filter(is_shown).take(8 * MOST_CHARACTERS).collect();
    let folded = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() <= MOST_CHARACTERS {
        return folded;
    }
    folded.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

/// A label without the marks of its footnotes: `売上高 ※1`, `Total (2)(3)`, `Net sales *`.
pub fn without_marks(label: &str) -> String {
    let mut text = clean(label);
    loop {
        let trimmed = text.trim_end();
        let shorter = unmarked(trimmed);
        if shorter.len() == text.len() {
            return text;
        }
        if shorter.trim().is_empty() {
            return trimmed.to_owned();
        }
        text = shorter.to_owned();
    }
}

fn unmarked(text: &str) -> &str {
    // What the labels of the SEC's taxonomy say of the kind of element.
    for kind in ["[Abstract]", "[Line Items]", "[Roll Forward]", "[Member]", "[Table]"] {
        if let Some(before) = text.strip_suffix(kind) {
            return before.trim_end();
        }
    }
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let digits = text.trim_end_matches(|c: char| is_digit(c) || matches!(c, ',' | '、' | '，'));
    for mark in ['※', '*', '＊', '†', '‡'] {
        if let Some(before) = digits.strip_suffix(mark) {
            return before.trim_end();
        }
    }
    // (2), (注), （注１）
    let Some(inner) = text.strip_suffix([')', '）']) else { return text };
    let Some(at) = inner.rfind(['(', '（']) else { return text };
    let (before, bracket) = (&text[..at], inner[at..].trim_start_matches(['(', '（']));
    let note = bracket.strip_prefix('注').unwrap_or(bracket);
    let is_note =
        note.chars().count() <= 2 && note.chars().all(is_digit) && (note.len() < bracket.len() || !note.is_empty());
    if is_note && !before.trim().is_empty() { before.trim_end() } else { text }
}

/// Letters A to Z, digits, `.`, `_` and `-` of a text, for an id; `fallback` if there are none.
pub fn id_of(text: &str, fallback: &str) -> String {
    let id: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).take(160).collect();
    if id.is_empty() { fallback.to_owned() } else { id }
}

/// Words of a text in lower case with hyphens between: `Condensed Balance Sheets` is `condensed-balance-sheets`.
pub fn slug(text: &str, fallback: &str) -> String {
    let lower = text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    let spaced: String = lower.take(400).collect();
    let mut slug = String::new();
    for word in spaced.split_whitespace() {
        if slug.len() + word.len() > 48 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.len() < 2 { fallback.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_directs_or_hides_text_is_left_out() {
        assert_eq!(clean("  Net\u{202e}\n sales\u{0} "), "Net sales");
        assert_eq!(clean(&"x".repeat(10_000)).chars().count(), 300);
    }

    #[test]
    fn marks_of_footnotes_are_no_part_of_a_label() {
        for (label, expected) in [
            ("売上高 ※1", "売上高"),
            ("売上高※１,※２", "売上高"),
            ("Total (2)(3)", "Total"),
            ("Net sales *", "Net sales"),
            ("（注）", "（注）"),
            ("Loss per share (in euros)", "Loss per share (in euros)"),
            ("営業損失（△）", "営業損失（△）"),
        ] {
            assert_eq!(without_marks(label), expected);
        }
    }

    #[test]
    fn ids_are_made_of_what_addresses_can_hold() {
        assert_eq!(id_of("Net Sales/売上", "c"), "NetSales");
        assert_eq!(slug("連結貸借対照表", "table"), "table");
        assert_eq!(slug("Condensed Balance Sheets (Unaudited)", "t"), "condensed-balance-sheets-unaudited");
    }
}

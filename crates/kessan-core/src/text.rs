//! Texts of a release in its languages, and the two languages of the page.

use std::fmt;

use crate::order::CompactSort;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English, the page at the root of the site.
    #[default]
    En,
    /// Japanese, the page under `ja/`.
    Ja,
}

impl Lang {
    /// Every language, the root one first.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Ja];

    /// The language's BCP 47 tag, as in the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ja => "ja",
        }
    }

    /// The language of a tag such as `ja` or `ja-JP`; `None` if the page does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Lang::ALL.into_iter().find(|lang| is_of(tag, lang.tag()))
    }
}

/// Whether a tag is of a language: `ja` and `ja-JP` are Japanese.
fn is_of(tag: &str, language: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    primary(tag) == primary(language)
}

/// Whether a text has the form of a BCP 47 tag of a language, such as `ja`, `de-CH` or `zh-Hant-TW`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_primary = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let is_further = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    parts.next().is_some_and(is_primary) && parts.all(is_further)
}

/// A text of the release file, in some of the file's languages.
///
/// The first language stands in for those that it does not have: when a release is read, its texts are put in the order of
/// the file's `languages`.
///
/// ```
/// use kessan_core::text::Text;
/// let text = Text::new([("de", "Umsatz"), ("en", "Revenues")]);
/// assert_eq!(text.get("en"), ("Revenues", "en"));
/// assert_eq!(text.get("ja"), ("Umsatz", "de"));
/// assert_eq!(Text::default().get("en"), ("", ""));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, String)>);

impl Text {
    /// A text from its tags of languages with their words, the one first that stands in for others.
    pub fn new<L: Into<String>, T: Into<String>>(texts: impl IntoIterator<Item = (L, T)>) -> Self {
        Self(texts.into_iter().map(|(lang, text)| (lang.into(), text.into())).collect())
    }

    /// The text in a language and the tag of the language that it is in: the one asked for, the same language elsewhere
    /// (`en-GB` for `en`), or the first.
    pub fn get(&self, lang: &str) -> (&str, &str) {
        let is_same = |(tag, _): &&(String, String)| tag.eq_ignore_ascii_case(lang);
        let is_alike = |(tag, _): &&(String, String)| is_of(tag, lang);
        let found = self.0.iter().find(is_same).or_else(|| self.0.iter().find(is_alike)).or_else(|| self.0.first());
        found.map_or(("", ""), |(tag, text)| (text, tag))
    }

    /// The text that a page in that language shows, in whichever language it is.
    pub fn for_page(&self, lang: Lang) -> &str {
        self.get(lang.tag()).0
    }

    /// The text of the English page.
    pub fn en(&self) -> &str {
        self.for_page(Lang::En)
    }

    /// The text of the Japanese page.
    pub fn ja(&self) -> &str {
        self.for_page(Lang::Ja)
    }

    /// The tag of the language that a page in `lang` shows it in, where that is another than the page's.
    pub fn foreign(&self, lang: Lang) -> Option<&str> {
        let (_, tag) = self.get(lang.tag());
        (!tag.is_empty() && !is_of(tag, lang.tag())).then_some(tag)
    }

    /// Each language with its words.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, text)| (lang.as_str(), text.as_str()))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// Puts the languages in the order of `languages`; those that are not listed come last.
    pub fn order(&mut self, languages: &[String]) {
        let place = |tag: &str| languages.iter().position(|known| known == tag).unwrap_or(usize::MAX);
        if !self.0.is_sorted_by_key(|(tag, _)| place(tag)) {
            self.0.compact_sort_by_key(|(tag, _)| place(tag));
        }
    }

    /// One text made from several, in each language of the first; `join` is given the language and the parts in it.
    ///
    /// ```
    /// use kessan_core::text::Text;
    /// let of = |en: &str, ja: &str| Text::new([("en", en), ("ja", ja)]);
    /// let joined = Text::composed([&of("A", "甲"), &of("B", "乙")], |_, [a, b]| format!("{a}/{b}"));
    /// assert_eq!(joined, of("A/B", "甲/乙"));
    /// ```
    pub fn composed<const N: usize>(parts: [&Text; N], join: impl Fn(&str, [&str; N]) -> String) -> Text {
        let languages = parts.first().into_iter().flat_map(|first| first.all());
        Text::new(languages.map(|(lang, _)| (lang, join(lang, parts.map(|part| part.get(lang).0)))))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.all())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InLanguages)
    }
}

/// A visitor, so that an error has the position of the text.
struct InLanguages;

/// What a text is in a release file.
const FORM: &str = r#"a text in each language, such as {"en": "Revenues", "ja": "売上高"}"#;

impl<'de> Visitor<'de> for InLanguages {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FORM)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        // A large release has a hundred thousand of them; a list that grows would have room for four languages in each.
        let mut texts: Vec<(String, String)> = Vec::new();
        while let Some((lang, text)) = map.next_entry::<String, String>()? {
            // A release has a handful of languages; who writes thousands is stopped before comparing them takes long.
            if texts.len() >= MOST_LANGUAGES {
                return Err(A::Error::custom(format_args!("more than {MOST_LANGUAGES} languages, expected {FORM}")));
            }
            if texts.iter().any(|(known, _)| *known == lang) {
                return Err(A::Error::custom(format_args!("the language {lang:?} twice, expected {FORM}")));
            }
            texts.reserve_exact(1);
            texts.push((lang, text));
        }
        Ok(Text(texts))
    }
}

/// As many languages as a text may have.
pub const MOST_LANGUAGES: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_finds_its_language() {
        assert_eq!(Lang::from_tag("ja-JP"), Some(Lang::Ja));
        assert_eq!(Lang::from_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::from_tag("fr"), None);
        let text = Text::new([("en-US", "Color"), ("en-GB", "Colour")]);
        assert_eq!((text.get("en-GB").0, text.get("en").0, text.get("en-AU").0), ("Colour", "Color", "Color"));
        assert_eq!((text.foreign(Lang::En), text.foreign(Lang::Ja)), (None, Some("en-US")));
    }

    #[test]
    fn tags_of_languages_have_the_form_of_bcp_47() {
        for tag in ["ja", "de-CH", "zh-Hant-TW", "es-419", "fil"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["", "e", "EN", "english", "en_US", "de-", "-de", "d\u{e9}"] {
            assert!(!is_language(tag), "{tag}");
        }
    }

    #[test]
    fn the_first_listed_language_stands_in_for_others() {
        let mut text = Text::new([("xx", "X"), ("en", "Revenues"), ("de", "Umsatz")]);
        text.order(&["de".to_owned(), "en".to_owned()]);
        assert_eq!(text.get("ja"), ("Umsatz", "de"));
        assert_eq!(text.all().map(|(lang, _)| lang).collect::<Vec<_>>(), ["de", "en", "xx"]);
    }

    #[test]
    fn a_text_is_written_as_it_is_read() {
        let json = r#"{"de":"Umsatz","en":"Revenues"}"#;
        let text: Text = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), json);
        let twice = serde_json::from_str::<Text>(r#"{"de": "a", "de": "b"}"#).unwrap_err();
        assert!(twice.to_string().starts_with("the language \"de\" twice"), "{twice}");
    }
}

//! Texts as a search compares them, and the printed numbers that it finds in them.

use rust_decimal::Decimal;

use kessan_core::numeral::{self, DecimalMark, Mark, Numeral, Printed};

/// What brings a text to Unicode's form NFKC: the browser itself, or natively a library (`platform::text`). The tables of
/// it would be 29 kB of the program that searches.
pub type Nfkc = fn(&str) -> String;

/// A text in the form in which two texts are compared: without case, width and the way in which marks are written, and
/// without the commas that group digits. `ｼｽﾃﾑ`, `ＦＹ２００８` and `9,248` are `システム`, `fy2008` and `9248`.
///
/// The form is Unicode's NFKC, folded, and NFKC again. The two Japanese sound marks that stand alone (`゛`, `゜`) are taken
/// as those that combine with the letter before, as NFKC would part them from it by a space.
///
/// ```
/// use kessan::state::search_text::folded;
/// let nfkc = |text: &str| icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned();
/// assert_eq!(folded("ｼｽﾃﾑ ﾌﾞ", nfkc), "システム ブ");
/// assert_eq!(folded("フ゛", nfkc), folded("ブ", nfkc));
/// assert_eq!(folded("Straße ＡＢＣ", nfkc), "strasse abc");
/// ```
pub fn folded(text: &str, nfkc: Nfkc) -> String {
    if text.is_ascii() {
        return text.chars().filter(|c| *c != ',').map(|c| c.to_ascii_lowercase()).collect();
    }
    let combining = |c: char| match c {
        '\u{309b}' => '\u{3099}',
        '\u{309c}' => '\u{309a}',
        c => c,
    };
    let text = nfkc(&text.chars().map(combining).collect::<String>());
    // Upper case first: ß is SS there, and both forms of sigma are one.
    let cased: String = text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    nfkc(&cased).chars().filter(|c| *c != ',').collect()
}

/// A number as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its size.
    pub size: Decimal,
    /// Whether it has a sign for a negative; a plain number may stand for either.
    pub is_negative: bool,
    /// Whether it has a per cent sign.
    pub is_percent: bool,
}

/// The number that a text is, in any form in which releases print one ([`numeral`]): with or without
/// commas, with parentheses, `△`, `▲` or a minus, in any width. A word for a power of ten beside it is left out, as tables
/// print it above their columns. `None` for anything else.
///
/// ```
/// use kessan::state::search_text::asked;
/// assert_eq!(asked("△ 183,070"), asked("(183070)"));
/// assert_eq!(asked("net income"), None);
/// ```
pub fn asked(text: &str) -> Option<Asked> {
    match numeral::read(text, DecimalMark::Point).ok()? {
        Printed::Number(Numeral { value, mark, .. }) => Some(Asked {
            size: value.abs().normalize(),
            is_negative: value.is_sign_negative(),
            is_percent: mark == Some(Mark::Percent),
        }),
        Printed::Empty | Printed::Dash => None,
    }
}

/// As the browser does it.
#[cfg(test)]
pub(super) fn nfkc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        super::folded(text, nfkc)
    }

    #[test]
    fn one_word_has_one_form() {
        for (one, other) in [
            ("ｼｽﾃﾑｲﾝﾃｸﾞﾚｰｼｮﾝ", "システムインテグレーション"),
            ("フ\u{3099}", "ブ"),
            ("フ゛ロート゛ハ゛ント゛", "ブロードバンド"),
            ("ﾊﾟ", "パ"),
            ("ＡＤＳ", "ads"),
            ("㈱", "(株)"),
            ("Ⅳ", "iv"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("MASSE", "maße"),
            ("cafe\u{301}", "CAFÉ"),
            ("９，２４８", "9248"),
            ("net\u{3000}income", "NET INCOME"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_number_is_read_in_every_form_that_releases_print() {
        for text in ["183,070", "183070", "１８３，０７０", " 183,070 ", "183,070.0"] {
            let asked = asked(text).unwrap();
            assert_eq!((asked.size, asked.is_negative), (Decimal::from(183_070), false), "{text}");
        }
        for text in ["(183,070)", "△183,070", "▲183070", "−183,070", "-183070", "（183,070）", "△ 183,070"] {
            let asked = asked(text).unwrap();
            assert_eq!((asked.size, asked.is_negative), (Decimal::from(183_070), true), "{text}");
        }
        assert!(asked("10.9％").unwrap().is_percent);
        assert!(["", "-", "net", "1H08", "12%x"].into_iter().all(|text| asked(text).is_none()));
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "\\PC*") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}

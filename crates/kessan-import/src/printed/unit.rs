//! Units in words: "(in millions, except per share amounts)", 「（単位：百万円）」.

use crate::encoding::nfkc;

/// What a text says of the unit of a table's amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitNote {
    /// The currency (ISO 4217).
    pub currency: Option<&'static str>,
    /// The power of ten that amounts of money are printed in.
    pub scale: Option<u32>,
    /// The power of ten that numbers of shares are printed in, where it is said.
    pub share_scale: Option<u32>,
}

/// A longer text is prose.
const LONGEST: usize = 400;

/// What stands for a currency; longer ones before those that they hold.
const CURRENCIES: [(&str, &str); 40] = [
    ("canadian dollar", "CAD"),
    ("australian dollar", "AUD"),
    ("hong kong dollar", "HKD"),
    ("singapore dollar", "SGD"),
    ("new taiwan dollar", "TWD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("s$", "SGD"),
    ("u.s. dollar", "USD"),
    ("us dollar", "USD"),
    ("米ドル", "USD"),
    ("us$", "USD"),
    ("usd", "USD"),
    ("香港ドル", "HKD"),
    ("ドル", "USD"),
    ("ユーロ", "EUR"),
    ("euro", "EUR"),
    ("eur", "EUR"),
    ("€", "EUR"),
    ("pounds sterling", "GBP"),
    ("sterling", "GBP"),
    ("gbp", "GBP"),
    ("ポンド", "GBP"),
    ("£", "GBP"),
    ("swiss franc", "CHF"),
    ("chf", "CHF"),
    ("人民元", "CNY"),
    ("renminbi", "CNY"),
    ("rmb", "CNY"),
    ("cny", "CNY"),
    ("korean won", "KRW"),
    ("krw", "KRW"),
    ("yen", "JPY"),
    ("jpy", "JPY"),
    ("円", "JPY"),
    ("¥", "JPY"),
    ("dollar", "USD"),
    ("$", "USD"),
];

/// The unit that a text names; `None` for a text that names none.
///
/// ```
/// use kessan_import::printed::unit::{UnitNote, read};
/// let note = read("(in thousands of U.S. dollars, except per share data)").unwrap();
/// assert_eq!((note.currency, note.scale), (Some("USD"), Some(3)));
/// let note = read("（単位：百万円）").unwrap();
/// assert_eq!((note.currency, note.scale), (Some("JPY"), Some(6)));
/// let note = read("Balance sheets - USD ($) shares in Thousands, $ in Millions").unwrap();
/// assert_eq!((note.currency, note.scale, note.share_scale), (Some("USD"), Some(6), Some(3)));
/// assert_eq!(read("Net sales rose by 3%"), None);
/// ```
pub fn read(text: &str) -> Option<UnitNote> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = nfkc(text).to_lowercase();
    japanese(&plain).or_else(|| english(&plain))
}

/// `単位：百万円`, `(千円)`, `百万円`.
fn japanese(plain: &str) -> Option<UnitNote> {
    const UNITS: [(&str, u32); 7] = [("十億", 9), ("百万", 6), ("億", 8), ("千", 3), ("万", 4), ("兆", 12), ("", 0)];
    const MONEY: [&str; 7] = ["円", "米ドル", "ドル", "ユーロ", "ポンド", "人民元", "香港ドル"];
    let inner = match plain.split_once("単位") {
        Some((_, after)) => after.trim_start_matches([':', ' ', '、', '・', 'は']),
        None => plain.trim().trim_matches(['(', ')', '[', ']', ' ']),
    };
    let (scale, money) = UNITS.iter().find_map(|(word, scale)| {
        let rest = inner.strip_prefix(word)?;
        let money = MONEY.iter().find(|money| rest.starts_with(**money))?;
        Some((*scale, *money))
    })?;
    // Without 「単位」 the unit must be all that the text says, or the text goes on after a comma.
    let word = inner.find(money).map(|at| at + money.len()).unwrap_or(inner.len());
    let after = inner.get(word..).unwrap_or_default();
    let is_alone = after.is_empty() || after.starts_with([')', '、', ',', ' ', '未', ']']);
    if !plain.contains("単位") && !is_alone {
        return None;
    }
    let share_scale =
        [("千株", 3), ("百万株", 6)].iter().find(|(word, _)| after.contains(word)).map(|(_, scale)| *scale);
    Some(UnitNote { currency: currency(money), scale: Some(scale), share_scale })
}

/// `in thousands`, `millions of yen`, `€m`, `$000`.
fn english(plain: &str) -> Option<UnitNote> {
    let words: Vec<&str> = plain
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | ':' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut note = UnitNote::default();
    let mut is_currency_named = false;
    for (at, word) in words.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let after = words.get(at + 1).copied().unwrap_or_default();
        if word.starts_with("except") && note.scale.is_some() {
            // "except share and per share data": shares are printed in full. "except per share data": they are not.
            let rest = words.get(at..).unwrap_or_default();
            let is_of_shares = rest.windows(2).any(|pair| pair[1].starts_with("share") && pair[0] != "per");
            note.share_scale = note.share_scale.or(if is_of_shares { Some(0) } else { note.scale });
            break;
        }
        let Some((scale, has_currency)) = scale_of(word) else {
            // `USD ($)` of the SEC's sheets: a currency as a code, and its sign in brackets.
            is_currency_named |=
                matches!(*word, "$" | "¥" | "€" | "£") && CURRENCIES.iter().any(|(name, _)| *name == before(1));
            continue;
        };
        let is_of_shares = matches!((before(1), before(2)), ("in", "shares" | "share")) || after == "shares";
        let is_named = has_currency
            || matches!(
                before(1),
                "in" | "yen"
                    | "dollars"
                    | "euros"
                    | "eur"
                    | "usd"
                    | "gbp"
                    | "jpy"
                    | "chf"
                    | "$"
                    | "¥"
                    | "€"
                    | "£"
                    | "us$"
            )
            || matches!(after, "of" | "yen" | "dollars" | "euros" | "eur" | "usd" | "gbp" | "jpy" | "¥" | "$" | "€")
            || words.len() == 1;
        if is_of_shares {
            note.share_scale = note.share_scale.or(Some(scale));
        } else if is_named {
            note.scale = note.scale.or(Some(scale));
        }
    }
    let is_named = note.scale.is_some() || note.share_scale.is_some() || is_currency_named || is_in_currency(&words);
    if !is_named {
        return None;
    }
    note.currency = currency(plain);
    Some(note)
}

/// `in dollars`, `amounts in U.S. dollars`.
fn is_in_currency(words: &[&str]) -> bool {
    words.len() <= 8
        && words.windows(2).any(|pair| {
            matches!(pair, ["in", name] if matches!(*name, "dollars" | "yen" | "euros" | "eur" | "usd" | "u.s." | "us" | "jpy" | "gbp"))
        })
}

/// The power of ten of a word, and whether the word names a currency, too.
fn scale_of(word: &str) -> Option<(u32, bool)> {
    let bare = word.trim_end_matches('.');
    let scale = match bare {
        "thousand" | "thousands" => 3,
        "million" | "millions" => 6,
        "billion" | "billions" => 9,
        "trillion" | "trillions" => 12,
        _ => {
            let sign = bare.trim_start_matches(['$', '€', '£', '¥', '\'', '\u{2019}']);
            let code = ["eur", "usd", "gbp", "jpy", "chf"].iter().find_map(|code| bare.strip_prefix(code));
            let has_sign = sign.len() < bare.len();
            return match (has_sign, code.unwrap_or(sign)) {
                (_, "000" | "000s" | "000's") if has_sign || code.is_some() => {
                    Some((3, code.is_some() || bare.starts_with(['$', '€', '£', '¥'])))
                }
                (true, "k") => Some((3, true)),
                (true, "m" | "mn" | "mm" | "mil") => Some((6, true)),
                (true, "bn" | "b") => Some((9, true)),
                (false, "m" | "mn" | "mm") if code.is_some() => Some((6, true)),
                (false, "bn") if code.is_some() => Some((9, true)),
                (false, "k") if code.is_some() => Some((3, true)),
                _ => None,
            };
        }
    };
    Some((scale, false))
}

fn currency(plain: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(name, _)| plain.contains(name)).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> Option<(Option<&'static str>, Option<u32>)> {
        read(text).map(|note| (note.currency, note.scale))
    }

    #[test]
    fn units_in_english() {
        for (text, currency, scale) in [
            ("(in millions)", None, 6),
            ("(In Thousands, Except Per Share Amounts)", None, 3),
            ("(Amounts in thousands, except share and per share data)", None, 3),
            ("(Dollars in thousands)", Some("USD"), 3),
            ("In millions of euros", Some("EUR"), 6),
            ("Millions of yen", Some("JPY"), 6),
            ("(Yen in millions)", Some("JPY"), 6),
            ("Thousands of U.S. dollars", Some("USD"), 3),
            ("€m", Some("EUR"), 6),
            ("EUR million", Some("EUR"), 6),
            ("£000", Some("GBP"), 3),
            ("$'000", Some("USD"), 3),
            ("USD in Billions", Some("USD"), 9),
            ("(¥ million)", Some("JPY"), 6),
            ("million yen", Some("JPY"), 6),
            ("Millions", None, 6),
        ] {
            assert_eq!(note(text), Some((currency, Some(scale))), "{text}");
        }
    }

    #[test]
    fn units_in_japanese() {
        for (text, currency, scale) in [
            ("（単位：百万円）", "JPY", 6),
            ("(単位:千円)", "JPY", 3),
            ("単位　百万円", "JPY", 6),
            ("百万円", "JPY", 6),
            ("（百万円）", "JPY", 6),
            ("十億円", "JPY", 9),
            ("億円", "JPY", 8),
            ("円", "JPY", 0),
            ("（単位：千米ドル）", "USD", 3),
            ("(単位：百万円、百万円未満切捨て)", "JPY", 6),
            ("（百万円未満切捨て）", "JPY", 6),
        ] {
            assert_eq!(note(text), Some((Some(currency), Some(scale))), "{text}");
        }
    }

    #[test]
    fn shares_have_a_scale_of_their_own() {
        let found = read("CONSOLIDATED STATEMENTS OF INCOME - USD ($) shares in Thousands, $ in Millions").unwrap();
        assert_eq!(found, UnitNote { currency: Some("USD"), scale: Some(6), share_scale: Some(3) });
        assert_eq!(read("(in thousands, except per share data)").unwrap().share_scale, Some(3));
        assert_eq!(read("(in thousands, except share and per share data)").unwrap().share_scale, Some(0));
        let found = read("STATEMENT - USD ($)").unwrap();
        assert_eq!(found, UnitNote { currency: Some("USD"), scale: None, share_scale: None });
    }

    #[test]
    fn prose_and_labels_name_no_unit() {
        for text in [
            "Net sales",
            "Net income per share",
            "百万円の増加となりました",
            "円安の影響",
            "Three months ended",
            "1.5 million customers",
            "",
        ] {
            assert_eq!(note(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,200}") {
            let _ = read(&text);
        }
    }
}

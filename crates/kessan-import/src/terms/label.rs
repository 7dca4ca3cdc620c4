//! What of a label its meaning hangs on: no case, width, punctuation, footnote marks or numbering.

use crate::encoding::nfkc;
use kessan_core::order::CompactSort;

/// More of a label is not looked at: no line item's name is longer.
const LONGEST: usize = 240;

/// The language of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, or another one in Latin letters.
    English,
    /// Japanese.
    Japanese,
}

impl Language {
    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Japanese => "ja",
        }
    }
}

/// The language that a label is written in, by its letters.
///
/// ```
/// use kessan_import::terms::{Language, language};
/// assert_eq!(language("EPS（円）"), Language::Japanese);
/// assert_eq!(language("Net sales"), Language::English);
/// ```
pub fn language(text: &str) -> Language {
    let is_japanese =
        |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9f}');
    if text.chars().any(is_japanese) { Language::Japanese } else { Language::English }
}

/// A label in its plain form, with what is in brackets and without.
///
/// ```
/// use kessan_import::terms::normal;
/// assert_eq!(normal("(1) Property, Plant & Equipment*1"), "property plant and equipment");
/// assert_eq!(normal("１．売上高　※２"), "売上高");
/// ```
pub fn normal(label: &str) -> String {
    let text = unmarked(label);
    match language(&text) {
        Language::English => words_of(&text).join(" "),
        Language::Japanese => text.chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect(),
    }
}

/// The plain form without what stands in brackets, without "total" and without the length of the period.
pub(super) fn core(label: &str) -> String {
    let text = without_brackets(&unmarked(label));
    match language(&text) {
        Language::English => {
            let mut words = words_of(without_addition(&text));
            words.retain(|word| !matches!(word.as_str(), "total" | "the" | "consolidated" | "less" | "our"));
            without_owners(words).join(" ")
        }
        Language::Japanese => {
            let text: String = text.chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect();
            let text = either_sign(&text);
            let text = text.replace("四半期", "当期").replace("中間", "当期").replace("当当期", "当期");
            text.trim_end_matches("合計").trim_start_matches("連結").to_owned()
        }
    }
}

/// Whoever the owners are called, what is theirs is the company's: "attributable to Rivermouth Instruments Inc.".
fn without_owners(mut words: Vec<String>) -> Vec<String> {
    let Some(at) = words.windows(2).position(|pair| pair[0] == "attributable" && pair[1] == "to") else { return words };
    let (before, after) = words.split_at(at);
    if after.iter().any(|word| word.starts_with("noncontrolling") || word == "minority" || word == "non") {
        return words;
    }
    // Earnings per share are always the shareholders'.
    let is_per_share = before.iter().any(|word| word == "per");
    words.truncate(if is_per_share { at } else { at + 2 });
    if !is_per_share {
        words.push("company".to_owned());
    }
    words
}

/// `sales, net of returns` are sales.
fn without_addition(text: &str) -> &str {
    const BEGINNINGS: [&str; 5] = [", net of ", ", including ", ", excluding ", ", less ", " - net of "];
    let at = BEGINNINGS.iter().filter_map(|beginning| text.find(beginning)).min();
    at.map_or(text, |at| &text[..at])
}

/// `営業利益又は営業損失` is 営業利益.
fn either_sign(text: &str) -> String {
    match text.find("又は") {
        Some(at) if text.contains("損失") => text[..at].to_owned(),
        _ => text.to_owned(),
    }
}

/// The words that carry a label's meaning, sorted: for English.
pub(super) fn words(label: &str) -> Vec<String> {
    let text = without_brackets(&unmarked(label));
    let mut words = words_of(&text);
    words.retain(|word| {
        !matches!(
            word.as_str(),
            "total"
                | "the"
                | "of"
                | "a"
                | "an"
                | "to"
                | "for"
                | "in"
                | "on"
                | "at"
                | "by"
                | "and"
                | "from"
                | "consolidated"
                | "company"
        )
    });
    words.compact_sort();
    words.dedup();
    words
}

/// Neighbouring characters: what Japanese labels are compared by.
pub(super) fn bigrams(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut pairs: Vec<String> = chars.windows(2).map(|pair| pair.iter().collect()).collect();
    pairs.compact_sort();
    pairs.dedup();
    pairs
}

/// In one width and case, without numbering before and footnote marks behind.
fn unmarked(label: &str) -> String {
    let cut: String = label.chars().take(LONGEST).collect();
    let text: String = nfkc(&cut).to_lowercase();
    let text = text.trim().trim_start_matches(['・', '-', '*', '†', '‡', '※', ' ']);
    let text = without_numbering(text);
    without_footnotes(text).to_owned()
}

/// `1. `, `(1) `, `iv) `, `ア ` and the like say where a line stands, not what it is.
fn without_numbering(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let roman = inner.trim_start_matches(['i', 'v', 'x']);
    for rest in [digits, roman] {
        let taken = inner.len() - rest.len();
        let Some(mark) = rest.chars().next() else { continue };
        let closes = matches!(mark, '.' | ')' | ' ' | '\u{3001}');
        // `(1)`, `1.`, `i)`; a number and a space only before Japanese, since `1 year` is a label. `1.5` is a number.
        let is_numbering = taken > 0 && taken <= 4 && closes && (mark != ' ' || language(rest) == Language::Japanese);
        let after = rest[mark.len_utf8()..].trim_start();
        if is_numbering && after.chars().next().is_some_and(|c| !c.is_ascii_digit()) {
            return after;
        }
    }
    text
}

/// Without `*1`, `(1)`, `(note 3)`, `※2`, `(注)1` at the end.
fn without_footnotes(text: &str) -> &str {
    let mut text = text.trim_end();
    for _ in 0..3 {
        let before = text;
        let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '、'));
        if let Some(rest) = bare.strip_suffix(['*', '※', '†', '‡', '#', '注']) {
            text = rest.trim_end().trim_end_matches('(').trim_end();
        } else if let Some(rest) = text.strip_suffix(')')
            && let Some((rest, inner)) = rest.rsplit_once('(')
        {
            let is_note = inner.starts_with("note") || inner.starts_with('注');
            let is_mark = inner.len() <= 3 && inner.chars().all(|c| c.is_ascii_alphanumeric());
            if (is_note || is_mark) && !rest.trim().is_empty() {
                text = rest.trim_end();
            }
        }
        text = text.trim_end_matches(['*', '†', '‡', ':', ' ']);
        if text == before {
            break;
        }
    }
    text
}

/// Without what stands in brackets; as it is if nothing else would be left.
fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '「' | '【' | '〔' => depth += 1,
            ')' | ']' | '」' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    if kept.trim().is_empty() { text.to_owned() } else { kept }
}

/// The words of a text in Latin letters, in the singular.
fn words_of(text: &str) -> Vec<String> {
    let text = text.replace(['\'', '\u{2019}'], "").replace('&', " and ");
    let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = Vec::new();
    for word in split {
        let word = singular(word);
        match words.last_mut() {
            // "non-controlling", "non controlling" and "noncontrolling" are one word.
            Some(last) if last == "non" => last.push_str(&word),
            _ => words.push(word),
        }
    }
    words
}

fn singular(word: &str) -> String {
    let british = word.replace("isation", "ization").replace("isted", "ized");
    let word = british.as_str();
    match word {
        "sg" | "eps" | "loss" | "less" | "gross" | "plus" | "basis" | "business" | "process" | "gaap" => {
            word.to_owned()
        }
        _ => match word.strip_suffix("ies") {
            Some(stem) if stem.len() > 1 => format!("{stem}y"),
            _ => match word.strip_suffix("sses") {
                Some(stem) => format!("{stem}ss"),
                None => match word.strip_suffix('s') {
                    Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
                    _ => word.to_owned(),
                },
            },
        },
    }
}

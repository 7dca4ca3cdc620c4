//! Numbers that say where they come from: each carries the key of its source, in an attribute of the element around it.

use leptos::prelude::*;

use crate::t;
use crate::view::env::Env;
use kessan_core::margins::Kind;
use kessan_core::release::{Currency, Release};
use kessan_core::trace::Key;

/// Around a key and a number in a sentence that is still plain text. Private characters: no release prints them.
pub(super) const MARKS: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// The key of a result, in the reporting currency.
pub fn value(release: &Release, concept: &str, period: &str) -> String {
    Key::value(concept, period).write(release)
}

/// The key of a target.
pub fn target(release: &Release, concept: &str, period: &str) -> String {
    let scenario = release.target_scenario(concept, period);
    let (concept, period, currency) = (concept.to_owned(), period.to_owned(), Currency::Reporting);
    Key::Value { concept, period, scenario, currency }.write(release)
}

/// The key of a rate of change.
pub fn growth(release: &Release, concept: &str, period: &str, prior: &str) -> String {
    let [concept, period, prior] = [concept, period, prior].map(str::to_owned);
    Key::Growth { concept, period, prior }.write(release)
}

/// The key of a part of the revenues.
pub fn share(release: &Release, concept: &str, period: &str) -> String {
    let (concept, period) = (concept.to_owned(), period.to_owned());
    Key::Share { concept, period, whole: release.file.story.revenues().to_owned() }.write(release)
}

/// The key of a result in per cent of a target.
pub fn reached(release: &Release, concept: &str, period: &str, target: &str) -> String {
    let [concept, period, target] = [concept, period, target].map(str::to_owned);
    Key::Reached { concept, period, target }.write(release)
}

/// The key of a margin.
pub fn margin(release: &Release, line: Kind, period: &str) -> String {
    Key::Margin { line, period: period.to_owned() }.write(release)
}

/// The key of the difference of two margins.
pub fn points(release: &Release, line: Kind, period: &str, prior: &str) -> String {
    Key::Points { line, period: period.to_owned(), prior: prior.to_owned() }.write(release)
}

/// A number with its key, for a sentence that [`with_numbers`] puts into the page.
pub fn keyed(key: &str, number: &str) -> String {
    let [before, between, after] = MARKS;
    format!("{before}{key}{between}{number}{after}")
}

/// The same with what the release prints, where that is another number.
pub fn noted(env: Env, key: &str, number: &str) -> String {
    with_printed(env, key, keyed(key, number))
}

/// A text about the number of a key with what the release prints, where that is another number: `81.4% (the release
/// prints 81.5%)`.
pub fn with_printed(env: Env, key: &str, text: String) -> String {
    match printed(env, key) {
        Some(note) => t!(env, printed.noted, number = text, note = note),
        None => text,
    }
}

/// A text whose amounts stay in one piece at the end of a line: the code of a currency with its number. Browsers find and copy a
/// space there.
pub fn unbroken(text: &str) -> String {
    let mut unbroken = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], text[at + c.len_utf8()..].chars().next());
        let code = before.len() - before.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
        let is_inside = c == ' ' && code == 3 && after.is_some_and(|c| c.is_ascii_digit() || "+−-(△▲".contains(c));
        unbroken.push(if is_inside { '\u{a0}' } else { c });
    }
    unbroken
}

/// What the release prints for a percentage that is recomputed here, if that is another number: `the release prints
/// 81.5%`.
pub fn printed(env: Env, key: &str) -> Option<String> {
    let found = env.release.printed_otherwise(key)?;
    // A rate of change has its sign, as everywhere in the page.
    let value = if key.starts_with("growth ") {
        env.signed(found.printed, found.digits)
    } else {
        env.number(found.printed, found.digits)
    };
    Some(t!(env, printed.note, value = t!(env, percent, value = value)))
}

/// The same, small below a number of a table.
pub fn printed_below(env: Env, key: Option<&String>) -> Option<AnyView> {
    let note = printed(env, key?)?;
    Some(view! { <small class="printed">{crate::view::accessible::figures(note)}</small> }.into_any())
}

/// A number that is a part of what its element tells the source of: with no key of its own, and not to be translated.
pub fn fixed(number: &str) -> String {
    keyed("", number)
}

/// Words of another language than the page's, for a sentence that [`with_numbers`] puts into the page.
pub fn in_language(lang: &str, words: &str) -> String {
    keyed(&format!("{LANGUAGE}{lang}"), words)
}

/// What the key of words in another language begins with: no key of a number does.
const LANGUAGE: &str = "lang=";

/// The same sentence as plain text, for where nothing can be opened.
#[cfg(feature = "render")]
pub fn plain(sentence: &str) -> String {
    let [before, between, after] = MARKS;
    let mut parts = sentence.split(before);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + &part.split_once(between).map_or(part, |(_, rest)| rest).replace(after, ""))
}

/// A sentence with its numbers as elements that carry their keys.
pub fn with_numbers(sentence: &str) -> Vec<AnyView> {
    views(sentence, |text| text.to_owned().into_any())
}

/// The same for a heading and what stands large: its Japanese dates stay in one piece, where a browser ends lines behind each of
/// their signs.
pub fn heading(sentence: &str) -> Vec<AnyView> {
    views(sentence, with_dates)
}

fn views(sentence: &str, with_text: fn(&str) -> AnyView) -> Vec<AnyView> {
    let [before, between, after] = MARKS;
    let mut parts = sentence.split(before);
    let mut views = vec![with_text(parts.next().unwrap_or_default())];
    for part in parts {
        let (number, rest) = part.split_once(after).unwrap_or((part, ""));
        let (key, number) = number.split_once(between).unwrap_or(("", number));
        let (number, rest) = (number.to_owned(), with_text(rest));
        if let Some(lang) = key.strip_prefix(LANGUAGE) {
            let lang = lang.to_owned();
            views.push(view! { <span lang=lang>{number}</span>{rest} }.into_any());
            continue;
        }
        let key = Some(key.to_owned()).filter(|key| !key.is_empty());
        views.push(view! { <span translate="no" data-n=key>{number}</span>{rest} }.into_any());
    }
    views
}

fn with_dates(text: &str) -> AnyView {
    let mut views = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = date_in(rest) {
        let unit = unit_before(&rest[end..]);
        views.extend(plain_text(&rest[..start]));
        for whole in [&rest[start..end], unit].into_iter().filter(|text| !text.is_empty()) {
            views.push(view! { <span class="date">{whole.to_owned()}</span> }.into_any());
        }
        rest = &rest[end + unit.len()..];
    }
    if views.is_empty() {
        return text.to_owned().into_any();
    }
    views.extend(plain_text(rest));
    views.into_any()
}

/// A text, unless it is empty: an empty one would be written as a space.
fn plain_text(text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| text.to_owned().into_any())
}

/// More characters in parentheses behind a date may be broken.
const LONGEST_UNIT: usize = 10;

/// What stands in parentheses at the beginning of a text, if it is as short as a unit: `（米ドル）`.
fn unit_before(text: &str) -> &str {
    let end = text
        .strip_prefix('（')
        .and_then(|rest| rest.find('）'))
        .map_or(0, |end| end + '（'.len_utf8() + '）'.len_utf8());
    let unit = &text[..end];
    if unit.chars().count() > LONGEST_UNIT { "" } else { unit }
}

/// What follows a fiscal year in the name of a part of it.
const PARTS_OF_YEARS: [&str; 6] = ["上期", "下期", "1Q", "2Q", "3Q", "4Q"];

/// Whether a Japanese text has a date or a fiscal period in it.
pub fn has_date(text: &str) -> bool {
    date_in(text).is_some()
}

/// Where the first date of a Japanese text begins and ends: `2008年9月30日`, `2009年3月`, `10月24日`, and likewise the first
/// fiscal period: `08年度上期`.
fn date_in(text: &str) -> Option<(usize, usize)> {
    let is_digit = |c: char| c.is_ascii_digit();
    // One sign of a date with the digits before it.
    let part = |text: &str, sign: char| {
        let digits = text.len() - text.trim_start_matches(is_digit).len();
        (digits > 0 && text[digits..].starts_with(sign)).then_some(digits + sign.len_utf8())
    };
    let starts = text.match_indices(is_digit).map(|(at, _)| at);
    starts.filter(|at| !text[..*at].ends_with(is_digit)).find_map(|start| {
        let after = text[start..].trim_start_matches(is_digit);
        if let Some(after) = after.strip_prefix("年度") {
            let part = PARTS_OF_YEARS.iter().find(|part| after.starts_with(**part)).map_or(0, |part| part.len());
            return Some((start, text.len() - after.len() + part));
        }
        let signs = ['年', '月', '日'].into_iter();
        let (count, end) = signs.fold((0, start), |(count, end), sign| match part(&text[end..], sign) {
            Some(length) => (count + 1, end + length),
            None => (count, end),
        });
        (count > 1).then_some((start, end))
    })
}

/// The same as HTML, for what follows the state: leptos sets it whole. All of it is escaped.
pub fn html(sentence: &str) -> String {
    let [before, between, after] = MARKS;
    let mut parts = sentence.split(before);
    let mut html = escaped(parts.next().unwrap_or_default());
    for part in parts {
        let (number, rest) = part.split_once(after).unwrap_or((part, ""));
        let (key, number) = number.split_once(between).unwrap_or(("", number));
        html.push_str(&match key.strip_prefix(LANGUAGE) {
            Some(lang) => format!("<span lang=\"{}\">", escaped(lang)),
            None => format!("<span translate=\"no\" data-n=\"{}\">", escaped(key)),
        });
        html.push_str(&format!("{}</span>{}", escaped(number), escaped(rest)));
    }
    html
}

/// A text as HTML, for between tags and for values of attributes.
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    text.chars().for_each(|c| escape(c, &mut html));
    html
}

fn escape(c: char, html: &mut String) {
    match c {
        '<' => html.push_str("&lt;"),
        '&' => html.push_str("&amp;"),
        '"' => html.push_str("&quot;"),
        c => html.push(c),
    }
}

#[cfg(test)]
#[cfg(feature = "render")]
mod tests {
    use super::*;

    /// The picture for links once would have shown the keys.
    #[test]
    fn a_plain_sentence_has_the_numbers_and_not_their_keys() {
        let sentence = format!("It rose {}, then {}.", keyed("a/b", "10.9%"), keyed("c", "3"));
        assert_eq!(plain(&sentence), "It rose 10.9%, then 3.");
        assert_eq!(plain("As it is."), "As it is.");
    }

    /// Sentences of checks ended lines within amounts: JPY / −4,670.
    #[test]
    fn a_currency_stays_with_its_number() {
        let text = "The text says NOK −4,670 thousand, not NOK (70); in NOK it is AB 3, ABCD 4 or NOK x.";
        let unbroken = unbroken(text);
        assert_eq!(unbroken.matches('\u{a0}').count(), 2, "{unbroken}");
        assert!(unbroken.contains("NOK\u{a0}−4,670 thousand") && unbroken.contains("NOK\u{a0}(70)"), "{unbroken}");
        assert_eq!(unbroken.replace('\u{a0}', " "), text);
    }

    #[test]
    fn words_of_another_language_are_marked_in_a_sentence() {
        let sentence = format!("{} rose {}.", in_language("de", "Umsatz"), keyed("c", "3"));
        assert_eq!(plain(&sentence), "Umsatz rose 3.");
        assert_eq!(
            html(&sentence),
            "<span lang=\"de\">Umsatz</span> rose <span translate=\"no\" data-n=\"c\">3</span>."
        );
    }

    /// A narrow page ended lines within dates: 2008年3月 / 31日.
    #[test]
    fn japanese_dates_of_a_sentence_stay_in_one_piece() {
        let html = |sentence: &str| heading(sentence).to_html().replace("<!>", "");
        let share = keyed("c", "44.8%");
        assert_eq!(
            html(&format!("純利益は2031年6月30日現在、{share}（2030年12月31日は")),
            "純利益は<span class=\"date\">2031年6月30日</span>現在、<span translate=\"no\" data-n=\"c\">44.8%</span>（<span \
             class=\"date\">2030年12月31日</span>は"
        );
        assert_eq!(
            html("31年度上期（米ドル）"),
            "<span class=\"date\">31年度上期</span><span class=\"date\">（米ドル）</span>"
        );
        let found = |text: &'static str| date_in(text).map(|(start, end)| &text[start..end]);
        for (text, date) in [
            ("10月24日公表の目標", "10月24日"),
            ("2031年3月期", "2031年3月"),
            ("第2四半期、2031年6月", "2031年6月"),
            ("31年度上期（円）", "31年度上期"),
            ("31年度2Q", "31年度2Q"),
            ("2031年度業績目標", "2031年度"),
        ] {
            assert_eq!(found(text), Some(date), "{text}");
        }
        for text in ["12か月中3か月", "30 June 2031", "年月日", ""] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_as_html_has_no_markup_but_its_numbers() {
        let sentence = format!("<b>&\"{}", keyed("a \"b<", "1"));
        assert_eq!(html(&sentence), "&lt;b>&amp;&quot;<span translate=\"no\" data-n=\"a &quot;b&lt;\">1</span>");
    }
}

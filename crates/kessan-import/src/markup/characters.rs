//! References to characters, `&amp;` and `&#165;`: HTML's names of characters, which XML's documents use without defining them, too.

use std::borrow::Cow;
use std::cmp::Ordering;

/// HTML's names in order, a line each: the name, with a `!` where HTML takes it without a `;`, and the code points.
const NAMES: &str = include_str!("characters.txt");

/// No name that HTML takes without a `;` is longer.
const LONGEST_BARE: usize = 6;

/// What stands for the numbers 0x80 to 0x9f, which are those of Windows-1252 to everybody who writes them.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// What `&name;` stands for, and whether HTML takes it without the `;`.
fn find(name: &str) -> Option<(String, bool)> {
    let (mut low, mut high) = (0, NAMES.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = NAMES.get(..middle)?.rfind('\n').map_or(0, |before| before + 1);
        let line = NAMES.get(start..)?.lines().next()?;
        let (known, codes) = line.split_once(' ')?;
        let bare = known.strip_suffix('!');
        match bare.unwrap_or(known).cmp(name) {
            Ordering::Less => low = start + line.len() + 1,
            Ordering::Greater => high = start,
            Ordering::Equal => {
                let code = |code: &str| char::from_u32(u32::from_str_radix(code, 16).ok()?);
                return Some((codes.split(' ').filter_map(code).collect(), bare.is_some()));
            }
        }
    }
    None
}

/// What `&name;` stands for.
pub(super) fn named(name: &str) -> Option<String> {
    find(name).map(|(text, _)| text)
}

/// The value of an attribute of XML, with characters in the place of references. One that is not understood leaves all as written.
pub(super) fn of_xml(raw: &str) -> String {
    strict(raw).unwrap_or_else(|| raw.to_owned())
}

fn strict(raw: &str) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, reference)) = rest.split_once('&') {
        let (reference, after) = reference.split_once(';')?;
        text.push_str(before);
        match reference.strip_prefix('#') {
            Some(number) => text.push(numbered(number)?),
            None => text.push_str(&named(reference)?),
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
    char::from_u32(code).filter(|character| *character != '\0')
}

/// A text of HTML with characters in the place of references, by the rules of browsers.
pub(super) fn of_html(raw: &str, is_attribute: bool) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, reference)) = rest.split_once('&') {
        text.push_str(before);
        let found = match reference.strip_prefix('#') {
            Some(number) => lenient(number).map(|(found, length)| (found, length + 1)),
            None => loose(reference, is_attribute),
        };
        match found {
            Some((found, length)) => {
                text.push_str(&found);
                rest = reference.get(length..).unwrap_or_default();
            }
            None => {
                text.push('&');
                rest = reference;
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// What the digits behind `&#` stand for, and how long they are.
fn lenient(number: &str) -> Option<(String, usize)> {
    let marked = number.strip_prefix(['x', 'X']);
    let (digits, radix) = marked.map_or((number, 10), |digits| (digits, 16));
    let count = digits.chars().take_while(|digit| digit.is_digit(radix)).count();
    // Whatever has too many digits means nothing.
    let code = u32::from_str_radix(digits.get(..count).filter(|digits| !digits.is_empty())?, radix).unwrap_or(u32::MAX);
    let character = match code {
        0 => None,
        0x80..=0x9f => WINDOWS.chars().nth(code as usize - 0x80),
        _ => char::from_u32(code),
    };
    let length = number.len() - digits.len() + count;
    let end = usize::from(number.get(length..).is_some_and(|after| after.starts_with(';')));
    Some((character.unwrap_or('\u{fffd}').to_string(), length + end))
}

/// What the name behind a `&` stands for, and how long it is. Some names need no `;`; but in attributes, whose addresses have
/// parameters of such names.
fn loose(reference: &str, is_attribute: bool) -> Option<(String, usize)> {
    let is_part = |c: &u8| c.is_ascii_alphanumeric();
    let length = reference.bytes().take_while(|c| is_part(c)).count();
    let name = reference.get(..length)?;
    if reference.as_bytes().get(length) == Some(&b';')
        && let Some((text, _)) = find(name)
    {
        return Some((text, length + 1));
    }
    (2..=length.min(LONGEST_BARE)).rev().find_map(|length| {
        let (text, is_bare) = find(reference.get(..length)?)?;
        let after = reference.as_bytes().get(length);
        let is_parameter = is_attribute && after.is_some_and(|c| is_part(c) || *c == b'=');
        is_bare.then_some((if is_parameter { format!("&{}", reference.get(..length)?) } else { text }, length))
    })
}

#[cfg(test)]
mod tests {
    use html5ever::data::NAMED_ENTITIES;

    use super::*;

    #[test]
    fn every_name_of_html_is_known_and_no_other() {
        let codes = |text: String| text.chars().map(u32::from).collect::<Vec<_>>();
        let (mut with, mut bare) = (0, 0);
        for (name, (first, second)) in NAMED_ENTITIES.entries() {
            // Its beginnings stand in that table for nothing.
            let is_known = *first != 0;
            let expected: Vec<u32> = [*first, *second].into_iter().filter(|code| *code != 0).collect();
            match name.strip_suffix(';') {
                Some(name) => {
                    assert_eq!(named(name).map(codes), is_known.then_some(expected), "{name}");
                    with += usize::from(is_known);
                }
                None => {
                    assert_eq!(find(name).is_some_and(|(_, is_bare)| is_bare), is_known, "{name}");
                    bare += usize::from(is_known);
                }
            }
        }
        assert_eq!((with, bare), (NAMES.lines().count(), NAMES.matches('!').count()));
    }

    #[test]
    fn xml_needs_every_reference_to_be_one() {
        assert_eq!(of_xml("R&amp;D &lt;1&nbsp;%&gt; &#165;&#xa5; &quot;&apos;"), "R&D <1\u{a0}%> ¥¥ \"'");
        for raw in ["a & b", "&unknown;", "&a &amp;", "&#0;", "&#xd800;", "&#+1;", "&#;", "&;", "&am;"] {
            assert_eq!(of_xml(raw), raw);
        }
    }
}

//! HTML as tokens, by the HTML Standard's rules for browsers (13.2.5). Comments, doctypes and what else is no element and no text
//! are passed over.

use std::borrow::Cow;

use super::characters::of_html;
use crate::limits;

/// A tag with what a reader of tables asks for.
pub(super) struct Tag {
    /// In small letters.
    pub name: String,
    /// Names in small letters and values, each name once, no more than [`limits::ATTRIBUTES`].
    pub attributes: Vec<(String, String)>,
    /// Whether it ends with `/>`.
    pub closes_itself: bool,
}

/// What a text of HTML consists of.
pub(super) enum Token<'a> {
    /// A start tag.
    Start(Tag),
    /// An end tag, by its name.
    End(String),
    /// A text, with characters in the place of references.
    Text(Cow<'a, str>),
}

/// What stands between certain tags is no markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Raw {
    /// A text without tags, but with references to characters.
    Title,
    /// A text as written.
    Style,
    /// The same, in which comments may hold scripts.
    Script,
}

/// Reads tokens one after the other.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The line of `at`, and up to where lines are counted.
    line: usize,
    counted: usize,
    /// What is being read, if it is no markup, and the name of its tag.
    raw: Option<(Raw, String)>,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text, at: 0, line: 1, counted: 0, raw: None }
    }

    /// The line that the last token ends in.
    pub fn line(&mut self) -> usize {
        let is_end = |at: &usize| match self.byte(*at) {
            Some(b'\n') => true,
            Some(b'\r') => self.byte(at + 1) != Some(b'\n'),
            _ => false,
        };
        self.line += (self.counted..self.at).filter(is_end).count();
        self.counted = self.at;
        self.line
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Where a text is found behind a place.
    fn find(&self, at: usize, what: &str) -> Option<usize> {
        memchr::memmem::find(self.rest(at).as_bytes(), what.as_bytes()).map(|found| at + found)
    }

    /// Behind the next `>`.
    fn behind(&self, at: usize) -> usize {
        self.find(at, ">").map_or(self.text.len(), |end| end + 1)
    }

    /// Where the text that begins here ends: before what begins as a tag or a comment does.
    fn text_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(found) = self.find(at, "<") {
            match self.byte(found + 1) {
                Some(b'!' | b'?') => return found,
                Some(b'/') if self.byte(found + 2).is_some() => return found,
                Some(next) if next.is_ascii_alphabetic() => return found,
                _ => at = found + 1,
            }
        }
        self.text.len()
    }

    /// Behind a comment.
    fn comment_end(&self, inside: usize) -> usize {
        let rest = self.rest(inside);
        if rest.starts_with('>') {
            return inside + 1;
        }
        if rest.starts_with("->") {
            return inside + 2;
        }
        let mut at = inside;
        while let Some(dashes) = self.find(at, "--") {
            match self.rest(dashes + 2).as_bytes() {
                [b'>', ..] => return dashes + 3,
                [b'!', b'>', ..] => return dashes + 4,
                _ => at = dashes + 1,
            }
        }
        self.text.len()
    }

    /// Whether a tag of that name stands there: `</title` and what ends a name.
    fn is_tag(&self, at: usize, start: &str, name: &str) -> bool {
        let rest = self.rest(at).as_bytes();
        let (length, whole) = (start.len(), start.len() + name.len());
        rest.starts_with(start.as_bytes())
            && rest.get(length..whole).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(whole).is_some_and(|end| is_space(*end) || matches!(end, b'/' | b'>'))
    }

    /// Where what is no markup ends.
    fn raw_end(&self, raw: Raw, name: &str) -> usize {
        if raw == Raw::Script {
            return self.script_end();
        }
        let mut at = self.at;
        while let Some(found) = self.find(at, "</") {
            if self.is_tag(found, "</", name) {
                return found;
            }
            at = found + 2;
        }
        self.text.len()
    }

    /// Where a script ends: not within a script in a comment in it.
    fn script_end(&self) -> usize {
        const SCRIPT: &str = "script";
        let (mut at, mut is_comment, mut is_inner) = (self.at, false, false);
        while let Some(step) = memchr::memchr2(b'<', b'-', self.rest(at).as_bytes()) {
            at += step;
            let rest = self.rest(at);
            if is_comment && rest.starts_with("-->") {
                (is_comment, is_inner) = (false, false);
                at += 3;
            } else if !is_comment && rest.starts_with("<!--") {
                is_comment = true;
                // Its dashes may be those of its end.
                at += 2;
            } else if self.is_tag(at, "</", SCRIPT) {
                if !is_inner {
                    return at;
                }
                is_inner = false;
                at += 2;
            } else {
                is_inner |= is_comment && self.is_tag(at, "<", SCRIPT);
                at += 1;
            }
        }
        self.text.len()
    }

    /// The tag whose name begins here; `None` if the text ends within it.
    fn tag(&mut self, start: usize) -> Option<Tag> {
        let (name, mut at) = self.word(start, b"/>")?;
        let mut tag = Tag { name: lowered(name), attributes: Vec::new(), closes_itself: false };
        loop {
            at = self.behind_space(at)?;
            match self.byte(at)? {
                b'>' => {
                    self.at = at + 1;
                    return Some(tag);
                }
                b'/' => {
                    tag.closes_itself = self.byte(at + 1)? == b'>';
                    at += 1;
                }
                _ => at = self.attribute(at, &mut tag)?,
            }
        }
    }

    /// Reads an attribute; gives what is behind it.
    fn attribute(&self, start: usize, tag: &mut Tag) -> Option<usize> {
        // The first character may be any.
        let first = self.rest(start).chars().next()?.len_utf8();
        let (_, end) = self.word(start + first, b"/>=")?;
        let name = self.slice(start, end);
        let mut at = self.behind_space(end)?;
        let mut value = "";
        if self.byte(at)? == b'=' {
            at = self.behind_space(at + 1)?;
            match self.byte(at)? {
                b'>' => {}
                quote @ (b'"' | b'\'') => {
                    let length = memchr::memchr(quote, self.rest(at + 1).as_bytes())?;
                    value = self.slice(at + 1, at + 1 + length);
                    at += length + 2;
                }
                _ => (value, at) = self.word(at, b">")?,
            }
        }
        if tag.attributes.len() < limits::ATTRIBUTES {
            let name = lowered(name);
            if tag.attributes.iter().all(|(known, _)| *known != name) {
                tag.attributes.push((name, of_html(&plain(value), true).into_owned()));
            }
        }
        Some(at)
    }

    /// What stands up to white space or one of those bytes, and its end.
    fn word(&self, start: usize, ends: &[u8]) -> Option<(&'a str, usize)> {
        let rest = self.rest(start).as_bytes();
        let end = start + rest.iter().position(|byte| is_space(*byte) || ends.contains(byte))?;
        Some((self.slice(start, end), end))
    }

    fn behind_space(&self, at: usize) -> Option<usize> {
        Some(at + self.rest(at).as_bytes().iter().position(|byte| !is_space(*byte))?)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.at;
            if let Some((raw, name)) = self.raw.take() {
                self.at = self.raw_end(raw, &name);
                let text = plain(self.slice(start, self.at));
                if !text.is_empty() {
                    return Some(Token::Text(if raw == Raw::Title { decoded(text) } else { text }));
                }
            }
            let start = self.at;
            let mut next = self.rest(start).bytes();
            match (next.next()?, next.next(), next.next()) {
                (b'<', Some(b'!'), _) if self.rest(start).starts_with("<!--") => self.at = self.comment_end(start + 4),
                (b'<', Some(b'!' | b'?'), _) => self.at = self.behind(start),
                (b'<', Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => match self.tag(start + 2) {
                    Some(tag) => return Some(Token::End(tag.name)),
                    None => self.at = self.text.len(),
                },
                (b'<', Some(b'/'), Some(_)) => self.at = self.behind(start),
                (b'<', Some(letter), _) if letter.is_ascii_alphabetic() => match self.tag(start + 1) {
                    Some(tag) => {
                        self.raw = raw_in(&tag.name).map(|raw| (raw, tag.name.clone()));
                        return Some(Token::Start(tag));
                    }
                    None => self.at = self.text.len(),
                },
                _ => {
                    self.at = self.text_end(start);
                    let text = within_markup(self.slice(start, self.at));
                    if !text.is_empty() {
                        return Some(Token::Text(text));
                    }
                }
            }
        }
    }
}

fn raw_in(name: &str) -> Option<Raw> {
    match name {
        "script" => Some(Raw::Script),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(Raw::Style),
        "title" | "textarea" => Some(Raw::Title),
        _ => None,
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// A name of a tag or an attribute.
fn lowered(name: &str) -> String {
    plain(name).to_ascii_lowercase()
}

/// A text between tags; there NUL is nothing, and ends what stands before it.
fn within_markup(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        text.split('\0').map(|part| decoded(plain(part)).into_owned()).collect()
    } else {
        decoded(plain(text))
    }
}

/// A text with the line ends of the web, and what stands for NUL in the place of it.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\0']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}"))
}

fn decoded(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => of_html(text, false),
        Cow::Owned(text) => Cow::Owned(of_html(&text, false).into_owned()),
    }
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;

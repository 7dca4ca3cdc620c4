//! A text as numbers, words and signs.

/// One of them, with where it begins and ends in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub kind: Kind<'a>,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Digits: their value, and how many there are (at most nine).
    Number(u32, usize),
    /// Latin letters.
    Word(&'a str),
    /// Anything else that is no space.
    Sign(char),
}

/// The tokens of a text in lower case and NFKC.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let same = |next: char| (c.is_ascii_digit() && next.is_ascii_digit()) || (is_letter(c) && is_letter(next));
        if c.is_ascii_digit() || is_letter(c) {
            while let Some((at, next)) = chars.peek().copied()
                && same(next)
            {
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let piece = text.get(start..end).unwrap_or_default();
        let kind = match piece.parse() {
            Ok(number) if c.is_ascii_digit() => Kind::Number(number, piece.len()),
            _ if is_letter(c) => Kind::Word(piece),
            _ => Kind::Sign(c),
        };
        tokens.push(Token { kind, start, end });
    }
    tokens
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{e0}'..='\u{24f}')
}

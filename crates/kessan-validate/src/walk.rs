//! A walk over the values of a JSON text in its order, without a tree of it: what it takes is the depth of the text and
//! the names of the objects that are open.

use std::borrow::Cow;
use std::collections::HashMap;

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

/// Takes part in a walk. Every value is announced by the name or the index that leads to it, except for the outermost.
pub(super) trait Visitor {
    /// A field's name begins at the byte `start`; the object has had the name `before` times.
    fn name(&mut self, name: &str, start: usize, before: u32);
    /// An element of a list is next.
    fn element(&mut self, index: usize);
    /// The value begins at the byte `start`.
    fn value(&mut self, start: usize);
    /// The value is over.
    fn end(&mut self);
}

/// What is open.
enum Open<'a> {
    /// An object, and how often it has had each name.
    Object(HashMap<Cow<'a, str>, u32>),
    /// A list, and the index of its next element.
    List(usize),
}

/// Walks over `text`, which serde_json has read; to its end, or to where this scanner reads it otherwise.
pub(super) fn walk(text: &str, visitor: &mut impl Visitor) {
    let mut scanner = Scanner::new(
        text,
        &ScannerOptions {
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        },
    );
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut is_name = false;
    while let Ok(Some(token)) = scanner.scan() {
        let start = scanner.token_start();
        match token {
            Token::CloseBrace | Token::CloseBracket => {
                open.pop();
                visitor.end();
            }
            Token::Comma => is_name = matches!(open.last(), Some(Open::Object(_))),
            Token::Colon => is_name = false,
            Token::String(name) if is_name => {
                let Some(Open::Object(names)) = open.last_mut() else { return };
                let before = names.get(&name).copied().unwrap_or(0);
                visitor.name(&name, start, before);
                names.insert(name, before.saturating_add(1));
            }
            _ => {
                if let Some(Open::List(next)) = open.last_mut() {
                    visitor.element(*next);
                    *next += 1;
                }
                visitor.value(start);
                is_name = token == Token::OpenBrace;
                match token {
                    Token::OpenBrace => open.push(Open::Object(HashMap::new())),
                    Token::OpenBracket => open.push(Open::List(0)),
                    _ => visitor.end(),
                }
            }
        }
    }
}

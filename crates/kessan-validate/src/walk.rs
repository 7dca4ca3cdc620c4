//! A walk over the values of a JSON text in its order, without a tree of it: what it takes is the depth of the text and
//! the names of the objects that are open.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

/// Takes part in a walk. Every value is announced by the name or the index that leads to it, except for the outermost.
pub(super) trait Visitor {
    /// A field's name begins at the byte `start`; `before` is the last field of that name in the object.
    fn name(&mut self, name: &str, start: usize, before: Option<&Field>);
    /// An element of a list is next.
    fn element(&mut self, index: usize);
    /// The value begins at the byte `start`.
    fn value(&mut self, start: usize);
    /// The value is over; it ends before the byte `end`.
    fn end(&mut self, end: usize);
}

/// A field of an object that is open.
#[derive(Debug)]
pub(super) struct Field {
    /// The bytes from its name to its value's end, the last time that it was there.
    pub bytes: Range<usize>,
    /// How often it has been there.
    pub times: u32,
}

/// What is open.
enum Open<'a> {
    /// An object, and the fields that it has had.
    Object(Fields<'a>),
    /// A list, and the index of its next element.
    List(usize),
}

/// The fields of an object in the order of their first names.
#[derive(Default)]
struct Fields<'a> {
    list: Vec<(Cow<'a, str>, Field)>,
    /// Where each is in the list, once there are many.
    index: HashMap<Cow<'a, str>, usize>,
    /// The one that was named last.
    last: usize,
}

/// As many fields are looked for one after another.
const FEW: usize = 16;

impl<'a> Fields<'a> {
    fn position(&self, name: &str) -> Option<usize> {
        if self.list.len() <= FEW {
            return self.list.iter().position(|(known, _)| known == name);
        }
        self.index.get(name).copied()
    }

    /// Begins the field at the byte `start`.
    fn add(&mut self, name: Cow<'a, str>, start: usize) {
        match self.position(&name) {
            Some(position) => {
                self.last = position;
                let field = &mut self.list[position].1;
                field.bytes = start..start;
                field.times = field.times.saturating_add(1);
            }
            None => {
                self.last = self.list.len();
                if self.list.len() > FEW {
                    self.index.insert(name.clone(), self.last);
                }
                self.list.push((name, Field { bytes: start..start, times: 1 }));
                if self.list.len() == FEW + 1 {
                    self.index = self.list.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
                }
            }
        }
    }

    fn end(&mut self, end: usize) {
        if let Some((_, field)) = self.list.get_mut(self.last) {
            field.bytes.end = end;
        }
    }
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
        let (start, end) = (scanner.token_start(), scanner.token_end());
        match token {
            Token::CloseBrace | Token::CloseBracket => {
                open.pop();
                over(&mut open, end, visitor);
            }
            Token::Comma => is_name = matches!(open.last(), Some(Open::Object(_))),
            Token::Colon => is_name = false,
            Token::String(name) if is_name => {
                let Some(Open::Object(fields)) = open.last_mut() else { return };
                let before = fields.position(&name).map(|position| &fields.list[position].1);
                visitor.name(&name, start, before);
                fields.add(name, start);
            }
            _ => {
                if let Some(Open::List(next)) = open.last_mut() {
                    visitor.element(*next);
                    *next += 1;
                }
                visitor.value(start);
                is_name = token == Token::OpenBrace;
                match token {
                    Token::OpenBrace => open.push(Open::Object(Fields::default())),
                    Token::OpenBracket => open.push(Open::List(0)),
                    _ => over(&mut open, end, visitor),
                }
            }
        }
    }
}

/// A value has come to its end.
fn over(open: &mut [Open<'_>], end: usize, visitor: &mut impl Visitor) {
    if let Some(Open::Object(fields)) = open.last_mut() {
        fields.end(end);
    }
    visitor.end(end);
}

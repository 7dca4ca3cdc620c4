//! HTML of any kind: its tokens, and the rules of browsers that matter for texts and tables.

use std::borrow::Cow;

use super::builder::Builder;
use super::tokens::{Tag, Token, Tokens};
use super::tree::Tree;
use crate::error::ImportError;
use crate::limits;

pub(super) fn parse(file: &str, text: &str) -> Result<Tree, ImportError> {
    let mut soup = Soup { builder: Builder::new(file, true) };
    let mut tokens = Tokens::new(text);
    let mut line = tokens.line();
    while let Some(token) = tokens.next() {
        // A text stands where it begins, a tag where it ends.
        let begin = std::mem::replace(&mut line, tokens.line());
        match token {
            Token::Start(tag) => soup.start(&tag, line)?,
            Token::End(name) => soup.end(&name),
            Token::Text(text) => soup.builder.text(&text, begin)?,
        }
    }
    Ok(soup.builder.finish())
}

struct Soup<'a> {
    builder: Builder<'a>,
}

impl Soup<'_> {
    fn start(&mut self, tag: &Tag, line: usize) -> Result<(), ImportError> {
        let name = tag.name.as_str();
        let (ends, within) = implied(name);
        self.imply(ends, within);
        // Unclosed elements pile up in careless HTML. From half of the depth on those that only format are passed over; anything else
        // that would be too deep stands beside.
        if self.builder.depth() >= limits::DEPTH / 2 && !name.contains(':') && !is_structure(name) {
            return Ok(());
        }
        if self.builder.depth() + 1 >= limits::DEPTH {
            self.builder.close();
        }
        let attributes = tag.attributes.iter().map(|(name, value)| (name.as_str(), Cow::Borrowed(value.as_str())));
        self.builder.open(name, attributes, line)?;
        if is_void(name) || tag.closes_itself && name.contains(':') {
            self.builder.close();
        }
        Ok(())
    }

    /// Closes open elements of `ends`, with all that is in them, out to the first of `within`.
    fn imply(&mut self, ends: &[&str], within: &[&str]) {
        if ends.is_empty() {
            return;
        }
        let mut close = 0;
        for (at, open) in self.builder.open_names().enumerate() {
            if within.contains(&open.local.as_str()) {
                break;
            }
            if ends.contains(&open.local.as_str()) {
                close = at + 1;
            }
        }
        (0..close).for_each(|_| self.builder.close());
    }

    fn end(&mut self, name: &str) {
        let (_, local) = name.split_once(':').unwrap_or(("", name));
        // An end tag reaches no further than its table's cell.
        let is_table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "body" | "html");
        let mut close = None;
        for (at, open) in self.builder.open_names().enumerate() {
            if open.local == local {
                close = Some(at + 1);
                break;
            }
            let is_wall = match &*open.local {
                "table" => name != "body" && name != "html",
                "td" | "th" => !is_table,
                _ => false,
            };
            if is_wall {
                break;
            }
        }
        (0..close.unwrap_or(0)).for_each(|_| self.builder.close());
    }
}

/// Elements that a start tag closes, and those that it does not reach out of.
fn implied(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "tr" => (&["tr", "td", "th", "caption", "colgroup"], &["table"]),
        "td" | "th" => (&["td", "th"], &["table", "tr"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr", "caption", "colgroup"], &["table"]),
        "li" => (&["li"], &["ul", "ol", "table", "td", "th"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
        "option" => (&["option"], &["select"]),
        "p" | "div" | "table" | "ul" | "ol" | "dl" | "hr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "center"
        | "section" | "article" | "header" | "footer" | "pre" | "blockquote" => {
            (&["p"], &["table", "td", "th", "div", "li", "body", "button"])
        }
        _ => (&[], &[]),
    }
}

/// Elements that tables and the texts before them are made of.
fn is_structure(name: &str) -> bool {
    matches!(
        name,
        "table" | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "p" | "br" | "style" | "script"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "area"
            | "base"
            | "embed"
            | "source"
            | "track"
            | "wbr"
    )
}

//! HTML of any kind: tokens by html5ever, and the rules of browsers that matter for texts and tables.
//!
//! A browser's whole tree construction is not needed, and its lists of formatting elements take time that grows with the square of
//! the depth. What is kept of it: elements without content, implied ends of paragraphs, list items, rows and cells, end tags
//! without a beginning. Elements of other vocabularies (`ix:nonFraction`) may close themselves, as their authors mean XML.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::builder::Builder;
use super::excess::excess;
use super::tree::Tree;
use crate::error::ImportError;
use crate::limits;

pub(super) fn parse(file: &str, text: &str) -> Result<Tree, ImportError> {
    let state = State { builder: Builder::new(file, true), failed: None };
    let tokenizer = Tokenizer::new(Sink { state: RefCell::new(state) }, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut from = 0;
    for range in excess(text).into_iter().chain(std::iter::once(text.len()..text.len())) {
        feed(&tokenizer, &input, text.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    tokenizer.end();
    let State { builder, failed } = tokenizer.sink.state.into_inner();
    failed.map_or_else(|| Ok(builder.finish()), Err)
}

/// Gives a text to the tokenizer, in pieces: a buffer of the whole would be held twice.
fn feed(tokenizer: &Tokenizer<Sink<'_>>, input: &BufferQueue, text: &str) {
    let mut rest = text;
    while !rest.is_empty() && tokenizer.sink.state.borrow().failed.is_none() {
        let mut at = rest.len().min(1 << 20);
        while !rest.is_char_boundary(at) {
            at += 1;
        }
        let (piece, after) = rest.split_at(at);
        input.push_back(StrTendril::from(piece));
        let _ = tokenizer.feed(input);
        rest = after;
    }
}

struct Sink<'a> {
    state: RefCell<State<'a>>,
}

struct State<'a> {
    builder: Builder<'a>,
    failed: Option<ImportError>,
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        if state.failed.is_some() {
            return TokenSinkResult::Continue;
        }
        let line = usize::try_from(line).unwrap_or(0);
        let done = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => state.start(tag, line),
            Token::TagToken(tag) => {
                state.end(&tag.name);
                Ok(())
            }
            Token::CharacterTokens(text) => state.builder.text(text, line),
            _ => Ok(()),
        };
        if let Err(error) = done {
            state.failed = Some(error);
        }
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
                "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        }
    }
}

impl State<'_> {
    fn start(&mut self, tag: &Tag, line: usize) -> Result<(), ImportError> {
        let name = &*tag.name;
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
        let attributes = tag.attrs.iter().map(|attribute| (&*attribute.name.local, Cow::Borrowed(&*attribute.value)));
        self.builder.open(name, attributes, line)?;
        if is_void(name) || tag.self_closing && name.contains(':') {
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

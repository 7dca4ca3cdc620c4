//! Our tokens against those of html5ever, which follows the same standard.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer as theirs;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use proptest::prelude::*;

use super::{Raw, Tag, Token, Tokens, raw_in};
use crate::limits;

/// A token as a text; texts that follow each other are one.
#[derive(Debug, PartialEq)]
enum Told {
    Start { name: String, attributes: Vec<(String, String)>, closes_itself: bool },
    End(String),
    Text(String),
}

fn push_text(list: &mut Vec<Told>, text: &str) {
    match list.last_mut() {
        Some(Told::Text(before)) => before.push_str(text),
        _ => list.push(Told::Text(text.to_owned())),
    }
}

fn ours(text: &str) -> Vec<Told> {
    let mut list = Vec::new();
    for token in Tokens::new(text) {
        match token {
            Token::Start(Tag { name, attributes, closes_itself }) => {
                list.push(Told::Start { name, attributes, closes_itself });
            }
            Token::End(name) => list.push(Told::End(name)),
            Token::Text(text) => push_text(&mut list, &text),
        }
    }
    list
}

struct Sink(RefCell<Vec<Told>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: theirs::Token, _: u64) -> TokenSinkResult<()> {
        let mut list = self.0.borrow_mut();
        match token {
            theirs::Token::TagToken(tag) => {
                let name = tag.name.to_string();
                if tag.kind == TagKind::EndTag {
                    list.push(Told::End(name));
                    return TokenSinkResult::Continue;
                }
                let raw = raw_in(&name).map(|raw| match raw {
                    Raw::Script => RawKind::ScriptData,
                    Raw::Style => RawKind::Rawtext,
                    Raw::Title => RawKind::Rcdata,
                });
                let attributes = tag.attrs.iter();
                let attributes = attributes.map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
                list.push(Told::Start { name, attributes, closes_itself: tag.self_closing });
                raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            theirs::Token::CharacterTokens(text) => {
                push_text(&mut list, &text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

fn theirs(text: &str) -> Vec<Told> {
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[test]
fn pages_and_careless_pages_have_the_tokens_that_browsers_find() {
    let pages = [
        "<!DOCTYPE html><html><head><title>a &amp; <b> c</title></head><body class=x>Net&nbsp;sales<br/>1,234</body></html>",
        "<p a=1 b='2 & 3' c=\"&quot;&copy=1&copy;\" D E=f/ a=9>x</p >",
        "a < b <1 <! > c <? d > e </ f> g </> h <!-- i --> j <!--> k <!---> l <!-- m --!> n <!-- -- > o",
        "<script>if (a<b) { x = '</b>' } <!-- <script> </script> --> y</script><p>",
        "<script><!-- a </script> b <script><!--> </script> c",
        "<style>p > a { content: '</p>' }</style><STYLE></sty</STYLE\n>z",
        "<textarea>\r\n&lt;</textarea\t x>&notit; &notin; &notin &#x80; &#165 &#xZ; &#; &#0; &#99999999999; & &; &&amp;",
        "\u{feff}<td\r\nrowspan\r=\r2\r>\r\n<td =x ==y \"z'<w>",
        "a\0b&am\0p;<p\0q r\0=s\0><script>\0</script>\0",
        "<p a='unended",
        "<p a",
        "<p",
        "</p",
        "</",
        "<",
        "x</title",
        "<title>never ended &amp; </titles",
        "<ix:nonFraction contextRef='c' xsi:nil=\"true\"/><IX:HEADER/>",
    ];
    for page in pages {
        assert_eq!(ours(page), theirs(page), "{page:?}");
    }
}

#[test]
fn lines_are_counted_to_the_end_of_each_tag_whatever_ends_them() {
    let mut tokens = Tokens::new("<p>\n\n<b a='\n'\n>\r\n<i>\r<u>");
    let mut lines = Vec::new();
    while let Some(token) = tokens.next() {
        let line = tokens.line();
        lines.extend(matches!(token, Token::Start(_)).then_some(line));
    }
    assert_eq!(lines, [1, 5, 6, 7]);
}

#[test]
fn a_tag_has_no_more_attributes_than_are_looked_at() {
    for attribute in ["a", "a=1 ", "a='1'", "a/", "a=\"1\"\n"] {
        let list = (0..limits::ATTRIBUTES * 3).map(|number| format!("b{number}{attribute} ")).collect::<String>();
        let found = ours(&format!("<p>x</p><b {list}>y</b>"));
        let Some(Told::Start { attributes, .. }) = found.get(3) else { panic!("{found:?}") };
        assert_eq!((attributes.len(), found.len()), (limits::ATTRIBUTES, 6), "{attribute}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_has_the_tokens_that_browsers_find(pieces in prop::collection::vec(prop_oneof![
        Just("<"), Just("</"), Just(">"), Just("/>"), Just("<!--"), Just("-->"), Just("--!>"), Just("<!"), Just("-"), Just("<?"),
        Just("p"), Just("P a"), Just("script"), Just("<script>"), Just("</script>"), Just("<title>"), Just("</title "),
        Just("<style "), Just("</STYLE>"), Just("=\""), Just("\""), Just("'"), Just("="), Just(" "), Just("\n"), Just("\r\n"),
        Just("\r"), Just("&"), Just("&amp"), Just("&not"), Just("it;"), Just("&#"), Just("x3c"), Just("65;"), Just(";"), Just("売"),
        Just("\0"), Just("\u{feff}"), Just("\u{c}"), Just("x y=1"), Just("<a/b=c>"),
    ], 0..24)) {
        let text = pieces.concat();
        prop_assert_eq!(ours(&text), theirs(&text), "{:?}", text);
    }
}

//! Footers, read back as a spreadsheet reads them: the names in them are whole, whatever they begin with and hold.

use std::io::{Cursor, Read};

use serde_json::Value;

use crate::common::of_text;

const MADE_UP: &str = include_str!("../releases/made-up.json");

/// The footer of each sheet, as written in its file.
fn footers(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut footers = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        if !file.name().unwrap().starts_with("xl/worksheets/sheet") {
            continue;
        }
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        let footer = xml.split_once("<oddFooter>").and_then(|(_, rest)| rest.split_once("</oddFooter>")).unwrap().0;
        let unescaped = footer.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        footers.push(unescaped);
    }
    footers
}

/// A part of a footer as a text with its size in points: what ECMA-376, part 1, 18.3.1.39 says of codes.
fn shown(footer: &str) -> (String, String) {
    let (mut text, mut size) = (String::new(), String::new());
    let mut characters = footer.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '&' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('&') => text.push('&'),
            Some('"') => while characters.next().is_some_and(|c| c != '"') {},
            Some(digit @ '0'..='9') => {
                size = digit.to_string();
                while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                    size.push(digit);
                }
            }
            Some('R') => break,
            Some('L') => {}
            Some(code) => panic!("the code {code} in {footer}"),
            None => panic!("{footer} ends in a code"),
        }
    }
    (text, size)
}

fn book(name: &str, title: &str) -> Vec<String> {
    let mut file: Value = serde_json::from_str(MADE_UP).unwrap();
    file["company"]["name"]["en"] = name.into();
    file["title"]["en"] = title.into();
    footers(&of_text("named.json", &file.to_string()).bytes)
}

#[test]
fn names_that_begin_with_digits_or_hold_codes_stay_whole() {
    for (name, title) in [
        ("3M & Söhne", "1H 2031"),
        ("7&i", "Results"),
        ("&P of &N", "A && B &"),
        ("20th \"Century\" <Lights>", "&\"Arial\"12"),
        ("A&[Page]", "[&D]&[Date]"),
        ("Plain", "Results"),
    ] {
        let footers = book(name, title);
        assert!(footers.len() > 10);
        for footer in footers {
            assert_eq!(shown(&footer), (format!("{name} · {title}"), "8".to_owned()), "{footer}");
        }
    }
}

#[test]
fn a_name_that_is_too_long_is_cut_and_does_not_take_the_page_numbers_along() {
    for long in ["Lights & ".repeat(60), "灯台と海底ケーブル".repeat(40), "𠮷".repeat(200)] {
        for footer in book(&long, "Results") {
            let (text, _) = shown(&footer);
            assert!(text.ends_with('…') && long.starts_with(text.trim_end_matches('…')), "{footer}");
            assert!(footer.ends_with("&R&8&A  &P / &N") && footer.encode_utf16().count() <= 255, "{footer}");
        }
    }
}

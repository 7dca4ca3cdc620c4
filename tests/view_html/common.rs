//! The releases that pages are made of, and what their HTML says.

use kessan::view::env::Env;
use kessan::view::page::html;
use kessan_core::release::{Release, load::load};
use kessan_core::text::Lang;

pub const PUBLISHED: &str = include_str!("../../public/releases/iij-1h-fy2008.json");
pub const MADE_UP: &str = include_str!("../releases/made-up.json");
pub const MINIMAL: &str = include_str!("../releases/minimal.json");
pub const TANSHIN: &str = include_str!("../releases/ja-tanshin.json");
pub const PERIODS: &str = include_str!("../releases/periods.json");
pub const QUARTERLY: &str = include_str!("../releases/quarterly.json");

pub fn page(json: &str, lang: Lang) -> String {
    let release = load("test", json).unwrap_or_else(|problems| panic!("{problems}"));
    let release: &'static Release = Box::leak(Box::new(release));
    html(Env { lang, release }, Box::leak(Box::new(release.checks())))
}

/// The text between tags, with spaces for all but those that stand around a number in a sentence.
pub fn text(html: &str) -> String {
    let mut text = String::new();
    let mut is_number = false;
    for (index, part) in html.split('<').enumerate() {
        let (tag, rest) = if index == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        // What stands around a number ends with the next tag.
        let opens = tag.starts_with("span data-n=")
            || tag.starts_with("span translate=\"no\" data-n=")
            || tag == "span class=\"date\"";
        let is_inline = opens || (is_number && (tag == "/span" || tag == "!"));
        is_number = opens || (is_number && tag == "!");
        if !is_inline {
            text.push(' ');
        }
        text.push_str(rest);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of an attribute, in order: `id="…"`.
pub fn attributes<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    html.split(start).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

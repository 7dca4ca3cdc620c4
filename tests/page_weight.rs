//! What a browser must read before the page answers: budgets of elements and bytes, which grow only on purpose.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use kessan::prerender::compact;
use kessan::view::env::Env;
use kessan::view::page::html;
use kessan_core::release::load::load;
use kessan_core::text::Lang;

const PUBLISHED: &str = include_str!("../public/releases/iij-1h-fy2008.json");

/// Elements of the body where scripts run, in which nothing within `<noscript>` is one.
const MOST_ELEMENTS: usize = 7_350;
/// Bytes of the body.
const MOST_BYTES: usize = 368_000;

fn bodies() -> [String; 2] {
    let release = load("published", PUBLISHED).unwrap_or_else(|problems| panic!("{problems}"));
    let release = Box::leak(Box::new(release));
    let report = Box::leak(Box::new(release.checks()));
    Lang::ALL.map(|lang| compact::html(&html(Env { lang, release }, report).replace("<!>", "")))
}

fn elements(html: &str) -> usize {
    html.split('<').skip(1).filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic())).count()
}

#[test]
fn a_page_has_few_elements_and_bytes() {
    for body in bodies() {
        let within: Vec<&str> =
            body.split("<noscript>").skip(1).filter_map(|rest| rest.split("</noscript>").next()).collect();
        let without_script = elements(&body);
        let count = without_script - within.iter().map(|picture| elements(picture)).sum::<usize>();
        println!("{count} elements, {without_script} without script, {} bytes", body.len());
        assert!(count <= MOST_ELEMENTS, "{count} elements");
        assert!(body.len() <= MOST_BYTES, "{} bytes", body.len());
        assert!(within.len() > 30 && without_script > count + 1_500, "pictures are elements only without script");
    }
}

/// Each of the 1,052 printed figures is in the page without any script.
#[test]
fn what_waits_for_a_script_is_pictures_alone() {
    for body in bodies() {
        for part in body.split("<noscript>").skip(1).filter_map(|rest| rest.split("</noscript>").next()) {
            assert!(part.starts_with("<svg class=k ") && !part.contains("<td"), "{part}");
        }
    }
}

/// What a choice in the bar shows and hides is named by a class; where any element could be meant, a browser matches all of them
/// again at each choice. The page itself is never asked: it would be, with all in it, whenever an element comes or goes.
#[test]
fn a_choice_asks_for_classes_and_never_the_page() {
    let sheets = std::fs::read_dir("style").unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let mut count = 0;
    for sheet in sheets {
        for selectors in sheet.split(['{', '}']) {
            assert!(!selectors.contains(".page:has("), "{selectors}");
            for rest in selectors.split(".bar:has(").skip(1).filter_map(|rest| rest.split_once("~ .page ")) {
                let selector = rest.1.split(", .bar").next().unwrap_or_default().trim();
                let last = selector.rsplit(' ').next().unwrap_or_default();
                assert!(last.contains('.'), "{selector}");
                count += 1;
            }
        }
    }
    assert!(count > 10, "{count} selectors are read");
}

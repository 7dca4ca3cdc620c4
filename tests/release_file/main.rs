//! `cargo xtask check FILE`: every mistake in a release file with its line, and the schema that editors use.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod any_document;
mod hostile;
mod markup;
mod report;
mod schema;

use kessan_validate::{Report, check};

const MADE_UP: &str = include_str!("../releases/made-up.json");
const MINIMAL: &str = include_str!("../releases/minimal.json");
const PUBLISHED: &str = include_str!("../../public/releases/iij-1h-fy2008.json");

/// The report on a file that is not in order.
fn report(text: &str) -> Report {
    match check("made-up.json", text.as_bytes()) {
        Ok(_) => panic!("the file was accepted"),
        Err(report) => report,
    }
}

/// The made-up file with each of the edits made at its only place, and the messages that name it, as `LINE:COLUMN`.
fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(MADE_UP.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from:?} must stand in the file just once");
        text.replace(from, to)
    })
}

/// Where `part` stands in `text`, `shift` characters further on.
fn at(text: &str, part: &str, shift: usize) -> String {
    let before = text.split(part).next().unwrap();
    let line = before.rsplit('\n').next().unwrap();
    format!("made-up.json:{}:{}: ", before.matches('\n').count() + 1, line.chars().count() + 1 + shift)
}

//! A broken release file is refused with every mistake named: where it stands, what was found, what is expected.
//!
//! Each test breaks `tests/releases/made-up.json` in one place. The expected messages are typed here from that file
//! (its names of tables, rows and columns) and from docs/release-format.md; where serde words the message, only its
//! essential parts are.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod any_text;
mod capital;
mod claims;
mod form;
mod head;
mod ids_and_texts;
mod kinds;
mod notes;
mod periods;
mod relations;
mod tables;
mod units;

use kessan_core::problem::Problems;
use kessan_core::release::{Release, load::load};
use serde_json::{Value, json};

const MADE_UP: &str = include_str!("../releases/made-up.json");

/// The file with its only occurrence of `from` replaced.
fn edited(from: &str, to: &str) -> String {
    assert_eq!(MADE_UP.matches(from).count(), 1, "{from:?} must stand in the file just once");
    MADE_UP.replace(from, to)
}

/// Where `from` stands, as a message about it begins.
fn line_of(from: &str) -> String {
    let before = MADE_UP.split(from).next().unwrap();
    format!("line {}, column ", before.matches('\n').count() + 1)
}

/// The release that the file is after an edit of the JSON document.
fn accepted_after(edit: impl FnOnce(&mut Value)) -> Release {
    let mut document: Value = serde_json::from_str(MADE_UP).unwrap();
    edit(&mut document);
    load("made-up.json", &document.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn refused(json: &str) -> Problems {
    match load("made-up.json", json) {
        Ok(_) => panic!("the file was accepted"),
        Err(problems) => problems,
    }
}

/// The messages about the file with `from` replaced by `to`.
fn messages(from: &str, to: &str) -> Vec<String> {
    refused(&edited(from, to)).list.iter().map(ToString::to_string).collect()
}

/// The messages about the file after an edit of the JSON document.
fn messages_after(edit: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut document: Value = serde_json::from_str(MADE_UP).unwrap();
    edit(&mut document);
    let problems = refused(&document.to_string());
    for problem in &problems.list {
        assert!(document.pointer(&problem.pointer).is_some(), "nothing at {:?}: {problem}", problem.pointer);
    }
    problems.list.iter().map(ToString::to_string).collect()
}

/// The messages about the file after the value at `pointer` was replaced.
fn messages_with(pointer: &str, value: Value) -> Vec<String> {
    messages_after(|file| *file.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value)
}

/// The one message about a mistake of form at `from`: it names the line, and then all of `parts`.
#[track_caller]
fn assert_form(from: &str, to: &str, parts: &[&str]) {
    let messages = messages(from, to);
    let [message] = &messages[..] else { panic!("one message: {messages:?}") };
    assert!(message.starts_with(&line_of(from)), "{message}");
    for part in parts {
        assert!(message.contains(part), "{part:?} is not in: {message}");
    }
}

#[test]
fn the_file_itself_is_accepted() {
    assert!(load("made-up.json", MADE_UP).is_ok());
    assert!(load("minimal.json", include_str!("../releases/minimal.json")).is_ok());
}

#[test]
fn the_report_names_the_file_and_counts_the_mistakes() {
    let one = refused(&edited("\"kessan\": 2", "\"kessan\": 3")).to_string();
    assert_eq!(
        one,
        "reading the release file made-up.json: 1 problem\n  \
         - field \"kessan\": found version 3; expected version 2, or 1, which this program reads\n"
    );
    let two = refused(&edited("\"kessan\": 2", "\"kessan\": 3").replace("\"made-up\"", "\"Made up\"")).to_string();
    assert_eq!(
        two,
        "reading the release file made-up.json: 2 problems\n  \
         - field \"kessan\": found version 3; expected version 2, or 1, which this program reads\n  \
         - field \"id\": found \"Made up\"; expected lower-case letters, digits and hyphens\n"
    );
}

#[test]
fn mistakes_in_two_tables_are_both_reported_in_the_files_order() {
    let messages = messages_after(|file| {
        file["tables"][6]["rows"][0]["cells"][0] = json!("41.207,5,0");
        file["tables"][0]["rows"][3]["cells"] = json!(["(5.3)", "(5.1)", "(1.2)"]);
    });
    assert_eq!(
        messages,
        [
            "table \"summary\", row 4 \"Net loss\": found 3 cells; expected 4, one for each column (\"\" where \
             nothing is printed)",
            "table \"balance-sheet\", row 1 \"Current assets\", column \"2031-06-30\": found the cell \"41.207,5,0\"; \
             expected a printed number of at most 28 digits such as 12,345, (1,678), △1,678, 9.1%, (9.1)% or ¥1,678, a dash, or nothing",
        ]
    );
}

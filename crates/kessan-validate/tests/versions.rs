//! Files of both versions of the format, checked with the schema and for their meaning.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use kessan_validate::check;

#[test]
fn both_versions_are_accepted_and_the_old_one_says_how() {
    let old = check("version-1.json", include_bytes!("../../../tests/releases/version-1.json"));
    let old = old.unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(old.upgrade.map(|upgrade| upgrade.from), Some(1));
    let new = check("minimal.json", include_bytes!("../../../tests/releases/minimal.json"));
    assert_eq!(new.unwrap_or_else(|report| panic!("{report}")).upgrade, None);
}

#[test]
fn a_later_version_is_refused_at_its_line() {
    let text = include_str!("../../../tests/releases/minimal.json").replace("\"kessan\": 2", "\"kessan\": 3");
    let report = check("later.json", text.as_bytes()).unwrap_err().to_string();
    let expected =
        "later.json:2:13: field \"kessan\": found version 3; expected version 2, or 1, which this program reads";
    assert!(report.starts_with(expected), "{report}");
}

#[test]
fn a_text_under_what_is_no_language_is_found() {
    let text =
        include_str!("../../../tests/releases/minimal.json").replace("\"title\": {\"en\":", "\"title\": {\"English\":");
    let report = check("x.json", text.as_bytes()).unwrap_err().to_string();
    let expected =
        "x.json:9:24: field \"title\": found a text in \"English\"; expected one of the file's \"languages\"";
    assert!(report.starts_with(expected), "{report}");
}

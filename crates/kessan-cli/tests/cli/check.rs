//! `kessan check`.

use std::fs;

use super::scratch::{MADE_UP, MINIMAL, Scratch};

/// The same with a field misspelt.
fn misspelt() -> String {
    MINIMAL.replacen("\"kessan\"", "\"kesan\"", 1)
}

#[test]
fn a_sound_file_is_in_order_and_its_relations_are_counted() {
    let scratch = Scratch::new().with("release.json", MINIMAL);
    let told = scratch.run("check release.json").well();
    assert!(told.out.starts_with("release.json is valid: "), "{told:?}");
    assert!(told.out.trim_end().lines().last().unwrap().contains(" relations: "), "{told:?}");
    let told = scratch.run_with("check -", MINIMAL).well();
    assert!(told.out.starts_with("standard input is valid: "), "{told:?}");
    assert_eq!(scratch.run("check release.json --quiet").well().out, "");
}

#[test]
fn mistakes_have_their_lines_and_go_to_the_standard_error() {
    let scratch = Scratch::new().with("release.json", &misspelt());
    scratch.run("check release.json").failed(&["release.json:2:", "kesan"]);
    scratch.run("check release.json --quiet").failed(&["release.json:2:", "kesan"]);
    scratch.run("check none.json").failed(&["reading none.json", "give the path of a release file"]);
    scratch.run("check .").failed(&["release.toml"]);
    fs::write(scratch.path().join("release.json"), [0xff, 0xfe, 0]).unwrap();
    scratch.run("check release.json").failed(&["release.json"]);
    fs::write(scratch.path().join("release.json"), "").unwrap();
    scratch.run("check release.json").failed(&["release.json"]);
}

#[test]
fn as_json_mistakes_and_relations_are_on_the_standard_output() {
    let scratch = Scratch::new().with("good.json", MADE_UP).with("bad.json", &misspelt());
    let good = scratch.run("check good.json --json").well().json();
    assert_eq!((&good["file"], &good["valid"]), (&"good.json".into(), &true.into()));
    let count = |name: &str| good[name].as_u64().unwrap();
    assert_eq!(count("relations"), count("tied") + count("rounding") + count("inconsistent"));
    let checks = good["checks"].as_array().unwrap();
    assert_eq!(checks.len() as u64, count("rounding") + count("inconsistent"));
    for check in checks {
        assert!(
            check["relation"].is_string() && check["where"].as_str().is_some_and(|place| !place.is_empty()),
            "{check}"
        );
    }
    let told = scratch.run("check bad.json --json");
    assert_eq!((told.status, told.err.as_str()), (Some(1), ""));
    let bad = told.json();
    assert_eq!((&bad["valid"], &bad["problems"][0]["line"]), (&false.into(), &2.into()));
    let told = scratch.run("check none.json --json");
    assert_eq!(told.status, Some(1));
    assert!(told.json()["error"].as_str().unwrap().contains("none.json"));
}

#[test]
fn strict_fails_if_a_relation_does_not_hold() {
    // A part that its sum does not bear out.
    let wrong = MADE_UP.replacen("\"30,795\"", "\"31,795\"", 1);
    let scratch = Scratch::new().with("release.json", &wrong).with("sound.json", MINIMAL);
    let plain = scratch.run("check release.json").well();
    let strict = scratch.run("check release.json --strict");
    assert!(plain.out.contains("\ninconsistent ("), "{}", plain.out);
    assert_eq!((strict.status, strict.out), (Some(1), plain.out.clone()));
    assert!(strict.err.contains("--strict allows none"), "{}", strict.err);
    // Where each figure stands.
    assert!(plain.out.contains("\n  at table \""), "{}", plain.out);
    scratch.run("check sound.json --strict").well();
}

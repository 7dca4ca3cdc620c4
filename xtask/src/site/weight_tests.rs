//! Tests of the sizes, the table and the verdict.

use super::*;
use crate::test_folder::TestFolder;

fn visit() -> Visit {
    let weight = |file: &str, raw, brotli| Weight { file: file.to_owned(), raw, brotli };
    Visit {
        files: vec![
            weight("index.html", 12_345, 3_000),
            weight("kessan-1.js", 40_000, 8_000),
            weight("kessan-1_bg.wasm", 400_000, 149_000),
        ],
    }
}

#[test]
fn the_table_has_every_file_the_sum_and_the_budget() {
    let expected = "\
dist/index.html, until its controls answer    raw bytes    brotli 11
  index.html                                     12,345        3,000
  kessan-1.js                                    40,000        8,000
  kessan-1_bg.wasm                              400,000      149,000
  sum                                           452,345      160,000
  of 160,000 bytes allowed: 0 left";
    assert_eq!(visit().table(160_000), expected);
    assert!(visit().table(159_000).ends_with("1,000 TOO MANY"));
}

#[test]
fn exactly_the_budget_is_within_it() {
    assert_eq!(visit().judge(160_000), Ok(()));
}

#[test]
fn one_byte_too_many_is_a_failure_with_the_largest_first() {
    let failure = visit().judge(159_999).expect_err("too much");
    assert!(failure.operation.contains("index.html"), "{failure}");
    assert!(failure.found.contains("160,000"), "{failure}");
    assert!(failure.remedy.ends_with("kessan-1_bg.wasm 149,000, kessan-1.js 8,000, index.html 3,000"), "{failure}");
}

#[test]
fn weighs_what_is_asked_for_each_once() {
    let folder = TestFolder::new("weigh");
    folder
        .write("ja/index.html", "<script src=../a.js></script><link rel=stylesheet href=../s.css>")
        .write("a.js", "import './b.js';")
        .write("b.js", "import './a.js';")
        .write("s.css", "x{background:url(p.svg)}")
        .write("p.svg", "<svg/>")
        .write("unused.js", "");
    let visit = Scale::new(folder.path()).weigh("ja/index.html").expect("all files are there");
    let files: Vec<_> = visit.files.iter().map(|w| w.file.as_str()).collect();
    assert_eq!(files, ["ja/index.html", "a.js", "s.css", "b.js", "p.svg"]);
    assert!(visit.files.iter().all(|w| w.raw > 0 && w.brotli > 0));
}

#[test]
fn a_part_weighs_what_the_script_names_for_it() {
    let folder = TestFolder::new("weigh-part");
    let parts = r#"{"checks":[["shared-1.wasm","sha256-a"],["checks-1.wasm","sha256-b"]],"figures":[["shared-1.wasm","sha256-a"]]}"#;
    folder
        .write("kessan-1.js", format!("let wasm;\nconst parts = {parts};\nfoo();"))
        .write("kessan-1.js.br", "")
        .write("shared-1.wasm", "shared")
        .write("checks-1.wasm", "checks");
    let mut scale = Scale::new(folder.path());
    let names = |visit: &Visit| visit.files.iter().map(|w| w.file.clone()).collect::<Vec<_>>();
    let (checks, figures) = (scale.weigh_part("checks").expect("named"), scale.weigh_part("figures").expect("named"));
    assert_eq!(names(&checks), ["shared-1.wasm", "checks-1.wasm"]);
    assert_eq!(names(&figures), ["shared-1.wasm"]);
    assert!(scale.weigh_part("other").expect_err("unknown").operation.contains("other"));
}

#[test]
fn a_missing_file_is_told_with_who_asks_for_it() {
    let folder = TestFolder::new("weigh-missing");
    folder.write("index.html", "<script src=gone.js></script>");
    let failure = Scale::new(folder.path()).weigh("index.html").expect_err("gone.js is missing");
    assert!(failure.operation.contains("gone.js"), "{failure}");
    assert!(failure.expected.contains("index.html"), "{failure}");
}

#[test]
fn compression_makes_repetitions_small() {
    let size = brotli_size(&b"kessan ".repeat(10_000));
    assert!((1..200).contains(&size), "{size}");
}

#[test]
fn groups_digits_by_three() {
    for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
        assert_eq!(grouped(number), text);
    }
}

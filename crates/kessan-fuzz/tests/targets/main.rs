//! Every reader of outside input keeps its promises for what is kept in `fuzz/corpus`, for that with edits, and for any text.
//! `cargo xtask soak` runs the same with a million cases each.
#![allow(clippy::panic, reason = "a test fails by panicking")]

mod cases;

use kessan_fuzz::TARGETS;

/// More where readers are quick; `PROPTEST_CASES` changes it.
const CASES: u32 = 256;

fn holds(name: &str) {
    let Some(target) = TARGETS.iter().find(|target| target.name == name) else { panic!("there is no target {name}") };
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    if let Err(why) = cases::try_out(target, cases, || {}) {
        panic!("{name}: {why}");
    }
}

macro_rules! hold {
    ($($name:ident)+) => {
        $(
            #[test]
            fn $name() {
                holds(stringify!($name));
            }
        )+

        const TRIED: &[&str] = &[$(stringify!($name)),+];
    };
}

hold! {
    release_file printed_number fragment frame_message calculator_fields search_text program_part
    inline_xbrl html_tables package taxonomy xbrl_instance xbrl_json company_facts printed_words
    csv_table workbook folder
}

#[test]
fn every_target_is_tried_fuzzed_and_has_a_corpus() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz");
    let manifest = std::fs::read_to_string(format!("{folder}/Cargo.toml")).unwrap_or_default();
    for target in TARGETS {
        assert!(TRIED.contains(&target.name), "{} is not among the tests", target.name);
        let file = std::fs::read_to_string(format!("{folder}/fuzz_targets/{}.rs", target.name)).unwrap_or_default();
        assert!(file.contains(&format!("{:?}", target.name)), "fuzz_targets/{}.rs", target.name);
        assert!(manifest.contains(&format!("name = {:?}", target.name)), "fuzz/Cargo.toml lacks {}", target.name);
        assert!(!cases::corpus(target).is_empty(), "fuzz/corpus/{} is empty", target.name);
    }
    assert_eq!(TRIED.len(), TARGETS.len());
}

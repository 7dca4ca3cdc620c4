//! `kessan compare`.

use super::filing::page;
use super::scratch::Scratch;

fn reports() -> Scratch {
    let report = |name: &str| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../kessan-compare/tests/releases");
        std::fs::read_to_string(format!("{root}/{name}.json")).unwrap()
    };
    let names = ["first-quarter", "half-year", "full-year", "first-quarter-restated"];
    names.iter().fold(Scratch::new(), |scratch, name| scratch.with(&format!("{name}.json"), &report(name)))
}

#[test]
fn reports_become_one_release_that_the_check_accepts() {
    let scratch = reports();
    let told = scratch.run("compare half-year.json first-quarter.json full-year.json -o all.json").well();
    assert!(told.out.starts_with("3 reports side by side: 2 tables"), "{told:?}");
    assert!(told.out.trim_end().ends_with("wrote all.json"), "{told:?}");
    let told = scratch.run("check all.json").well();
    assert!(told.out.contains("0 inconsistent") && !told.out.contains("restated"), "{told:?}");
    // To the standard output it is the release alone.
    let told = scratch.run("compare full-year.json half-year.json -o -");
    let release = told.json();
    assert_eq!(release["other_reports"][0]["id"], "kumo-2031-h1");
}

#[test]
fn what_was_restated_is_counted_and_named_by_the_check() {
    let scratch = reports();
    let told = scratch.run("compare first-quarter.json first-quarter-restated.json -o both.json --json").well().json();
    assert_eq!((&told["compared"], &told["restated"], &told["inconsistent"]), (&7.into(), &5.into(), &0.into()));
    let told = scratch.run("check both.json --strict").well();
    assert!(told.out.contains("5 restated"), "{told:?}");
    assert!(told.out.contains("restated: restatement.income.2.current.kumo-2031-q1"), "{told:?}");
    assert_eq!(scratch.run("check both.json --json").well().json()["restated"], 5);
}

#[test]
fn a_filing_is_compared_as_it_comes_and_one_of_another_company_is_refused() {
    let scratch = reports().with("lamps.htm", &page("Lamplight Inc."));
    scratch.run("compare full-year.json lamps.htm -o no.json").failed(&["Lamplight Inc.", "Kumo Lamps", "one company"]);
    scratch.run("compare full-year.json full-year.json -o no.json").failed(&["FY2031", "twice"]);
    scratch.run("compare full-year.json none.json -o no.json").failed(&["reading none.json"]);
    let told = scratch.run("compare full-year.json -o no.json");
    assert_eq!(told.status, Some(2), "one report is no comparison: {told:?}");
}

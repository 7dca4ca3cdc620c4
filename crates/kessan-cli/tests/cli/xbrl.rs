//! `kessan export --output`: the XBRL report package.

use std::fs;

use super::scratch::Scratch;

const MINIMAL: &str = include_str!("../../../../tests/releases/minimal.json");
const LOSS: &str = include_str!("../../../../tests/releases/loss.json");

#[test]
fn a_release_becomes_a_package_that_is_imported_again() {
    let scratch = Scratch::new().with("release.json", LOSS);
    let told = scratch.run("export release.json -o report.zip").well();
    assert_eq!(told.out, "report.zip contains 6 facts and 2 calculations (validate with --calc c11r)\n");
    let bytes = fs::read(scratch.path().join("report.zip")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    scratch.run("export release.json -o again.zip --quiet").well();
    assert_eq!(bytes, fs::read(scratch.path().join("again.zip")).unwrap(), "the same bytes each time");
    scratch.run("import report.zip -o back.json").well();
    let back: serde_json::Value = serde_json::from_str(&scratch.read("back.json")).unwrap();
    let ids: Vec<_> =
        back["concepts"].as_array().unwrap().iter().map(|concept| concept["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"ResearchExpense"), "{ids:?}");
}

#[test]
fn what_was_written_is_told_as_json() {
    let scratch = Scratch::new().with("release.json", &LOSS.replace("(21,467)", "(21,674)"));
    let told = scratch.run("export release.json -o report.xbr --json").well().json();
    assert_eq!(
        (&told["file"], &told["facts"], &told["calculation_mode"]),
        (&"report.xbr".into(), &6.into(), &"c11r".into())
    );
    assert_eq!(told["inconsistent"], serde_json::json!(["income.4.2041", "income.6.2041"]));
    let told = scratch.run("export release.json tables --json").well().json();
    assert_eq!((&told["folder"], &told["tables"]), (&"tables".into(), &1.into()));
}

#[test]
fn what_cannot_be_written_is_said_with_what_to_do() {
    let scratch = Scratch::new().with("release.json", MINIMAL);
    scratch.run("export release.json -o report.json").failed(&["named .xbr or .zip", "report.json.zip"]);
    scratch.run("export release.json -o none/report.zip").failed(&["writing none/report.zip", "can be written"]);
    let told = scratch.run("export release.json");
    assert_eq!(told.status, Some(2), "neither a folder nor a package: {told:?}");
    let told = scratch.run("export release.json folder -o report.zip");
    assert_eq!(told.status, Some(2), "both: {told:?}");
    let told = scratch.run("export none.json -o report.zip --json");
    assert!(told.json()["error"].as_str().unwrap().contains("none.json"), "{told:?}");
}

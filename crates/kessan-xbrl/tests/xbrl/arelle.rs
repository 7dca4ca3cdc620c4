//! Arelle, the field's reference, validates what is written: offline, without an error, and it finds the same sums wrong.
//!
//! Where Python has no Arelle (`pip install arelle-release`), this is skipped with a word. `KESSAN_PYTHON` names another Python;
//! `KESSAN_RELEASES` a folder of release files to validate as well.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kessan_core::checks::{Held, Kind, Status, formula::Formula, printing::Source};
use kessan_core::release::Release;
use kessan_core::release::load::load;
use kessan_xbrl::Export;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::invented::any_file;
use crate::made::{concept, export, file, release, row, table};

fn python() -> Option<String> {
    let python = std::env::var("KESSAN_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import arelle.api.Session"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    eprintln!("skipped: {python} has no Arelle (pip install arelle-release)");
    None
}

/// What Arelle says of packages, one after another.
fn validated(python: &str, name: &str, exports: &[Export]) -> Vec<Value> {
    let folder = std::env::temp_dir().join(format!("kessan-xbrl-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut said = vec![Value::Null; exports.len()];
    for (mode, is_truncated) in [("c11r", false), ("c11t", true)] {
        let own: Vec<usize> = (0..exports.len()).filter(|index| exports[*index].is_truncated == is_truncated).collect();
        let paths: Vec<PathBuf> = own.iter().map(|index| folder.join(format!("{index}.zip"))).collect();
        for (index, path) in own.iter().zip(&paths) {
            fs::write(path, exports[*index].package().unwrap()).unwrap();
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xbrl/validate.py");
        let output = Command::new(python).arg(script).arg(mode).args(&paths).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let lines = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = lines.lines().filter(|line| line.starts_with('{')).collect();
        assert_eq!(lines.len(), own.len(), "{lines:?}");
        for (index, line) in own.into_iter().zip(lines) {
            said[index] = serde_json::from_str(line).unwrap();
        }
    }
    let _ = fs::remove_dir_all(&folder);
    said
}

/// Valid, complete, and just the sums wrong that the export knows of.
#[track_caller]
fn agrees(export: &Export, said: &Value) {
    assert_eq!(said["errors"], json!([]));
    assert_eq!(said["reports"], 1);
    let texts = crate::made::facts(export)["facts"].as_object().unwrap().len() - export.facts;
    assert_eq!(said["facts"], export.facts + texts, "every fact is loaded");
    // Arelle names the facts of a total in a period; several are the same figure at other precisions.
    let theirs = said["inconsistent"].as_array().unwrap();
    let is_named = |id: &String| theirs.iter().any(|ids| ids.as_array().unwrap().contains(&json!(id)));
    assert!(export.inconsistent.iter().all(is_named), "{:?} but Arelle: {theirs:?}", export.inconsistent);
    let is_known = |ids: &Value| export.inconsistent.iter().any(|id| ids.as_array().unwrap().contains(&json!(id)));
    assert!(theirs.iter().all(is_known), "{:?} but Arelle: {theirs:?}", export.inconsistent);
}

/// The sums that the release's own checks do not find to hold, as the places of their totals.
fn wrong_sums(release: &Release) -> BTreeSet<String> {
    let report = release.checks();
    let wrong =
        report.checks.iter().filter(|check| check.kind == Kind::Footing && check.status == Status::Inconsistent);
    wrong
        .filter_map(|check| match (check.held, &check.formula) {
            (Held::Figure(held), Some(Formula::Sum(_))) => match held.source {
                Source::Cell(index) => Some(release.facts.all()[index].place),
                Source::Claim(_) => None,
            },
            _ => None,
        })
        .map(|place| {
            let table = &release.file.tables[place.table];
            format!("{}.{}.{}", table.id, place.row + 1, table.columns[place.column].id)
        })
        .collect()
}

/// A release in millions of which one sum is wrong, in the year before; others are off by what rounding explains.
fn with_one_wrong_sum() -> Release {
    let concepts = json!([
        concept("Revenues", &["+Services", "+Goods", "+Rents"]),
        concept("Services", &[]),
        concept("Goods", &[]),
        concept("Rents", &[]),
        concept("Cost", &[]),
        concept("GrossProfit", &["+Revenues", "-Cost"]),
    ]);
    let rows = json!([
        row("Services", &["601", "500"]),
        row("Goods", &["402", "410"]),
        row("Rents", &["200", "-"]),
        // One more than the parts: within their rounding.
        row("Revenues", &["1,204", "910"]),
        row("Cost", &["700", "650"]),
        // 910 less 650 is 260.
        row("GrossProfit", &["504", "206"]),
    ]);
    release(&file(concepts, json!([table("income", rows)])))
}

/// A release whose figures are cut: 1.9 four times is 7.6, printed as 1, 1, 1, 1 and 7.
fn with_cut_figures(total: &str) -> Release {
    let parts = ["A", "B", "C", "D"];
    let mut concepts = vec![concept("Total", &["+A", "+B", "+C", "+D"])];
    concepts.extend(parts.map(|part| concept(part, &[])));
    let mut rows = parts.map(|part| row(part, &["1", "2"])).to_vec();
    rows.push(row("Total", &[total, "8"]));
    let mut file = file(concepts.into(), json!([table("cut", rows.into())]));
    file["rounding"] = "truncated".into();
    release(&file)
}

#[test]
fn arelle_finds_the_one_wrong_sum_and_no_other() {
    let Some(python) = python() else { return };
    let releases = [with_one_wrong_sum(), with_cut_figures("7"), with_cut_figures("8")];
    let exports: Vec<Export> = releases.iter().map(export).collect();
    let said = validated(&python, "wrong", &exports);
    let expected = [vec!["income.6.before"], vec![], vec!["cut.5.now"]];
    for (((release, export), said), expected) in releases.iter().zip(&exports).zip(&said).zip(expected) {
        assert_eq!(wrong_sums(release), expected.iter().map(|id| (*id).to_owned()).collect());
        assert_eq!(export.inconsistent, expected);
        agrees(export, said);
        assert_eq!(said["inconsistent"].as_array().unwrap().len(), expected.len());
    }
    // Rounded to the nearest, four parts of 1 could not be 7: that the figures were cut matters.
    assert!(exports[1].is_truncated);
}

#[test]
fn arelle_finds_every_made_up_release_valid() {
    let Some(python) = python() else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/releases");
    let mut folders = vec![folder];
    folders.extend(std::env::var_os("KESSAN_RELEASES").map(PathBuf::from));
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    let exports: Vec<Export> =
        paths.iter().map(|path| export(&load("made.json", &fs::read_to_string(path).unwrap()).unwrap())).collect();
    for ((path, export), said) in paths.iter().zip(&exports).zip(validated(&python, "files", &exports)) {
        eprintln!(
            "{}: {} facts, {} calculations, {} inconsistent, {} contradictions, {} left out",
            path.display(),
            export.facts,
            export.calculations,
            export.inconsistent.len(),
            export.contradictions,
            export.left_out.len()
        );
        agrees(export, &said);
    }
}

#[test]
fn arelle_agrees_on_releases_by_chance() {
    let Some(python) = python() else { return };
    let mut runner = TestRunner::deterministic();
    let files = std::iter::repeat_with(|| any_file().new_tree(&mut runner).unwrap().current());
    let releases = files.take(90).filter_map(|file| load("made.json", &file.to_string()).ok());
    let exports: Vec<Export> = releases.take(60).map(|release| export(&release)).collect();
    assert!(exports.len() > 20, "{}", exports.len());
    assert!(exports.iter().any(|export| export.contradictions > 0 && export.calculations > 0));
    for (export, said) in exports.iter().zip(validated(&python, "chance", &exports)) {
        agrees(export, &said);
    }
}

//! The command's folders of tables, with the real program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn kessan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kessan")).args(arguments).output().unwrap()
}

/// A path of this test's own that does not exist.
fn fresh(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("kessan-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_release_is_exported_and_nothing_is_written_over() {
    let folder = fresh("export");
    let release = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/releases/minimal.json");
    let output = kessan(&["export", release, text(&folder)]);
    assert!(output.status.success(), "{output:?}");
    let table = std::fs::read_to_string(folder.join("tables/results.csv")).unwrap();
    assert!(table.contains("'918,240"), "{table}");
    let again = kessan(&["export", release, text(&folder)]);
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("is not empty"), "{again:?}");
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn a_new_folder_tells_what_comes_next() {
    let folder = fresh("new");
    let output = kessan(&["new", text(&folder)]);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("kessan import"), "{output:?}");
    let output = kessan(&["check", text(&folder)]);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 tables, 18 reported figures"), "{output:?}");
    assert!(folder.join("release.toml").is_file() && folder.join("tables/income.csv").is_file());
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn a_mistake_in_a_folder_names_table_row_and_column() {
    let folder = fresh("mistake");
    assert!(kessan(&["new", text(&folder)]).status.success());
    let table = folder.join("tables/income.csv");
    let content = std::fs::read_to_string(&table).unwrap().replace("'804", "'8o4");
    std::fs::write(&table, content).unwrap();
    let output = kessan(&["check", text(&folder)]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(error.contains("income") && error.contains("current") && error.contains("8o4"), "{error}");
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn a_file_that_is_no_release_is_not_exported() {
    let folder = fresh("none");
    let output = kessan(&["export", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"), text(&folder)]);
    assert!(!output.status.success());
    assert!(!folder.exists());
}

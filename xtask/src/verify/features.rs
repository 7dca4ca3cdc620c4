//! The prerenderer and the tests are compiled from the same crates: with the same features, cargo shares what it has compiled.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::process::cargo;

/// Each crate with its version and features, as cargo resolves them for a selection of packages.
fn resolved(selection: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project is above");
    let output = Command::new(cargo())
        .args("tree --quiet --locked --prefix none --no-dedupe".split(' '))
        .args(["--format", "{p} [{f}]"])
        .args(selection.split(' '))
        .current_dir(root)
        .output()
        .expect("the cargo that runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_prerenderer_uses_the_crates_that_the_tests_have_compiled() {
    let prerenderer = resolved("--package kessan --features ssr --edges normal,build");
    let tests = resolved("--workspace --features ssr --edges normal,build,dev");
    assert!(prerenderer.len() > 100 && tests.len() > prerenderer.len());
    let apart: Vec<_> = prerenderer.difference(&tests).collect();
    assert!(
        apart.is_empty(),
        "found these in the prerenderer with other features than in the tests, where they and what depends on them would be \
         compiled twice; give the dependencies called shared in Cargo.toml the features of the tests: {apart:#?}"
    );
}

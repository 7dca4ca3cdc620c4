//! axe-core, with which a browser test looks for what WCAG forbids. Nothing of it is in the project: its package is installed by npm
//! into `target/`, and where that is not possible the test is left out, with a word.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Invocation, find, search_path};

/// The version that the test knows; another one may find more.
const VERSION: &str = "4.14.1";
/// A part of the names of the tests that need it.
const TESTS: &str = "axe_";
/// The variable that tells the tests where it is.
const VARIABLE: &str = "KESSAN_AXE";

/// Where the script is, or would be.
pub fn place(root: &Path) -> PathBuf {
    folder(root).join("node_modules/axe-core/axe.min.js")
}

fn folder(root: &Path) -> PathBuf {
    root.join("target").join(format!("axe-core-{VERSION}"))
}

/// Whether the script is there, complete, and of that version.
fn is_there(script: &Path) -> bool {
    let text = fs::read_to_string(script).unwrap_or_default();
    text.starts_with(&format!("/*! axe v{VERSION}\n")) && text.trim_end().ends_with(");")
}

/// The tests' command with where the script is or, where it cannot be had, without its tests; and why.
pub fn given_to(tests: Invocation, root: &Path) -> (Invocation, Option<String>) {
    let script = place(root);
    match have(root, &script) {
        Ok(()) => (tests.env(VARIABLE, &script), None),
        Err(reason) => (tests.arg("--skip").arg(TESTS), Some(format!("axe-core {VERSION}: {reason}"))),
    }
}

fn have(root: &Path, script: &Path) -> Result<(), String> {
    if is_there(script) {
        return Ok(());
    }
    if find("npm", &search_path()).is_none() {
        return Err("npm, which installs it, is not on PATH (Debian: apt-get install npm)".to_owned());
    }
    let folder = folder(root);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let install = Invocation::new(
        "npm",
        ["install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--no-save"],
    )
    .arg(format!("axe-core@{VERSION}"));
    println!("A browser test looks for barriers with axe-core. Missing, and now installed into {}", folder.display());
    println!("{install}");
    match install.status(&folder) {
        Ok(status) if status.success() && is_there(script) => Ok(()),
        Ok(status) => Err(format!("`{install}` ended with {status} and without {}", script.display())),
        Err(failure) => Err(failure.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn a_script_of_another_version_or_half_of_one_is_not_there() {
        let folder = TestFolder::new("axe");
        let script = folder.path().join("axe.min.js");
        for (text, expected) in [
            (format!("/*! axe v{VERSION}\n * …\n */\n!function(){{}}(window);\n"), true),
            (format!("/*! axe v{VERSION}\n * …"), false),
            ("/*! axe v3.0.0\n*/\n!function(){}(window);".to_owned(), false),
        ] {
            fs::write(&script, text).expect("a file of the test's own");
            assert_eq!(is_there(&script), expected);
        }
        assert!(!is_there(&folder.path().join("none.js")));
    }
}

//! Whether two builds are the same, and where they are not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::below;
use crate::failure::Failure;

/// Bytes that are shown around a difference.
const AROUND: usize = 40;

/// Compares every file below two folders; how many there are.
///
/// # Errors
///
/// One has a file that the other has not, or a file differs: the first in the order of their paths.
pub(super) fn folders(one: &Path, other: &Path) -> Result<usize, Failure> {
    let [names, others] = [below(one)?, below(other)?].map(BTreeSet::from_iter);
    let unpaired: Vec<&PathBuf> = names.symmetric_difference(&others).collect();
    let differing: Vec<&PathBuf> =
        names.intersection(&others).filter(|name| files(&one.join(name), &other.join(name)).is_err()).collect();
    // Files are called by their hashes: of two that differ the content says more than the names.
    if let Some(pair) = twins(&names, &others) {
        return files(&one.join(pair.0), &other.join(pair.1)).map(|()| names.len());
    }
    if let Some(name) = differing.first() {
        let failure = files(&one.join(name), &other.join(name));
        return failure.map(|()| names.len()).map_err(|failure| Failure {
            found: format!("{}; {} files differ in all", failure.found, differing.len()),
            ..failure
        });
    }
    match unpaired.first() {
        None => Ok(names.len()),
        Some(name) => Err(Failure::new(
            format!("comparing {} with {}", one.display(), other.display()),
            format!("{} in one of them only, and {} more", name.display(), unpaired.len() - 1),
            "the same files",
            "let its name and whether it is made follow from the project's files alone",
        )),
    }
}

/// The first module or script that both have under different names.
fn twins<'a>(names: &'a BTreeSet<PathBuf>, others: &'a BTreeSet<PathBuf>) -> Option<(&'a PathBuf, &'a PathBuf)> {
    let stem = |path: &PathBuf| {
        let text = path.to_string_lossy().into_owned();
        let (stem, rest) = text.rsplit_once('-')?;
        let (_, ending) = rest.split_once('.')?;
        ["wasm", "js"].contains(&ending).then(|| (ending == "js", stem.to_owned()))
    };
    let mut own: Vec<_> = names.difference(others).filter_map(|path| Some((stem(path)?, path))).collect();
    own.sort();
    let foreign: Vec<_> = others.difference(names).filter_map(|path| Some((stem(path)?, path))).collect();
    own.into_iter().find_map(|(stem, path)| foreign.iter().find(|other| other.0 == stem).map(|other| (path, other.1)))
}

/// Compares two files.
///
/// # Errors
///
/// They differ: the first byte that does, with those around it.
pub(super) fn files(one: &Path, other: &Path) -> Result<(), Failure> {
    let read = |path: &Path| {
        fs::read(path).map_err(|error| Failure::reading(path, &error, "see that both builds come to their end"))
    };
    let (a, b) = (read(one)?, read(other)?);
    if a == b {
        return Ok(());
    }
    let at = a.iter().zip(&b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
    let around = |bytes: &[u8]| {
        let part = bytes.get(at.saturating_sub(AROUND)..bytes.len().min(at + AROUND)).unwrap_or_default();
        format!("{:?}", part.escape_ascii().to_string())
    };
    Err(Failure::new(
        format!("comparing {} with {}", one.display(), other.display()),
        format!("byte {at} of {} and {} differs: {} and {}", a.len(), b.len(), around(&a), around(&b)),
        "two builds of the same files to be the same",
        remedy(&format!("{}{}", around(&a), around(&b))),
    ))
}

/// What such a difference usually comes from.
fn remedy(around: &str) -> &'static str {
    if around.contains(".rs") || around.contains("/target/") || around.contains("/src/") {
        return "a folder of this machine is in it: add it to `without_own_paths` in xtask/src/site/mod.rs";
    }
    if ["19", "20"].iter().any(|century| around.contains(&format!("{century}2"))) || around.contains("GMT") {
        return "if it is a day or a time: take it from the release, or write none";
    }
    "if it is an order: sort, or take a BTreeMap in place of a HashMap; if a time, write none; if code, see that both are \
     compiled with the same variables and flags"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn what_differs_is_named_with_its_place_and_a_remedy() {
        let (one, other) = (TestFolder::new("same-1"), TestFolder::new("same-2"));
        for folder in [&one, &other] {
            folder.write("index.html", "<p>").write("ja/index.html", "<p>").write("a-1.js", "a");
        }
        let compared = || folders(one.path(), other.path());
        assert_eq!(compared(), Ok(3));
        other.write("ja/index.html", "<p>/home/x/src/lib.rs");
        let failure = compared().expect_err("a file differs");
        assert!(failure.found.starts_with("byte 3 of 3 and 21"), "{failure}");
        assert!(
            failure.operation.contains("ja/index.html") && failure.remedy.contains("without_own_paths"),
            "{failure}"
        );
        other.write("ja/index.html", "<p>").write("b.txt", "");
        let failure = compared().expect_err("a file is there once");
        assert!(failure.found.contains("b.txt in one of them only"), "{failure}");
    }

    #[test]
    fn files_that_are_called_by_their_hashes_are_compared_by_what_is_in_them() {
        let (one, other) = (TestFolder::new("twins-1"), TestFolder::new("twins-2"));
        one.write("index.html", "kessan-12.js").write("kessan-12.js", "f()").write("kessan-34.wasm", "\0asm1");
        other.write("index.html", "kessan-56.js").write("kessan-56.js", "g()").write("kessan-78.wasm", "\0asm2");
        let failure = folders(one.path(), other.path()).expect_err("both differ");
        assert!(failure.operation.contains("kessan-34.wasm"), "the module comes before the script: {failure}");
    }
}

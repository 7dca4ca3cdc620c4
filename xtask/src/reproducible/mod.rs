//! `cargo xtask reproducible`: the site twice, at two places of this machine, and whether each file of one is that of the other.

mod compare;
mod copy;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::process::Invocation;
use crate::verify::steps::finish;
use crate::{install, site};

/// Where the other build is made; its length and depth are not the project's.
const ELSEWHERE: &str = "target/reproducible/another place";
/// What a build leaves, besides the site, for the command `kessan`.
const ASSETS: &str = install::ASSETS;
/// The site.
const SITE: &str = "dist";

/// What is different about the other build: none of it may get into a file.
const SURROUNDINGS: [(&str, &str); 4] =
    [("TZ", "Asia/Kathmandu"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("SOURCE_DATE_EPOCH", "86400")];

/// Builds the site here and, from a copy of the project, elsewhere, with a target folder of its own; compares all files. The
/// copy is removed if they are the same, or kept, so that the next run compiles only what has changed.
///
/// # Errors
///
/// A build fails, or a file of one is not that of the other.
pub fn run(root: &Path, is_kept: bool) -> Result<(), Failure> {
    let copy = root.join(ELSEWHERE);
    let count = copy::project(root, &copy)?;
    println!("{count} files were copied to {}; building there", copy.display());
    let elsewhere = Invocation::cargo(["run", "--quiet", "--locked", "--package", "xtask", "--", "build"]);
    let elsewhere = SURROUNDINGS.iter().fold(elsewhere, |command, (name, value)| command.env(name, value));
    finish(&elsewhere.without("CARGO_TARGET_DIR").without("CARGO_MANIFEST_DIR"), &copy)?;
    println!("\nbuilding the same here");
    site::build(root, None)?;
    let count = compare::folders(&root.join(SITE), &copy.join(SITE))?;
    compare::files(&root.join(ASSETS), &copy.join(ASSETS))?;
    println!("\n{count} files of {SITE}/ and {ASSETS} are the same, byte by byte, built at two places");
    // What differs stays to be looked at.
    if is_kept { Ok(()) } else { remove(&copy) }
}

fn remove(folder: &Path) -> Result<(), Failure> {
    fs::remove_dir_all(folder).map_err(|error| {
        Failure::new(
            format!("removing {}", folder.display()),
            error.to_string(),
            "a folder that can be removed",
            "remove it by hand",
        )
    })
}

/// The files below a folder, from it, in order.
fn below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |path: &Path, error: &std::io::Error| {
        Failure::reading(path, error, "see that a build fills it and that it may be read")
    };
    let (mut open, mut found) = (vec![PathBuf::new()], Vec::new());
    while let Some(at) = open.pop() {
        let path = folder.join(&at);
        for entry in fs::read_dir(&path).map_err(|error| unreadable(&path, &error))? {
            let entry = entry.map_err(|error| unreadable(&path, &error))?;
            let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?;
            let name = at.join(entry.file_name());
            if kind.is_dir() { open.push(name) } else { found.push(name) }
        }
    }
    found.sort();
    Ok(found)
}

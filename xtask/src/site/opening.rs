//! The size of the program that opens reports: its module and its script, which nobody loads before a reader is about to open
//! something, and its parts, which are loaded when they are asked for.

use std::fs;

use super::weight::Scale;
use crate::budgets::{OPENING_ALL_BYTES, OPENING_BYTES};
use crate::failure::Failure;

/// How the names of its files begin (`src/prerender/opener.rs`).
const STEM: &str = "open-";

/// Whether a file below dist/ is one of the program's.
pub fn is_of_opening(name: &str) -> bool {
    name.starts_with(STEM) && (name.ends_with(".js") || name.ends_with(".wasm"))
}

/// Whether such a file is a part: its name says which, before its hash.
fn is_part(name: &str) -> bool {
    name.matches('-').count() > 1
}

/// Two lines on its size, without its parts and with them; a failure if it is too large, or not there.
pub fn weigh(scale: &mut Scale) -> Result<String, Failure> {
    let dist = scale.dist();
    let listing = fs::read_dir(dist)
        .map_err(|error| Failure::reading(dist, &error, "run `cargo xtask build`, which makes the folder"))?;
    let names = listing.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let (mut parts, mut files): (Vec<_>, Vec<_>) =
        names.filter(|name| is_of_opening(name)).partition(|name| is_part(name));
    parts.sort();
    files.sort();
    if files.len() != 2 {
        return Err(Failure::new(
            "measuring what opens reports",
            format!("{files:?} in dist/"),
            format!("its script and its module, {STEM}….js and {STEM}…_bg.wasm"),
            "let src/bin/prerender.rs make them, or xtask/src/site/opening.rs look for what they are called",
        ));
    }
    let mut sum = |files: &[String]| files.iter().try_fold(0, |sum, file| Ok(sum + scale.weigh_file(file)?.brotli));
    let first = sum(&files)?;
    let all = first + sum(&parts)?;
    let remedy = "load less of it, or keep out what only authors of releases need";
    OPENING_BYTES.judge("dist/", first, remedy)?;
    OPENING_ALL_BYTES.judge("dist/", all, remedy)?;
    Ok(format!("{}\n{}", OPENING_BYTES.line(first), OPENING_ALL_BYTES.line(all)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn its_script_and_its_module_count_and_no_other_file() {
        let folder = TestFolder::new("opening");
        folder
            .write("open-1_bg.wasm", "\0asm")
            .write("open-1.js", "init()")
            .write("open-save-1.wasm", "\0asm\0asm")
            .write("opening-1.js", "ask()")
            .write("open-1_bg.wasm.br", "");
        let line = weigh(&mut Scale::new(folder.path())).expect("small enough");
        let lines: Vec<_> = line.lines().collect();
        assert!(lines[0].starts_with("what opens reports: ") && is_of_opening("open-1.js"), "{line}");
        assert!(lines[1].starts_with("what opens reports, with its parts: "), "{line}");
        assert!(!is_of_opening("opening-1.js") && !is_of_opening("open-1_bg.wasm.br"));
    }

    #[test]
    fn a_site_without_it_says_what_is_lacking() {
        let folder = TestFolder::new("opening-none");
        folder.write("open-1.js", "init()");
        let failure = weigh(&mut Scale::new(folder.path())).expect_err("no module");
        assert!(failure.found.contains("open-1.js"), "{failure}");
    }
}

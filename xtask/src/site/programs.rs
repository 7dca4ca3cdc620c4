//! The size of all programs: every WebAssembly module of the site, and every script that loads one, but what
//! [opens reports](super::opening).

use std::fs;

use super::opening::is_of_opening;
use super::weight::Scale;
use crate::budgets::PROGRAMS_BYTES;
use crate::failure::Failure;

/// Names the modules too, in its list of files, and loads none.
const WORKER: &str = "service-worker.js";

/// A line on their sum; a failure if it is too large.
pub fn weigh(scale: &mut Scale) -> Result<String, Failure> {
    let mut sum = 0;
    for file in files(scale)? {
        sum += scale.weigh_file(&file)?.brotli;
    }
    if sum == 0 {
        return Err(Failure::new(
            "measuring the programs",
            "no WebAssembly module in dist/",
            "those of the page and of its sections",
            "keep them beside index.html, or let xtask/src/site/programs.rs look where they are",
        ));
    }
    PROGRAMS_BYTES.judge("dist/", sum, "share code between the programs, or load less of it")?;
    Ok(PROGRAMS_BYTES.line(sum))
}

/// Their names, below dist/ itself.
fn files(scale: &Scale) -> Result<Vec<String>, Failure> {
    let dist = scale.dist();
    let listing = fs::read_dir(dist)
        .map_err(|error| Failure::reading(dist, &error, "run `cargo xtask build`, which makes the folder"))?;
    let names = listing.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let is_script = |name: &str| {
        (name.ends_with(".js") || name.ends_with(".mjs"))
            && name != WORKER
            && fs::read_to_string(dist.join(name)).is_ok_and(|code| code.contains(".wasm"))
    };
    let is_program = |name: &String| name.ends_with(".wasm") || is_script(name);
    let mut files: Vec<_> = names.filter(|name| is_program(name) && !is_of_opening(name)).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn modules_and_their_scripts_count_and_nothing_else() {
        let folder = TestFolder::new("programs");
        folder
            .write("a-1_bg.wasm", "\0asm")
            .write("a-1.js", "fetch('a-1_bg.wasm')")
            .write("open-1_bg.wasm", "\0asm")
            .write("open-1.js", "fetch('open-1_bg.wasm')")
            .write("embed.js", "document.body")
            .write("service-worker.js", "['a-1_bg.wasm']")
            .write("a-1_bg.wasm.br", "");
        let mut scale = Scale::new(folder.path());
        assert_eq!(files(&scale).expect("a folder"), ["a-1.js", "a-1_bg.wasm"]);
        let line = weigh(&mut scale).expect("small enough");
        assert!(line.starts_with("all programs with their scripts: "), "{line}");
    }

    #[test]
    fn a_site_without_programs_and_one_with_too_large_ones_are_failures() {
        let folder = TestFolder::new("programs-large");
        folder.write("index.html", "");
        let failure = weigh(&mut Scale::new(folder.path())).expect_err("no program");
        assert!(failure.found.contains("no WebAssembly"), "{failure}");
        // What cannot be compressed: hashes of a counter.
        let mut state = 1_u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        })
        .take(usize::try_from(PROGRAMS_BYTES.most + 1).expect("it fits"))
        .collect();
        folder.write("a.wasm", noise);
        let failure = weigh(&mut Scale::new(folder.path())).expect_err("too large");
        assert!(failure.operation.contains("all programs"), "{failure}");
    }
}

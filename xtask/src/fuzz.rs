//! `cargo xtask fuzz` and `cargo xtask soak`: any input for the readers of what comes from outside.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::failure::Failure;
use crate::process::{Invocation, cargo};
use crate::verify::steps::finish;

/// Where the targets are, a file each.
const TARGETS: &str = "fuzz/fuzz_targets";
/// What is found on the way; `fuzz/corpus` has what is kept.
const FOUND: &str = "target/fuzz/corpus";
/// What breaks a promise.
const BROKEN: &str = "target/fuzz/broken/";

/// Runs libFuzzer on one target, or on each in turn, for so many minutes.
///
/// # Errors
///
/// There is no such target, a tool cannot be installed, or a target has broken a promise: the input is in
/// `target/fuzz/broken`.
pub fn fuzz(root: &Path, target: Option<&str>, minutes: u32) -> Result<(), Failure> {
    let known = targets(root)?;
    let chosen: Vec<&String> = known.iter().filter(|name| target.is_none_or(|target| target == **name)).collect();
    if chosen.is_empty() {
        let found = format!("the target {:?}", target.unwrap_or_default());
        let remedy = "give one of them, or none to run each";
        return Err(Failure::new("choosing what to fuzz", found, format!("one of {}", known.join(", ")), remedy));
    }
    let is_there = |program: &str, args: &[&str]| {
        let mut command = Invocation::new(program, args).command(root);
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    if !is_there(&cargo().to_string_lossy(), &["fuzz", "--version"]) {
        println!("fuzz: installing cargo-fuzz, once; some minutes");
        finish(&Invocation::cargo(["install", "cargo-fuzz", "--locked"]), root)?;
    }
    let has_nightly = is_there("rustup", &["run", "nightly", "rustc", "--version"]);
    println!(
        "fuzz: with the {} compiler; {minutes} minutes for each of {} targets",
        compiler(has_nightly),
        chosen.len()
    );
    fs::create_dir_all(root.join(BROKEN)).map_err(|error| creating(BROKEN, &error))?;
    for name in chosen {
        let work = format!("{FOUND}/{name}");
        fs::create_dir_all(root.join(&work)).map_err(|error| creating(&work, &error))?;
        finish(&run(has_nightly, name, &work, minutes), root)?;
    }
    Ok(())
}

fn compiler(has_nightly: bool) -> &'static str {
    if has_nightly { "nightly" } else { "stable" }
}

/// The command for one target: without a sanitizer, since the workspace has no unsafe code of its own.
fn run(has_nightly: bool, name: &str, work: &str, minutes: u32) -> Invocation {
    let options = [
        "fuzz".to_owned(),
        "run".to_owned(),
        "--sanitizer".to_owned(),
        "none".to_owned(),
        name.to_owned(),
        work.to_owned(),
        format!("fuzz/corpus/{name}"),
        "--".to_owned(),
        format!("-max_total_time={}", u64::from(minutes) * 60),
        "-timeout=20".to_owned(),
        "-rss_limit_mb=2048".to_owned(),
        format!("-artifact_prefix={BROKEN}{name}-"),
        "-print_final_stats=1".to_owned(),
    ];
    if has_nightly {
        Invocation::new("rustup", ["run", "nightly", "cargo"].map(str::to_owned).into_iter().chain(options))
    } else {
        Invocation::cargo(options).env("RUSTC_BOOTSTRAP", "1")
    }
}

/// Runs the property tests of the same targets with that many cases each.
///
/// # Errors
///
/// A target has broken a promise.
pub fn soak(root: &Path, target: Option<&str>, cases: u32) -> Result<(), Failure> {
    let run = Invocation::cargo(["run", "--locked", "--profile", "bench", "--package", "kessan-fuzz"]);
    let run = run.arg("--example").arg("soak").arg("--").arg(cases.to_string());
    let run = match target {
        Some(target) => run.arg(target),
        None => run,
    };
    finish(&run, root)
}

fn targets(root: &Path) -> Result<Vec<String>, Failure> {
    let folder = root.join(TARGETS);
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::reading(&folder, &error, "get the project's files as they are kept"))?;
    let files = entries.flatten().map(|entry| entry.path());
    let mut names: Vec<String> =
        files.filter_map(|file| file.file_stem().map(|name| name.to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

fn creating(folder: &str, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("creating {folder}"),
        error.to_string(),
        "a folder that can be written",
        "make room, or leave to write",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn every_reader_has_a_target() {
        let names = targets(&project::root().expect("the project's folder")).expect("its targets");
        for reader in [
            "release_file",
            "printed_number",
            "fragment",
            "calculator_fields",
            "frame_message",
            "inline_xbrl",
            "package",
        ] {
            assert!(names.iter().any(|name| name == reader), "{reader}");
        }
    }

    #[test]
    fn what_is_found_is_kept_apart_from_the_corpus() {
        let command = run(true, "fragment", "target/fuzz/corpus/fragment", 10).to_string();
        assert!(
            command.contains("fragment target/fuzz/corpus/fragment fuzz/corpus/fragment -- -max_total_time=600"),
            "{command}"
        );
        assert!(run(false, "fragment", "w", 1).to_string().starts_with("RUSTC_BOOTSTRAP=1 cargo fuzz run"));
    }
}

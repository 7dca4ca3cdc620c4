//! The browser tests, and those that fail once more by themselves.
//!
//! Browsers that share a busy machine now and then lose a key or go down without a word. Such a test passes when it is run again
//! alone; a page that is wrong fails again. What needed a second try is named in the summary, so that nobody overlooks a test
//! that begins to need it often.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use super::steps::finish;
use super::summary::Outcome;
use crate::failure::Failure;
use crate::process::Invocation;

/// More failures than this are no matter of luck.
const FEW: usize = 4;

/// Runs `tests`, a `cargo test` whose last arguments are the harness's, and what fails of it again, one test at a time.
pub fn run(tests: &Invocation, root: &Path) -> Outcome {
    println!("{tests}");
    let (succeeded, failed) = match streamed(tests, root) {
        Ok(result) => result,
        Err(failure) => return Outcome::Failed(failure),
    };
    if succeeded {
        return Outcome::Passed;
    }
    if failed.is_empty() || failed.len() > FEW {
        return Outcome::Failed(failure(tests, &failed));
    }
    println!("\nOnce more, alone, as browsers on a busy machine may fail by themselves: {}", failed.join(", "));
    let again = failed.iter().fold(tests.clone().env("RUST_TEST_THREADS", "1").arg("--exact"), Invocation::arg);
    match finish(&again, root) {
        Ok(()) => Outcome::PassedAgain(failed),
        Err(failure) => Outcome::Failed(failure),
    }
}

/// Runs a command and shows what it prints; gives whether it succeeded, and the tests that it calls failed.
fn streamed(tests: &Invocation, root: &Path) -> Result<(bool, Vec<String>), Failure> {
    let lost = |error: std::io::Error| {
        Failure::new(
            format!("running `{tests}`"),
            error.to_string(),
            "a program that can be started and read from",
            "see whether it runs when it is typed",
        )
    };
    let mut child = tests.command(root).stdout(Stdio::piped()).spawn().map_err(lost)?;
    let mut failed = Vec::new();
    if let Some(printed) = child.stdout.take() {
        for line in BufReader::new(printed).lines() {
            let line = line.map_err(lost)?;
            println!("{line}");
            failed.extend(failed_test(&line).map(str::to_owned));
        }
    }
    Ok((child.wait().map_err(lost)?.success(), failed))
}

/// The name in a line such as `test embed::a_view ... FAILED`.
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

fn failure(tests: &Invocation, failed: &[String]) -> Failure {
    let found = if failed.is_empty() { "no test, but the run".to_owned() } else { failed.join(", ") };
    Failure::new(
        format!("running `{tests}`"),
        format!("failed: {found}; the messages are above"),
        "exit status 0",
        "mend what the messages name, then run the command again",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shell in place of the tests: it says what a harness says, and fails `times` times.
    fn harness(folder: &Path, times: usize, failing: &[&str]) -> Invocation {
        let lines: String =
            failing.iter().map(|name| format!("echo 'test {name} ... FAILED'; ")).chain(["true;".to_owned()]).collect();
        let counter = folder.join("runs");
        let script = format!(
            "echo run >> '{path}'; runs=$(wc -l < '{path}'); [ $runs -gt {times} ] && exit 0; [ $runs -gt 1 ] || {{ {lines} }}; exit 101",
            path = counter.display()
        );
        Invocation::new("sh", ["-c", &script, "--"])
    }

    fn outcome(times: usize, failing: &[&str]) -> Outcome {
        let folder = crate::test_folder::TestFolder::new(&format!("again-{times}-{}", failing.len()));
        run(&harness(folder.path(), times, failing), folder.path())
    }

    #[test]
    fn a_test_that_fails_once_is_named_and_one_that_fails_twice_fails() {
        assert!(matches!(outcome(0, &[]), Outcome::Passed));
        let again = outcome(1, &["embed::a", "links::b"]);
        assert!(matches!(&again, Outcome::PassedAgain(names) if names == &["embed::a", "links::b"]), "{again:?}");
        assert!(matches!(outcome(2, &["embed::a"]), Outcome::Failed(_)));
    }

    #[test]
    fn many_failures_and_a_run_that_breaks_off_are_not_tried_again() {
        let many: Vec<String> = (0..=FEW).map(|index| format!("embed::{index}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(matches!(outcome(1, &many), Outcome::Failed(_)));
        assert!(matches!(outcome(1, &[]), Outcome::Failed(_)));
    }
}

//! The table at the end of `cargo xtask test`.

use std::fmt::Write as _;
use std::time::Duration;

use crate::failure::Failure;

/// How a step ended.
#[derive(Debug)]
pub enum Outcome {
    Passed,
    /// With the tests that needed a second try.
    PassedAgain(Vec<String>),
    Failed(Failure),
    Skipped(&'static str),
}

/// A step which was run or skipped.
#[derive(Debug)]
pub struct Record {
    pub name: &'static str,
    pub outcome: Outcome,
    pub time: Duration,
}

/// The table; its last line counts, for people and for scripts.
pub fn text(records: &[Record], planned: usize, total: Duration) -> String {
    let mut text = String::from("summary\n");
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for record in records {
        let outcome = match &record.outcome {
            Outcome::Passed => {
                passed += 1;
                "passed".to_owned()
            }
            Outcome::PassedAgain(names) => {
                passed += 1;
                format!("passed, at a second try: {}", names.join(", "))
            }
            Outcome::Failed(_) => {
                failed += 1;
                "FAILED".to_owned()
            }
            Outcome::Skipped(reason) => {
                skipped += 1;
                format!("SKIPPED: {reason}")
            }
        };
        row(&mut text, record.name, record.time, &outcome);
    }
    row(&mut text, "total", total, "");
    let _ = write!(text, "{passed} passed, {failed} failed");
    for (count, word) in [(skipped, "skipped"), (planned.saturating_sub(records.len()), "not run")] {
        if count > 0 {
            let _ = write!(text, ", {count} {word}");
        }
    }
    text
}

// Writing to a String cannot fail, here and above.
fn row(text: &mut String, name: &str, time: Duration, outcome: &str) {
    let line = format!("  {name:<14} {:>8.1} s  {outcome}", time.as_secs_f64());
    let _ = writeln!(text, "{}", line.trim_end());
}

/// A notice which cannot be overlooked among the lines of a long run.
pub fn banner(reason: &str) -> String {
    let lines = [
        "BROWSER TESTS SKIPPED",
        reason,
        "Nothing was tried in a browser: this run does not show that the page works.",
    ];
    let width = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    let edge = "#".repeat(width + 6);
    let body: String = lines.iter().map(|line| format!("## {line:width$} ##\n")).collect();
    format!("{edge}\n{body}{edge}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &'static str, outcome: Outcome) -> Record {
        let time = Duration::from_millis(1_250);
        Record { name, outcome, time }
    }

    fn last_line(records: &[Record], planned: usize) -> String {
        let text = text(records, planned, Duration::from_secs(3));
        text.lines().last().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_last_line_counts() {
        let passed = [record("format", Outcome::Passed), record("docs", Outcome::Passed)];
        assert_eq!(last_line(&passed, 2), "2 passed, 0 failed");
        let skipped = [record("format", Outcome::Passed), record("browser tests", Outcome::Skipped("no browser"))];
        assert_eq!(last_line(&skipped, 2), "1 passed, 0 failed, 1 skipped");
        let failure = Failure::new("a", "b", "c", "d");
        let failed = [record("format", Outcome::Passed), record("docs", Outcome::Failed(failure))];
        assert_eq!(last_line(&failed, 9), "1 passed, 1 failed, 7 not run");
    }

    #[test]
    fn every_step_has_a_row_with_its_time() {
        let text = text(&[record("docs", Outcome::Passed)], 1, Duration::from_secs(62));
        let expected = "summary\n  docs                1.2 s  passed\n  total              62.0 s\n\
                        1 passed, 0 failed";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_banner_is_a_closed_frame() {
        let banner = banner("no browser");
        let widths: Vec<_> = banner.lines().map(str::len).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{banner}");
    }
}

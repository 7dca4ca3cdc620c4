//! `cargo xtask test`: everything that must pass.

mod again;
pub mod axe;
mod browser;
#[cfg(test)]
mod features;
mod others;
pub(crate) mod steps;
mod summary;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::failure::Failure;
use crate::process::Invocation;
use crate::{disk, setup, site, supply};
use steps::{STEPS, Step, Work};
use summary::{Outcome, Record};

/// Runs the steps in order up to the first failure and prints the summary.
///
/// A failed step is a result, told by the exit code; an error means that the
/// steps could not even begin.
pub fn run(root: &Path, skip_browser: bool) -> Result<ExitCode, Failure> {
    let started = Instant::now();
    // All tools before the first step, rather than a stop in the midst.
    setup::run(root)?;
    let mut records = Vec::new();
    for (index, step) in STEPS.iter().enumerate() {
        println!("\n==> {}/{} {}", index + 1, STEPS.len(), step.name);
        let begun = Instant::now();
        let outcome = perform(step, root, skip_browser);
        if let Outcome::Failed(failure) = &outcome {
            println!("\nFAILED: {}: {failure}", step.name);
            println!("  alone:    {}", alone(step));
            disk::hint(root).iter().for_each(|hint| println!("{hint}"));
        }
        let failed = matches!(outcome, Outcome::Failed(_));
        records.push(Record { name: step.name, outcome, time: begun.elapsed() });
        if failed {
            break;
        }
    }
    let passed = records.iter().all(|record| !matches!(record.outcome, Outcome::Failed(_)));
    let text = summary::text(&records, STEPS.len(), started.elapsed());
    println!("\n{text}");
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Opens the built site in Chromium and tells what a first visit fetches: one of the browser tests, alone.
pub fn visit(root: &Path) -> Result<(), Failure> {
    steps::finish(&browser_tests(steps::VISIT)?, root)
}

/// A command of the browser tests that need only Chromium, with where that is.
///
/// # Errors
///
/// There is no Chromium, and it could not be installed.
pub fn browser_tests(arguments: &str) -> Result<Invocation, Failure> {
    let found = browser::find_or_install()?.ok_or_else(browser::missing)?;
    Ok(found.given_to(Invocation::cargo(arguments.split_whitespace())))
}

fn perform(step: &Step, root: &Path, skip_browser: bool) -> Outcome {
    let result = match step.work {
        Work::Cargo { .. } => steps::invoke(step, root),
        Work::Build => site::build(root, None),
        Work::Supply => supply::deny(root),
        Work::Browser => return in_browser(step, root, skip_browser),
    };
    result.map_or_else(Outcome::Failed, |()| Outcome::Passed)
}

/// The step which may be skipped, but never silently.
fn in_browser(step: &Step, root: &Path, skip: bool) -> Outcome {
    if skip {
        return skipped("--skip-browser was given");
    }
    match browser::find_or_install() {
        Ok(Some(found)) => {
            let (tests, lacking) = axe::given_to(step.invocation(), root);
            if let Some(reason) = lacking {
                println!("{}", summary::banner(&reason));
                if browser::is_required() {
                    return Outcome::Failed(Failure::new(
                        "looking for axe-core, which the browser tests use",
                        reason,
                        "it, since the variable CI is set",
                        "install npm, or unset CI to go without the test",
                    ));
                }
            }
            let command = match others::find_or_install() {
                Ok(others) => {
                    for missing in others.missing() {
                        println!("{}", summary::banner(missing));
                    }
                    if browser::is_required()
                        && let Some(missing) = others.missing().next()
                    {
                        return Outcome::Failed(Failure::new(
                            "looking for what the browser tests drive",
                            missing,
                            "all of it, since the variable CI is set",
                            "install what is named, or unset CI to go without its tests",
                        ));
                    }
                    others.given_to(found.given_to(tests))
                }
                Err(failure) => return Outcome::Failed(failure),
            };
            again::run(&command, root)
        }
        Ok(None) if browser::is_required() => Outcome::Failed(browser::missing()),
        Ok(None) => {
            println!("{}", browser::missing());
            skipped("Chromium or its driver is missing")
        }
        Err(failure) => Outcome::Failed(failure),
    }
}

/// What to type to run only this step.
fn alone(step: &Step) -> String {
    let command = step.invocation();
    match (&step.work, browser::installed()) {
        (Work::Browser, Ok(Some(found))) => found.given_to(command).to_string(),
        _ => command.to_string(),
    }
}

fn skipped(reason: &'static str) -> Outcome {
    println!("{}", summary::banner(reason));
    Outcome::Skipped(reason)
}

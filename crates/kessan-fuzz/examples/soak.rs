//! Property tests for as long as it takes: `cargo xtask soak`, or
//! `cargo run --profile bench --package kessan-fuzz --example soak -- [CASES [TARGET…]]`.

#![allow(clippy::panic, reason = "without its corpus there is nothing to run")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use kessan_fuzz::{TARGETS, Target};

#[path = "../tests/targets/cases.rs"]
mod cases;

/// Of each target, if nothing else is said.
const CASES: u32 = 1_000_000;
/// How often a line tells how far it is.
const EVERY: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let cases = arguments.next().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let names: Vec<String> = arguments.collect();
    if let Some(unknown) = names.iter().find(|name| TARGETS.iter().all(|target| target.name != **name)) {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("there is no target {unknown:?}; give some of {}", known.join(", "));
        return ExitCode::FAILURE;
    }
    let chosen = TARGETS.iter().filter(|target| names.is_empty() || names.iter().any(|name| name == target.name));
    let outcomes: Vec<bool> = chosen.map(|target| soak(target, cases)).collect();
    if outcomes.iter().all(|held| *held) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether the target keeps its promises.
fn soak(target: &Target, cases: u32) -> bool {
    println!("{}: {}, {cases} cases", target.name, target.reads);
    let start = Instant::now();
    let (mut done, mut told) = (0_u64, start);
    let outcome = cases::try_out(target, cases, || {
        done += 1;
        if told.elapsed() >= EVERY {
            told = Instant::now();
            println!("{}: {done} of {cases}", target.name);
        }
    });
    match outcome {
        Ok(()) => println!("{}: {done} cases held, {:.0?}", target.name, start.elapsed()),
        Err(ref why) => eprintln!("{}: broken after {done} cases: {why}", target.name),
    }
    outcome.is_ok()
}

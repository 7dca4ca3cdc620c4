//! Checks large made-up release files and prints how long it takes and how much memory the process has had at most.
//!
//! `cargo run --profile bench --package kessan-validate --example large -- [KIND [ROWS]]`; without a kind, each of them in turn
//! with 330,000 rows. The memory is the process's, with the file in it: name a kind to see that kind's.

use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../tests/large/generate.rs"]
mod generate;

use generate::{Kind, release};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let kinds: Vec<Kind> = match arguments.first() {
        None => Kind::ALL.to_vec(),
        Some(name) => Kind::ALL.into_iter().filter(|kind| format!("{kind:?}") == *name).collect(),
    };
    if kinds.is_empty() {
        eprintln!("there is no such kind; give one of {:?}", Kind::ALL);
        return ExitCode::FAILURE;
    }
    let rows = arguments.get(1).and_then(|rows| rows.parse().ok()).unwrap_or(330_000);
    for kind in kinds {
        let text = release(kind, rows);
        let (start, processor) = (Instant::now(), processor_time());
        let outcome = kessan_validate::check("large.json", text.as_bytes());
        let (took, processor) = (start.elapsed(), processor_time().saturating_sub(processor));
        let outcome = match outcome {
            Ok(release) => format!("in order, {} figures", release.facts.all().len()),
            Err(report) => format!("{} findings and {} more", report.findings.len(), report.more),
        };
        println!(
            "{kind:?}: {} bytes, {rows} rows: {outcome}; {took:.1?}, {processor:.1?} of a processor, at most {}",
            text.len(),
            most_memory()
        );
    }
    ExitCode::SUCCESS
}

/// The time that the process has had of processors, where the system says so; it counts hundredths of a second.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The program's name, in brackets, is the second field; these are the 14th and the 15th.
    let fields = stat.rsplit(')').next().unwrap_or_default().split(' ');
    Duration::from_millis(fields.skip(12).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

/// The most memory that the process has had, where the system says so.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "an unknown amount of memory".to_owned(), |most| most.trim().to_owned())
}

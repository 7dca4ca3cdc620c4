//! Checks large made-up release files and prints how long it takes and how much memory the process has had at most.
//!
//! `cargo run --release --package kessan-validate --example large -- [KIND [ROWS]]`; without a kind, each of them in turn
//! with 330,000 rows, some 55 MB. The memory is the process's: name a kind to see that kind's.

use std::process::ExitCode;
use std::time::Instant;

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
        let start = Instant::now();
        let outcome = kessan_validate::check("large.json", text.as_bytes());
        let took = start.elapsed();
        let outcome = match outcome {
            Ok(release) => format!("in order, {} figures", release.facts.all().len()),
            Err(report) => format!("{} findings and {} more", report.findings.len(), report.more),
        };
        println!("{kind:?}: {} bytes, {rows} rows: {outcome}; {took:.1?}, at most {}", text.len(), most_memory());
    }
    ExitCode::SUCCESS
}

/// The most memory that the process has had, where the system says so.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "an unknown amount of memory".to_owned(), |most| most.trim().to_owned())
}

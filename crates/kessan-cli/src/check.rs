//! `kessan check`: every mistake of a release file with its line, or of a folder of tables, and every relation that does not hold.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kessan_core::checks::{Check, Gravity, Held, Report, Status};
use kessan_core::release::Release;
use serde_json::{Value, json};

use crate::folder;

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Checks a release file: every mistake with its line, every relation that does not hold",
    long_about = "Checks a release file: its form and its meaning, every mistake with its line and how to mend it; then every \
        relation of its figures (sums, changes, ratios, balances) that does not hold, the gravest first.",
    after_help = "Exit status: 0 if the file is in order, 1 otherwise; with --strict also 1 if a relation does not hold."
)]
pub struct Arguments {
    /// The release file, or a folder of tables (`kessan new`)
    file: PathBuf,
    /// Fails if any relation does not hold
    #[arg(long)]
    strict: bool,
    /// Says what was found as JSON
    #[arg(long)]
    json: bool,
}

/// Reads the file and says what is wrong with it; exit status 1 if anything is.
pub fn run(arguments: &Arguments) -> ExitCode {
    let name = arguments.file.display().to_string();
    let bytes = match bytes(&arguments.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let release = match kessan_validate::check(&name, &bytes) {
        Ok(release) => release,
        Err(report) => {
            if arguments.json {
                let findings = report.findings.iter();
                let findings: Vec<Value> = findings
                    .map(|finding| json!({ "line": finding.line, "column": finding.column, "problem": finding.problem.to_string() }))
                    .collect();
                say(&json!({ "file": name, "valid": false, "problems": findings }).to_string());
            } else if arguments.file.is_dir() {
                // A folder's release has no lines: its mistakes name table, row and column.
                for finding in &report.findings {
                    eprintln!("{name}: {}", finding.problem);
                }
            } else {
                eprintln!("{report}");
            }
            return ExitCode::FAILURE;
        }
    };
    let report = release.checks();
    if arguments.json {
        say(&as_json(&name, &release, &report).to_string());
    } else {
        say(&as_text(&name, &release, &report));
    }
    if arguments.strict && report.count(Status::Inconsistent) > 0 {
        eprintln!("--strict allows no relation that does not hold");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Who reads only the first lines, as `head` does, has not made a mistake.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The relations that do not hold, the gravest first, then those that a column's rounding explains.
fn told(report: &Report) -> impl Iterator<Item = &Check> {
    let inconsistent = Gravity::ALL.into_iter().flat_map(|gravity| report.of_gravity(gravity));
    inconsistent.chain(report.with(Status::Rounding))
}

fn as_text(name: &str, release: &Release, report: &Report) -> String {
    let (tables, facts, claims) = (release.file.tables.len(), release.facts.all().len(), release.file.claims.len());
    let mut text = format!("{name} is in order: {tables} tables, {facts} printed figures, {claims} claims");
    if let Some(upgrade) = &release.upgrade {
        let _ = write!(text, "\n{name} is {upgrade}");
    }
    for check in told(report) {
        let gravity = check.gravity().map_or_else(|| check.status.id(), Gravity::id);
        let _ = write!(text, "\n{gravity}: {}", sentence(check));
    }
    let counts = Status::ALL.map(|status| format!("{} {}", report.count(status), status.id())).join(", ");
    let _ = write!(text, "\n{} relations: {counts}", report.checks.len());
    text
}

fn sentence(check: &Check) -> String {
    let number = |value: Option<rust_decimal::Decimal>| {
        value.map_or_else(|| "nothing".to_owned(), |value| value.normalize().to_string())
    };
    match check.held {
        Held::Figure(printing) => format!(
            "{}: printed {}, recomputed {}, difference {}",
            check.id,
            number(printing.value),
            number(check.expected),
            number(check.difference)
        ),
        Held::Sign { .. } => format!("{}: what is left is {}", check.id, number(check.expected)),
        Held::Words { .. } => format!("{}: the words name another period than that of the figures", check.id),
    }
}

fn as_json(name: &str, release: &Release, report: &Report) -> Value {
    let check = |check: &Check| {
        json!({
            "id": check.id,
            "kind": check.kind.id(),
            "status": check.status.id(),
            "gravity": check.gravity().map(Gravity::id),
            "expected": check.expected.map(|value| value.normalize().to_string()),
            "difference": check.difference.map(|value| value.normalize().to_string()),
        })
    };
    json!({
        "file": name,
        "valid": true,
        "tables": release.file.tables.len(),
        "figures": release.facts.all().len(),
        "claims": release.file.claims.len(),
        "relations": report.checks.len(),
        "tied": report.count(Status::Tied),
        "rounding": report.count(Status::Rounding),
        "inconsistent": report.count(Status::Inconsistent),
        "checks": told(report).map(check).collect::<Vec<_>>(),
    })
}

/// The text of a release: of the file, or the one that a folder makes.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if !path.is_dir() {
        return std::fs::read(path)
            .map_err(|error| format!("reading {}: {error}; give the path of a release file", path.display()));
    }
    let imported = folder::release(path)?;
    for unused in &imported.unused {
        eprintln!("{unused}: no table of release.toml names it");
    }
    Ok(imported.json.into_bytes())
}

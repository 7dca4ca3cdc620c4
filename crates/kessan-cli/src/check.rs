//! `kessan check`: every mistake of a release file with its line, or of a folder of tables, and every relation that does not hold.

mod json;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kessan_core::checks::{Check, Gravity, Report, Status};

use crate::console::{self, Console};
use crate::{folder, help, input};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Validates a release file and checks that its figures agree",
    long_about = "Validates a release file, showing every error with its line and a remedy; then lists every relation of its figures \
        (sums, changes, ratios, balances) that does not hold, the gravest first, and those that hold only because a column was \
        rounded to add up.",
    after_help = help::text("check")
)]
pub struct Arguments {
    /// Release file, or folder of tables (`kessan new`); `-` for standard input
    file: PathBuf,
    /// Fail if any relation does not hold
    #[arg(long)]
    strict: bool,
    /// Report the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// Reads the file and says what is wrong with it; exit status 1 if anything is.
///
/// # Errors
///
/// What cannot be read.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let name = input::name(&arguments.file);
    let bytes = bytes(&arguments.file, console)?;
    let progress = console.progress(arguments.json);
    progress.says("checking the file");
    let release = match kessan_validate::check(&name, &bytes) {
        Ok(release) => release,
        Err(report) => {
            drop(progress);
            if arguments.json {
                console::write(format!("{}\n", json::mistakes(&name, &report)).as_bytes())?;
            } else if arguments.file.is_dir() {
                // A folder's release has no lines: its mistakes name table, row and column.
                for finding in &report.findings {
                    console::tell(format!("{name}: {}", finding.problem));
                }
            } else {
                console::tell(&report);
            }
            return Ok(ExitCode::FAILURE);
        }
    };
    progress.says("recalculating its relations");
    let report = release.checks();
    drop(progress);
    if arguments.json {
        console::write(format!("{}\n", json::relations(&name, &release, &report)).as_bytes())?;
    } else {
        console.say(words::text(&name, &release, &report))?;
    }
    if arguments.strict && report.count(Status::Inconsistent) > 0 {
        console::tell(format!("{name}: {}; --strict allows none", words::count(&report)));
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// The relations that do not hold, the gravest first, then what a later report prints otherwise, then what a column's rounding explains.
fn told(report: &Report) -> impl Iterator<Item = &Check> {
    let inconsistent = Gravity::ALL.into_iter().flat_map(|gravity| report.of_gravity(gravity));
    inconsistent.chain(report.with(Status::Restated)).chain(report.with(Status::Rounding))
}

/// The text of a release: of the file, or the one that a folder makes.
fn bytes(path: &Path, console: &Console) -> Result<Vec<u8>, String> {
    if !path.is_dir() {
        return input::bytes(path, input::MOST_BYTES, "a release file, or of a folder of tables");
    }
    let imported = folder::release(path)?;
    for unused in &imported.unused {
        console.note(format!("{unused}: not used by any table of release.toml"));
    }
    Ok(imported.json.into_bytes())
}

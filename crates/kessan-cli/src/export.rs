//! `kessan export`: a release file as a folder of plain tables.

use std::path::PathBuf;
use std::process::ExitCode;

use kessan_import::folder::export;
use serde_json::Value;

use crate::console::Console;
use crate::{folder, help, input};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Writes a release file as a folder of plain tables",
    long_about = "Writes a release file as a folder of plain tables, which spreadsheet programs and text editors open: release.toml and one CSV \
        file a table, with the cells as printed. `kessan import FOLDER` makes the same release of it again.",
    after_help = help::text("export")
)]
pub struct Arguments {
    /// The release file; `-` is the standard input
    file: PathBuf,
    /// The folder to make
    folder: PathBuf,
}

/// Checks the file and writes the folder.
///
/// # Errors
///
/// Every mistake of the file with its line, or that the folder cannot be written.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let name = input::name(&arguments.file);
    let bytes = input::bytes(&arguments.file, input::MOST_BYTES, "a release file")?;
    let progress = console.progress(false);
    progress.says("checking the release");
    kessan_validate::check(&name, &bytes).map_err(|report| report.to_string())?;
    // What is checked is JSON; the folder holds it as the author wrote it, not as a reader upgrades it.
    let release: Value = serde_json::from_slice(&bytes).map_err(|error| format!("reading {name}: {error}"))?;
    progress.says("writing the tables");
    let files = export(&release).map_err(|error| error.to_string())?;
    folder::write(&arguments.folder, &files)?;
    drop(progress);
    let tables = files.len().saturating_sub(1);
    console.say(format!("{} holds release.toml and {tables} tables", arguments.folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

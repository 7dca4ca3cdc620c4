//! `kessan export`: a release file as a folder of plain tables, or as an XBRL report package.

mod xbrl;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kessan_import::folder::export;
use serde_json::{Value, json};

use crate::console::{self, Console};
use crate::{folder, help, input};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Exports a release file as a folder of plain tables, or as XBRL",
    long_about = "Exports a release file as a folder of plain tables for spreadsheets and text editors: release.toml and one CSV file per \
        table, with the cells as reported. `kessan import FOLDER` turns it back into the same release. --output writes an XBRL report \
        package for audit tools instead: the figures as xBRL-JSON, with a taxonomy of the release's own line items, tables and sums \
        (Calculations 1.1), complete and valid offline.",
    after_help = help::text("export")
)]
pub struct Arguments {
    /// Release file; `-` for standard input
    file: PathBuf,
    /// Folder to create
    #[arg(required_unless_present = "output", conflicts_with = "output")]
    folder: Option<PathBuf>,
    /// XBRL report package to write (.xbr or .zip), overwritten if it exists; `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Report the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// Checks the file and writes what is asked for.
///
/// # Errors
///
/// Every mistake of the file with its line, or that nothing can be written there.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let name = input::name(&arguments.file);
    let bytes = input::bytes(&arguments.file, input::MOST_BYTES, "a release file")?;
    let progress = console.progress(arguments.json);
    progress.says("checking the release");
    let release = kessan_validate::check(&name, &bytes).map_err(|report| report.to_string())?;
    match (&arguments.folder, &arguments.output) {
        (_, Some(path)) => {
            progress.says("writing XBRL");
            let written = xbrl::write(&release, path)?;
            drop(progress);
            written.tell(path, arguments.json, console)?;
        }
        (Some(path), None) => {
            progress.says("writing the tables");
            let tables = tables(&name, &bytes, path)?;
            drop(progress);
            if arguments.json {
                let told = json!({ "folder": path.display().to_string(), "tables": tables });
                console::write(format!("{told}\n").as_bytes())?;
            } else {
                console.say(format!("{} contains release.toml and {tables} tables", path.display()))?;
            }
        }
        (None, None) => return Err("choose a folder to create, or an XBRL report package with --output".to_owned()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the folder of tables and says how many there are.
fn tables(name: &str, bytes: &[u8], path: &Path) -> Result<usize, String> {
    // What is checked is JSON; the folder holds it as the author wrote it, not as a reader upgrades it.
    let release: Value = serde_json::from_slice(bytes).map_err(|error| format!("reading {name}: {error}"))?;
    let files = export(&release).map_err(|error| error.to_string())?;
    folder::write(path, &files)?;
    Ok(files.len().saturating_sub(1))
}

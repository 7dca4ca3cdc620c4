//! `kessan check`: every mistake of a release file with its line, or of a folder of tables.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::folder;

/// What it takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The release file, or a folder of tables (`kessan new`).
    file: PathBuf,
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
    match kessan_validate::check(&name, &bytes) {
        Ok(release) => {
            println!(
                "{name} is in order: {} tables, {} printed figures",
                release.file.tables.len(),
                release.facts.all().len()
            );
            if let Some(upgrade) = &release.upgrade {
                println!("{name} is {upgrade}");
            }
            ExitCode::SUCCESS
        }
        // A folder's release has no lines: its mistakes name table, row and column.
        Err(report) if arguments.file.is_dir() => {
            for finding in &report.findings {
                eprintln!("{name}: {}", finding.problem);
            }
            ExitCode::FAILURE
        }
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
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

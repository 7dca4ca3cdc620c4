//! `kessan export`: a release file as a folder of plain tables.

use std::path::PathBuf;
use std::process::ExitCode;

use kessan_import::folder::export;
use serde_json::Value;

use crate::folder;

/// What it takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The release file.
    file: PathBuf,
    /// The folder to make.
    folder: PathBuf,
}

/// Checks the file and writes the folder.
pub fn run(arguments: &Arguments) -> ExitCode {
    match exported(arguments) {
        Ok(tables) => {
            println!("{} holds release.toml and {tables} tables", arguments.folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn exported(arguments: &Arguments) -> Result<usize, String> {
    let name = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file)
        .map_err(|error| format!("reading {name}: {error}; give the path of a release file"))?;
    kessan_validate::check(&name, &bytes).map_err(|report| report.to_string())?;
    // What is checked is JSON; the folder holds it as the author wrote it, not as a reader upgrades it.
    let release: Value = serde_json::from_slice(&bytes).map_err(|error| format!("reading {name}: {error}"))?;
    let files = export(&release).map_err(|error| error.to_string())?;
    folder::write(&arguments.folder, &files)?;
    Ok(files.len() - 1)
}

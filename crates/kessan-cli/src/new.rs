//! `kessan new`: a folder to fill in.

use std::path::PathBuf;
use std::process::ExitCode;

use kessan_import::folder::template;

use crate::console::Console;
use crate::{folder, help};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Creates a folder of plain tables to fill in, for a release on paper",
    long_about = "Creates a folder of plain tables to fill in, for a release that exists only on paper: release.toml describes the release, \
        and each table is a CSV file with its cells as reported. It comes with an example. `kessan import FOLDER` turns it into a release \
        file; `kessan check`, `build` and `serve` accept the folder itself.",
    after_help = help::text("new")
)]
pub struct Arguments {
    /// Folder to create; its name becomes the release's
    folder: PathBuf,
}

/// Makes the folder and says what to do next.
///
/// # Errors
///
/// The folder has something in it, or cannot be written.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let name = arguments
        .folder
        .file_name()
        .map(|name| name.to_string_lossy().replace([' ', '_', '.'], "-"))
        .unwrap_or_default();
    folder::write(&arguments.folder, &template(&name))?;
    let folder = arguments.folder.display();
    console.say(format!("{folder} contains an example release: release.toml and tables/income.csv."))?;
    console.say(format!("Replace it with your own, then run: kessan import {folder} -o release.json"))?;
    Ok(ExitCode::SUCCESS)
}

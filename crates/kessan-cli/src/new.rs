//! `kessan new`: a folder to fill in.

use std::path::PathBuf;
use std::process::ExitCode;

use kessan_import::folder::template;

use crate::folder;

/// What it takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder to make; its name becomes the release's.
    folder: PathBuf,
}

/// Makes the folder and says what to do next.
pub fn run(arguments: &Arguments) -> ExitCode {
    let name = arguments
        .folder
        .file_name()
        .map(|name| name.to_string_lossy().replace([' ', '_', '.'], "-"))
        .unwrap_or_default();
    match folder::write(&arguments.folder, &template(&name)) {
        Ok(()) => {
            let folder = arguments.folder.display();
            println!("{folder} holds an example of a release: release.toml and tables/income.csv.");
            println!("Put your own in its place, then run: kessan import {folder} -o release.json");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

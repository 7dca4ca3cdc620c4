//! `kessan check`: every mistake of a release file with its line.

use std::path::PathBuf;
use std::process::ExitCode;

/// What it takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The release file.
    file: PathBuf,
}

/// Reads the file and says what is wrong with it; exit status 1 if anything is.
pub fn run(arguments: &Arguments) -> ExitCode {
    let name = arguments.file.display().to_string();
    let bytes = match std::fs::read(&arguments.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("reading {name}: {error}; give the path of a release file");
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
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}

//! `kessan completions`: what a shell completes.

use std::process::ExitCode;

use clap::Command;
use clap_complete::{Shell, generate};

use crate::{console, help};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Writes shell completions for this command",
    after_help = help::text("completions")
)]
pub struct Arguments {
    /// Shell
    shell: Shell,
}

/// Writes them to the standard output.
///
/// # Errors
///
/// They cannot be written.
pub fn run(arguments: &Arguments, mut command: Command) -> Result<ExitCode, String> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, "kessan", &mut script);
    console::write(&script)?;
    Ok(ExitCode::SUCCESS)
}

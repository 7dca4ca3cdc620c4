//! `kessan completions`: what a shell completes.

use std::process::ExitCode;

use clap::Command;
use clap_complete::{Shell, generate};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Writes what a shell needs to complete this command",
    after_help = "Examples:\n  \
        kessan completions bash > ~/.local/share/bash-completion/completions/kessan\n  \
        kessan completions fish > ~/.config/fish/completions/kessan.fish\n  \
        kessan completions zsh > \"${fpath[1]}/_kessan\""
)]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Writes them to the standard output.
pub fn run(arguments: &Arguments, mut command: Command) -> ExitCode {
    generate(arguments.shell, &mut command, "kessan", &mut std::io::stdout());
    ExitCode::SUCCESS
}

//! The command `kessan`.

mod check;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A company's earnings release as an interactive page that checks itself.
#[derive(Parser)]
#[command(name = "kessan", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks a release file: every mistake with its line.
    Check(check::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
    }
}

//! The command `kessan`.

mod check;
mod export;
mod folder;
mod new;

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
    /// Makes a folder of plain tables to fill in, for a release that exists only on paper.
    New(new::Arguments),
    /// Writes a release file as a folder of plain tables.
    Export(export::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
    }
}

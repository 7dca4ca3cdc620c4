//! The command `kessan`.

mod check;
mod completions;
mod export;
mod folder;
mod import;
mod new;
#[cfg(feature = "site")]
mod site;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

/// A company's earnings release as an interactive page that checks itself.
#[derive(Parser)]
#[command(name = "kessan", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes the site of a release: a folder of static files, or with --one-file one file.
    #[cfg(feature = "site")]
    Build(site::build::Arguments),
    Check(check::Arguments),
    Completions(completions::Arguments),
    Import(import::Arguments),
    /// Makes a folder of plain tables to fill in, for a release that exists only on paper.
    New(new::Arguments),
    /// Writes a release file as a folder of plain tables.
    Export(export::Arguments),
    /// Serves the site of a release on this machine, and renders it anew at each change of the file.
    #[cfg(feature = "site")]
    Serve(site::serve::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        #[cfg(feature = "site")]
        Command::Build(arguments) => site::build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command()),
        Command::Import(arguments) => import::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        #[cfg(feature = "site")]
        Command::Serve(arguments) => site::serve::run(&arguments),
    }
}

//! The command `kessan`.

mod check;
mod compare;
mod completions;
mod console;
mod export;
mod folder;
mod help;
mod import;
mod input;
mod licences;
mod man;
mod new;
mod progress;
#[cfg(feature = "site")]
mod site;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use console::Console;

/// Everything that is said on the command line.
#[derive(Parser)]
#[command(
    name = "kessan",
    version,
    about = "Turns a company's earnings release into an interactive page",
    long_about = "Turns a company's earnings release into an interactive page: every table as reported, the source of every number, charts, a \
        dividend and buyback calculator, and every relation of the release recalculated. A release is one JSON file: `kessan import` \
        creates it from the company's filing, `kessan check` validates it, and `kessan build` turns it into a folder of static files for \
        any host. Nothing is fetched from or sent over a network.",
    after_help = help::text("kessan"),
    subcommand_required = true,
    arg_required_else_help = true
)]
struct Arguments {
    /// Print only errors and requested output
    #[arg(short, long, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Import(import::Arguments),
    New(new::Arguments),
    Export(export::Arguments),
    Check(check::Arguments),
    Compare(compare::Arguments),
    #[cfg(feature = "site")]
    Build(site::build::Arguments),
    #[cfg(feature = "site")]
    Serve(site::serve::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Licences(licences::Arguments),
}

fn main() -> ExitCode {
    #[cfg(feature = "site")]
    if let Some(code) = site::serve::render::asked() {
        return code;
    }
    let matches = help::wrapped(Arguments::command()).get_matches();
    let Arguments { quiet, command } = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let console = Console::new(quiet);
    let (outcome, is_json) = match &command {
        Command::Import(arguments) => (import::run(arguments, &console), arguments.json),
        Command::New(arguments) => (new::run(arguments, &console), false),
        Command::Export(arguments) => (export::run(arguments, &console), arguments.json),
        Command::Check(arguments) => (check::run(arguments, &console), arguments.json),
        Command::Compare(arguments) => (compare::run(arguments, &console), arguments.json),
        #[cfg(feature = "site")]
        Command::Build(arguments) => (site::build::run(arguments, &console), arguments.json),
        #[cfg(feature = "site")]
        Command::Serve(arguments) => (site::serve::run(arguments, &console), false),
        Command::Completions(arguments) => (completions::run(arguments, Arguments::command()), false),
        Command::Man(arguments) => (man::run(arguments, Arguments::command(), &console), false),
        Command::Licences(arguments) => (licences::run(arguments), false),
    };
    match outcome {
        Ok(code) => code,
        Err(message) => {
            if is_json {
                // Whoever cannot be told cannot be told that either.
                let _ = console::write(format!("{}\n", serde_json::json!({ "error": message })).as_bytes());
            } else {
                console::tell(&message);
            }
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_has_its_words_and_no_command_is_hidden() {
        for command in Arguments::command().get_subcommands() {
            assert!(!command.is_hide_set(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }

    #[test]
    fn the_command_line_is_sound_and_every_command_has_its_help() {
        Arguments::command().debug_assert();
        for command in Arguments::command().get_subcommands() {
            assert!(help::of(command.get_name()).is_some(), "{} has no examples", command.get_name());
            assert!(command.get_about().is_some(), "{} is not said", command.get_name());
        }
    }
}

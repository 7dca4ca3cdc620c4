//! The command line of `cargo xtask`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::failure::Failure;
use xtask::{bench, check, disk, fuzz, install, look, project, reproducible, serve, setup, site, supply, verify};

/// Sets up, builds, serves and tests Kessan.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs what a build needs and this machine lacks
    Setup,
    /// Writes the licences and the bill of materials of the browser's program into a folder, which `trunk build` asks for
    Supply {
        /// The folder, made if it is not there
        folder: PathBuf,
    },
    /// Builds the site into dist/ and weighs its files
    Build {
        /// Where dist/ will be published: adds what needs that address, such as oEmbed, a sitemap and previews of links
        #[arg(long, value_name = "ADDRESS")]
        site: Option<String>,
    },
    /// Builds the site's assets and installs the command `kessan` with them inside, which makes a site of any release
    Install {
        /// Where it is installed, in place of cargo's own folder: the command below bin/, the manual pages below share/man/
        #[arg(long, value_name = "FOLDER")]
        root: Option<PathBuf>,
    },
    /// Builds the site for developing, quickly and with larger programs, and serves it on this machine until Ctrl-C
    Serve {
        /// Port of 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Opens the address in the browser
        #[arg(long)]
        open: bool,
        /// Builds dist/ as it is published, and serves that
        #[arg(long)]
        release: bool,
        /// Serves dist/ as it is
        #[arg(long, conflicts_with = "release")]
        no_build: bool,
    },
    /// Runs everything that must pass: format, lints, docs, tests, build, browser tests
    Test {
        /// Leaves out the tests which need Chromium
        #[arg(long)]
        skip_browser: bool,
    },
    /// Measures the core, and dist/ in Chromium against a script-free page of the same content
    Bench(bench::Options),
    /// Opens dist/ in Chromium, touches nothing, and tells what was fetched, from the server's log
    Visit,
    /// Takes pictures of dist/ for eyes into target/look/: each section in five widths, both themes and languages, and the page on paper
    Look(look::Options),
    /// Checks a release file as `kessan check` does, which it compiles without the page: every mistake with its line, then every
    /// relation that does not hold
    Check {
        /// The release file, or a folder of tables; then options of `kessan check`, such as --strict and --json
        #[arg(required = true, num_args = 1.., trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Builds the site here and from a copy elsewhere, with a target folder of its own, and compares every byte
    Reproducible {
        /// Keeps the copy, so that the next run compiles only what has changed
        #[arg(long)]
        keep: bool,
    },
    /// Checks licences, bans, sources and known vulnerabilities with cargo-deny; installs it if it is missing
    Deny,
    /// Looks for inputs that break a reader of what comes from outside, with libFuzzer; installs cargo-fuzz if it is missing
    Fuzz {
        /// One of the targets in fuzz/fuzz_targets; each of them in turn, if none is given
        target: Option<String>,
        /// For each target
        #[arg(long, default_value_t = 10)]
        minutes: u32,
    },
    /// Runs the property tests of the same readers with a million cases each
    Soak {
        /// One of the targets; each of them, if none is given
        target: Option<String>,
        /// For each target
        #[arg(long, default_value_t = 1_000_000)]
        cases: u32,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("error: {failure}");
            project::root().ok().and_then(|root| disk::hint(&root)).iter().for_each(|hint| eprintln!("{hint}"));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    let root = project::root()?;
    match command {
        Command::Setup => {
            let tools = setup::run(&root)?;
            println!("everything a build needs is there: {}", tools.summary);
        }
        Command::Supply { folder } => supply::write(&root, supply::Product::Program, &folder)?,
        Command::Build { site } => site::build(&root, site.as_deref())?,
        Command::Install { root: folder } => install::run(&root, folder.as_deref())?,
        Command::Serve { port, open, release, no_build } => {
            serve::run(&root, &serve::Options { port, open, no_build, release })?;
        }
        Command::Test { skip_browser } => return verify::run(&root, skip_browser),
        Command::Bench(options) => bench::run(&root, &options)?,
        Command::Visit => verify::visit(&root)?,
        Command::Look(options) => look::run(&root, &options)?,
        Command::Check { arguments } => return check::run(&root, &arguments),
        Command::Reproducible { keep } => reproducible::run(&root, keep)?,
        Command::Deny => supply::deny(&root)?,
        Command::Fuzz { target, minutes } => fuzz::fuzz(&root, target.as_deref(), minutes)?,
        Command::Soak { target, cases } => fuzz::soak(&root, target.as_deref(), cases)?,
    }
    Ok(ExitCode::SUCCESS)
}

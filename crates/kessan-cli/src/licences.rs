//! `kessan licences`: what this command, and the sites that it makes, are made of.

use std::process::ExitCode;

use crate::{console, help};

/// The texts, which `cargo xtask install` has put in; empty if this executable was compiled without.
static TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/licences"));
/// The bill of materials; empty likewise.
static BILL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bill"));

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Prints the licences of the software in this command and its sites",
    long_about = "Prints the licences of the software in this command and its sites: every crate with its licence, and each text once. \
        Kessan itself is licensed under MIT or Apache-2.0, at your option. A site has the licences of its own programs in licenses.txt.",
    alias = "licenses",
    after_help = help::text("licences")
)]
pub struct Arguments {
    /// Print the bill of materials instead (CycloneDX 1.6, JSON)
    #[arg(long)]
    bill: bool,
}

/// Writes them to the standard output.
///
/// # Errors
///
/// They are not in this executable, or cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let text = if arguments.bill { BILL } else { TEXTS };
    if text.is_empty() {
        return Err("looking for the licences: this executable was compiled without them; in Kessan's sources run `cargo xtask \
             install`, which installs the command with them inside"
            .to_owned());
    }
    console::write(text)?;
    Ok(ExitCode::SUCCESS)
}

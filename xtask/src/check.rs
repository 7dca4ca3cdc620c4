//! `cargo xtask check`: `kessan check`, compiled without what makes pages.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::process::Invocation;

/// Where that is compiled. In cargo's own folder it would take the place of the whole command, which browser tests start.
const FOLDER: &str = "target/check";

/// Lets the command check a file, with what else stands behind `cargo xtask check`; its words and its exit status are ours.
///
/// # Errors
///
/// Cargo cannot be started.
pub fn run(root: &Path, arguments: &[OsString]) -> Result<ExitCode, Failure> {
    // It runs where the caller is, so that paths mean what they mean there.
    let manifest = root.join("Cargo.toml");
    let command = Invocation::cargo(["run", "--quiet", "--locked", "--package", "kessan-cli", "--no-default-features"])
        .arg("--manifest-path")
        .arg(manifest)
        .arg("--target-dir")
        .arg(root.join(FOLDER))
        .arg("--")
        .arg("check");
    let command = arguments.iter().fold(command, |command, argument| command.arg(argument));
    let status = command.status(Path::new("."))?;
    // A status above 255 exists on Windows only; none at all means a signal.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

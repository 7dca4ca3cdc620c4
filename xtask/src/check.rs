//! `cargo xtask check`: the rules of the site, applied to one file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::failure::Failure;
use crate::process::Invocation;

/// Lets the prerenderer check `file`; its exit status becomes ours.
pub fn run(root: &Path, file: &Path) -> Result<ExitCode, Failure> {
    let command =
        Invocation::cargo(["run", "--quiet", "--locked", "--features", "ssr", "--bin", "prerender", "--", "--check"])
            .arg(absolute(file));
    let status = command.status(root)?;
    // A status above 255 exists on Windows only; none at all means a signal.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The command runs in the project's folder, so the path must not depend on
/// where the caller is.
fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf())
}

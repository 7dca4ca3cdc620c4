//! `cargo xtask check`: the rules of the site, applied to one file.

use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};

use crate::failure::Failure;
use crate::process::Invocation;

/// A release that is in order: the checker is built for it while the site's own release cannot be built.
const IN_ORDER: &str = "tests/releases/minimal.json";

/// Lets the prerenderer check `file`, with `strict` also for inconsistencies; its exit status becomes ours.
///
/// The prerenderer holds the site's release, and a release with mistakes fails its build. That must not keep the
/// author from hearing of them here, so it is then built for another one.
pub fn run(root: &Path, file: &Path, strict: bool) -> Result<ExitCode, Failure> {
    let build = prerenderer("build");
    let is_built = build
        .command(root)
        .stderr(Stdio::null())
        .status()
        .map_err(|error| {
            let remedy = "install cargo and put its folder into the variable PATH";
            Failure::new(format!("starting `{build}`"), error.to_string(), "a cargo that can be started", remedy)
        })?
        .success();
    let run = prerenderer("run").arg("--").arg("--check");
    let run = if strict { run.arg("--strict") } else { run };
    let run = run.arg(absolute(file));
    let run = if is_built { run } else { run.env("KESSAN_RELEASE", IN_ORDER) };
    let status = run.status(root)?;
    // A status above 255 exists on Windows only; none at all means a signal.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

fn prerenderer(subcommand: &str) -> Invocation {
    Invocation::cargo([subcommand, "--quiet", "--locked", "--features", "ssr", "--bin", "prerender"])
}

/// The command runs in the project's folder, so the path must not depend on
/// where the caller is.
fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf())
}

//! `cargo xtask deny`: cargo-deny with `deny.toml`.

use std::path::Path;
use std::process::Stdio;

use crate::failure::Failure;
use crate::process::Invocation;
use crate::setup;
use crate::verify::steps::finish;

/// What cargo-deny looks at without the network.
const CHECKS: [&str; 3] = ["licenses", "bans", "sources"];
/// What it gets from the network first.
const ADVISORIES: &str = "advisories";

/// Runs it on the workspace; installs it if it is missing.
///
/// # Errors
///
/// It cannot be installed, or finds what `deny.toml` does not allow. Where the database of advisories cannot be had, that is
/// said and no failure.
pub fn deny(root: &Path) -> Result<(), Failure> {
    setup::cargo_deny()?;
    finish(&check("--locked", &CHECKS), root)?;
    let fetch = Invocation::cargo(["deny", "fetch", "db"]);
    println!("{fetch}");
    let mut quietly = fetch.command(root);
    quietly.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Neither does it ask for a password, nor wait for a line that has gone quiet.
    quietly.envs([
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_HTTP_LOW_SPEED_LIMIT", "1000"),
        ("GIT_HTTP_LOW_SPEED_TIME", "20"),
    ]);
    if quietly.status().is_ok_and(|status| status.success()) {
        return finish(&check("--offline", &[ADVISORIES]), root);
    }
    println!(
        "\nSKIPPED: known vulnerabilities. Their database, https://github.com/rustsec/advisory-db, cannot be had from here; \
         `{fetch}` says why."
    );
    Ok(())
}

fn check(how: &str, what: &[&str]) -> Invocation {
    what.iter().fold(Invocation::cargo(["deny", "--workspace", how, "check"]), Invocation::arg)
}

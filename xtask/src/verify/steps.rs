//! What is checked, in which order: quick checks first.

use std::path::Path;

use crate::failure::Failure;
use crate::process::Invocation;

/// One step of `cargo xtask test`.
pub struct Step {
    pub name: &'static str,
    pub work: Work,
}

/// What a step does.
pub enum Work {
    /// Runs cargo with these arguments, separated by spaces, and variables.
    Cargo { args: &'static str, envs: &'static [(&'static str, &'static str)] },
    /// Does the same as `cargo xtask build`.
    Build,
    /// Does the same as `cargo xtask deny`.
    Supply,
    /// Runs the tests which drive a browser.
    Browser,
}

const fn cargo(name: &'static str, args: &'static str) -> Step {
    Step { name, work: Work::Cargo { args, envs: &[] } }
}

/// All steps.
pub const STEPS: [Step; 11] = [
    cargo("format", "fmt --all --check"),
    // The rules and numbers must do without anything of the web. Their tests run with all others: to compile every crate once
    // more without the web's features would take minutes.
    cargo(
        "clippy core",
        "clippy --locked --no-default-features --lib --package kessan --package kessan-core -- -D warnings",
    ),
    // The command without what makes pages, as `cargo xtask check` compiles it.
    cargo("clippy command", "clippy --locked --no-default-features --package kessan-cli --bins -- -D warnings"),
    cargo("clippy native", "clippy --locked --workspace --features ssr --all-targets -- -D warnings"),
    cargo(
        "clippy web",
        "clippy --locked --features hydrate --target wasm32-unknown-unknown --lib --bin app \
         -- -D warnings",
    ),
    Step {
        name: "docs",
        work: Work::Cargo {
            args: "doc --locked --no-deps --workspace --features ssr",
            envs: &[("RUSTDOCFLAGS", "-D warnings")],
        },
    },
    cargo("native tests", "test --locked --workspace --features ssr"),
    // On a machine that has no cargo-deny it is compiled once, in some three minutes; then it takes a few seconds.
    Step { name: "supply", work: Work::Supply },
    Step { name: "build", work: Work::Build },
    // It takes the assets that the build has left. Of the whole workspace, so that nothing is compiled with other features.
    Step {
        name: "command",
        work: Work::Cargo {
            args: "test --locked --workspace --features ssr --test command",
            envs: &[("KESSAN_ASSETS_ARE_FRESH", "1")],
        },
    },
    Step { name: "browser tests", work: Work::Browser },
];

/// Each of two tests at once has a browser of its own; more would need more
/// memory than small machines have.
const BROWSER: &str = "test --locked --package kessan --features ssr --test e2e --";

/// The browser test that tells what a first visit fetches.
pub const VISIT: &str = "test --quiet --locked --package kessan --features ssr --test e2e -- visit::";

impl Step {
    /// The cargo command of the step.
    pub fn invocation(&self) -> Invocation {
        match self.work {
            Work::Cargo { args, envs } => envs
                .iter()
                .fold(Invocation::cargo(args.split_whitespace()), |command, (name, value)| command.env(name, value)),
            Work::Build => Invocation::cargo(["xtask", "build"]),
            Work::Supply => Invocation::cargo(["xtask", "deny"]),
            Work::Browser => Invocation::cargo(BROWSER.split_whitespace()).env("RUST_TEST_THREADS", "2"),
        }
    }
}

/// Runs the command of a step.
pub fn invoke(step: &Step, root: &Path) -> Result<(), Failure> {
    finish(&step.invocation(), root)
}

/// Shows and runs a command, which must succeed.
pub fn finish(command: &Invocation, root: &Path) -> Result<(), Failure> {
    println!("{command}");
    let status = command.status(root)?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("running `{command}`"),
        format!("it ended with {status}; its own messages are above"),
        "exit status 0",
        "mend what the messages name, then run the command again",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_can_be_run_alone() {
        for step in &STEPS {
            assert!(step.invocation().to_string().contains("cargo "), "{}", step.name);
        }
        let docs = STEPS.iter().find(|step| step.name == "docs");
        let docs = docs.expect("the docs are a step").invocation().to_string();
        assert!(docs.starts_with("RUSTDOCFLAGS='-D warnings' cargo doc"), "{docs}");
    }

    #[test]
    fn every_compiling_step_keeps_the_lock_file() {
        for step in STEPS.iter().filter(|step| step.name != "format") {
            let alone = step.invocation().to_string();
            assert!(alone.contains("--locked") || alone.starts_with("cargo xtask "), "{alone}");
        }
    }
}

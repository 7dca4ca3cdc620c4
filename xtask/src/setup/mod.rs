//! `cargo xtask setup`: what a build needs besides cargo.
//!
//! Every other command begins with it. When nothing is missing it costs a
//! fraction of a second and prints nothing.

pub mod lock;
mod program;
mod target;
pub mod version;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::process::{Invocation, cargo_home, find, search_path};
use program::{Accepted, Program};
use version::Version;

/// The trunk which is installed when there is none. Its successor needs a
/// newer compiler than the project.
const TRUNK: Version = Version::new(0, 21, 14);

/// The geckodriver which is installed when there is none.
const GECKODRIVER: Version = Version::new(0, 37, 1);

/// The cargo-deny which is installed when there is none.
const CARGO_DENY: Version = Version::new(0, 20, 2);

/// What the setup found or made.
#[derive(Debug, Clone)]
pub struct Tools {
    /// The value of PATH with which trunk and wasm-bindgen are found.
    pub path: OsString,
    /// The tools and their versions in one line.
    pub summary: String,
}

/// Installs what is missing.
pub fn run(root: &Path) -> Result<Tools, Failure> {
    let bindgen = lock::wasm_bindgen(root)?;
    let mut folders = Folders::new();
    target::ensure(root, &folders.list)?;
    let trunk = Program {
        name: "trunk",
        package: "trunk",
        accepted: Accepted::AtLeast(TRUNK),
        why: "it makes the page and the WebAssembly in dist/",
        how_long: "2 minutes",
        // It fetches nothing: the setup has what it would look for.
        features: &["--no-default-features"],
    }
    .ensure(&mut folders)?;
    let bindgen = Program {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        accepted: Accepted::Exactly(bindgen),
        why: "it joins WebAssembly and JavaScript, and must have the version in Cargo.lock",
        how_long: "1 minute",
        features: &["--no-default-features", "--bin", "wasm-bindgen"],
    }
    .ensure(&mut folders)?;
    fetch(root)?;
    Ok(Tools { path: folders.path()?, summary: format!("{}, trunk {trunk}, wasm-bindgen {bindgen}", target::NAME) })
}

/// Installs geckodriver, by which the browser tests drive Firefox, if there is none; where it is.
pub fn geckodriver() -> Result<PathBuf, Failure> {
    let mut folders = Folders::new();
    Program {
        name: "geckodriver",
        package: "geckodriver",
        accepted: Accepted::AtLeast(GECKODRIVER),
        why: "the browser tests drive Firefox with it",
        how_long: "3 minutes",
        features: &[],
    }
    .ensure(&mut folders)?;
    find("geckodriver", &folders.list).ok_or_else(|| {
        Failure::new(
            "looking for geckodriver",
            "none",
            "the one that was there a moment ago",
            "run `cargo xtask test` again",
        )
    })
}

/// Installs cargo-deny if there is none.
pub fn cargo_deny() -> Result<(), Failure> {
    let program = Program {
        name: "cargo-deny",
        package: "cargo-deny",
        accepted: Accepted::AtLeast(CARGO_DENY),
        why: "it checks licences, bans, sources and known vulnerabilities",
        how_long: "3 minutes",
        features: &[],
    };
    program.ensure(&mut Folders::new()).map(|_| ())
}

/// Gets the crates of all platforms.
///
/// Trunk asks cargo for the metadata of all of them and then builds without
/// the network, so a partial download would let it fail.
fn fetch(root: &Path) -> Result<(), Failure> {
    let command = Invocation::cargo(["fetch", "--locked", "--quiet"]);
    let started = Instant::now();
    let status = command.status(root)?;
    if !status.success() {
        return Err(Failure::new(
            "getting the crates of Cargo.lock",
            format!("`{command}` ended with {status}; its own message is above"),
            "all crates downloaded, and a Cargo.lock that fits Cargo.toml",
            "connect to the network; after a change of Cargo.toml run `cargo update --workspace` \
             to bring Cargo.lock up to date; then run `cargo xtask setup` again",
        ));
    }
    if started.elapsed() > Duration::from_secs(2) {
        println!("setup: crates are there after {}", seconds(started));
    }
    Ok(())
}

/// The folders in which tools are looked for.
struct Folders {
    list: Vec<PathBuf>,
    cargo_bin: Option<PathBuf>,
}

impl Folders {
    fn new() -> Self {
        let mut list = search_path();
        let cargo_bin = cargo_home().map(|home| home.join("bin"));
        // At the end: a choice which the user made by the order of PATH stays.
        list.extend(cargo_bin.iter().filter(|bin| !list.contains(bin)).cloned().collect::<Vec<_>>());
        Self { list, cargo_bin }
    }

    /// Puts the folder of `cargo install` first, because an unfit program in
    /// another folder would hide the fit one there.
    fn prefer_cargo_bin(&mut self) {
        if let Some(bin) = self.cargo_bin.clone() {
            self.list.retain(|folder| *folder != bin);
            self.list.insert(0, bin);
        }
    }

    fn path(&self) -> Result<OsString, Failure> {
        env::join_paths(&self.list).map_err(|error| {
            Failure::new(
                "making the variable PATH",
                error.to_string(),
                "folders without a quotation mark or separator in their names",
                "take the folder with such a name out of PATH or CARGO_HOME",
            )
        })
    }
}

/// The time since `started`, for messages.
fn seconds(started: Instant) -> String {
    format!("{:.1} s", started.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_cargo_can_be_preferred() {
        let bin = PathBuf::from("/home/x/bin");
        let mut folders = Folders { list: vec!["/usr/bin".into(), bin.clone()], cargo_bin: Some(bin.clone()) };
        folders.prefer_cargo_bin();
        assert_eq!(folders.list, [bin, "/usr/bin".into()]);
    }
}

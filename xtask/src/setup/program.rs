//! One program that `cargo install` can provide.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use super::version::Version;
use super::{Folders, seconds};
use crate::failure::Failure;
use crate::process::{cargo, find, output};

/// Settings of cargo with which a tool is compiled in the least time.
const QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
    ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false"),
];

/// Which versions will do.
#[derive(Debug, Clone, Copy)]
pub enum Accepted {
    /// This one or a later one; a later series is noted.
    AtLeast(Version),
    /// This one only.
    Exactly(Version),
}

impl Accepted {
    /// The version which is installed if there is no fit one.
    fn wanted(self) -> Version {
        match self {
            Self::AtLeast(version) | Self::Exactly(version) => version,
        }
    }

    fn fits(self, found: Version) -> bool {
        match self {
            Self::AtLeast(least) => found >= least,
            Self::Exactly(exact) => found == exact,
        }
    }

    /// Whether the version is of a later series than the tried one.
    fn is_untried(self, found: Version) -> bool {
        let wanted = self.wanted();
        (found.major, found.minor) > (wanted.major, wanted.minor)
    }
}

/// A program and how to get it.
pub struct Program {
    pub name: &'static str,
    pub package: &'static str,
    pub accepted: Accepted,
    pub why: &'static str,
    pub how_long: &'static str,
    pub features: &'static [&'static str],
}

impl Program {
    /// Makes sure that a fit version is the first one in `folders`.
    pub fn ensure(&self, folders: &mut Folders) -> Result<Version, Failure> {
        if let Some(version) = self.fit(folders) {
            if self.accepted.is_untried(version) {
                println!(
                    "setup: note: {} {version} is newer than {}, with which the project was tried",
                    self.name,
                    self.accepted.wanted()
                );
            }
            return Ok(version);
        }
        let started = Instant::now();
        self.install(folders)?;
        let version = self.fit(folders).ok_or_else(|| {
            Failure::new(
                format!("looking for {} after its installation", self.name),
                self.found(folders),
                format!("{} {}", self.name, self.accepted.wanted()),
                "set CARGO_HOME to a folder of your own, then run `cargo xtask setup` again",
            )
        })?;
        println!("setup: {} {version} is there after {}", self.name, seconds(started));
        Ok(version)
    }

    /// The fit version, on PATH or where cargo installs.
    fn fit(&self, folders: &mut Folders) -> Option<Version> {
        let fits = |version: &Version| self.accepted.fits(*version);
        if let Some(version) = self.version_in(&folders.list).filter(fits) {
            return Some(version);
        }
        let bin = folders.cargo_bin.clone()?;
        let version = self.version_in(&[bin]).filter(fits)?;
        folders.prefer_cargo_bin();
        Some(version)
    }

    fn version_in(&self, folders: &[PathBuf]) -> Option<Version> {
        let program = find(self.name, folders)?;
        Version::in_output(&output(&program, &["--version"])?)
    }

    fn found(&self, folders: &Folders) -> String {
        self.version_in(&folders.list).map_or("none".to_owned(), |version| format!("version {version}"))
    }

    fn install(&self, folders: &Folders) -> Result<(), Failure> {
        let version = self.accepted.wanted().to_string();
        println!(
            "setup: {} {version} is missing (found: {}); {}. Installing it with cargo takes about {}.",
            self.name,
            self.found(folders),
            self.why,
            self.how_long
        );
        let failure = |found: String| {
            Failure::new(
                format!("installing {} {version}", self.name),
                found,
                "the program to be compiled and put where cargo installs programs",
                format!(
                    "without network: connect and run `cargo xtask setup` again; without C compiler \
                     or linker (`cc`, `link.exe`): install it (on Debian: apt-get install gcc libc6-dev); \
                     or install {} {version} yourself and put its folder into PATH",
                    self.name
                ),
            )
        };
        let mut command = Command::new(cargo());
        command
            .args(["install", self.package, "--version", &version])
            // An unfit program of the same name is replaced.
            .args(["--locked", "--debug", "--force"])
            .args(self.features)
            // It is compiled once and runs for seconds: nobody looks at it with a debugger.
            .envs(QUICKLY);
        if let Some(home) = folders.cargo_bin.as_ref().and_then(|bin| bin.parent()) {
            command.arg("--root").arg(home);
        }
        command
            // Outside the project, so that its profiles and flags stay out.
            .current_dir(std::env::temp_dir())
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET");
        match command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(failure(format!("cargo install ended with {status}; its own message is above"))),
            Err(error) => Err(failure(format!("cargo could not be started: {error}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_may_be_newer_but_not_older() {
        let trunk = Accepted::AtLeast(Version::new(0, 21, 14));
        assert!(trunk.fits(Version::new(0, 21, 14)));
        assert!(trunk.fits(Version::new(0, 22, 0)));
        assert!(!trunk.fits(Version::new(0, 21, 13)));
        assert!(trunk.is_untried(Version::new(0, 22, 0)));
        assert!(!trunk.is_untried(Version::new(0, 21, 15)));
    }

    #[test]
    fn wasm_bindgen_must_be_the_same() {
        let bindgen = Accepted::Exactly(Version::new(0, 2, 129));
        assert!(bindgen.fits(Version::new(0, 2, 129)));
        assert!(!bindgen.fits(Version::new(0, 2, 130)));
    }
}

//! A folder with a release in it, and the program with the assets of the build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

pub const RELEASE: &str = include_str!("../../../../tests/releases/made-up.json");
pub const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A folder that goes with its test, with the release in it.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kessan-command-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("release.json"), RELEASE).unwrap();
        Self(folder)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kessan"));
        command.current_dir(&self.0).env_remove("KESSAN_ASSETS");
        if let Some(assets) = assets() {
            command.env("KESSAN_ASSETS", assets);
        }
        command
    }

    pub fn run(&self, arguments: &str) -> Output {
        self.command().args(arguments.split(' ')).output().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Where the build leaves the assets.
fn assets() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(PROJECT).join("target"), PathBuf::from);
    fs::canonicalize(target.join("kessan-assets")).ok()
}

/// Set where the assets have just been made of this code: by the step `command` of `cargo xtask test`.
const ARE_FRESH: &str = "KESSAN_ASSETS_ARE_FRESH";

/// Says why a test that needs the assets proves nothing. Those that an earlier build has left may be of another form; whoever has
/// just made them says so, and no such excuse counts.
pub fn are_missing() -> bool {
    static REASON: OnceLock<Option<&str>> = OnceLock::new();
    let reason = REASON.get_or_init(|| {
        if assets().is_none() {
            return Some("there is no target/kessan-assets");
        }
        if std::env::var_os(ARE_FRESH).is_some() {
            return None;
        }
        let scratch = Scratch::new("probe");
        let is_of_old = told(&scratch.run("build release.json --one-file -o probe.html")).contains("make them anew");
        is_of_old.then_some("target/kessan-assets is of an earlier build")
    });
    if let Some(reason) = reason {
        println!("skipped: {reason}; `cargo xtask build` makes it");
    }
    reason.is_some()
}

pub fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

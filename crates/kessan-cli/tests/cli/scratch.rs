//! A folder for a test, and the program in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A release that is in order.
pub const MINIMAL: &str = include_str!("../../../../tests/releases/minimal.json");
/// One with relations that do not hold.
pub const MADE_UP: &str = include_str!("../../../../tests/releases/made-up.json");

/// A folder that goes with its test.
pub struct Scratch(PathBuf);

impl Scratch {
    /// An empty one.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kessan-cli-{}-{count}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// With a file in it.
    pub fn with(self, name: &str, content: &str) -> Self {
        fs::write(self.0.join(name), content).unwrap();
        self
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kessan"));
        command.current_dir(&self.0).env_remove("KESSAN_ASSETS").stdin(Stdio::null());
        command
    }

    /// Runs it with arguments that have no spaces in them.
    pub fn run(&self, arguments: &str) -> Told {
        Told::of(self.command().args(arguments.split_whitespace()).output().unwrap())
    }

    /// The same with a text as the standard input.
    pub fn run_with(&self, arguments: &str, input: &str) -> Told {
        let mut command = self.command();
        command.args(arguments.split_whitespace()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // One that does not read it ends before.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Told::of(child.wait_with_output().unwrap())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run has said.
#[derive(Debug)]
pub struct Told {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Told {
    pub fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// It has ended well and said nothing of what went wrong.
    #[track_caller]
    pub fn well(self) -> Self {
        assert_eq!((self.status, self.err.as_str()), (Some(0), ""), "{self:?}");
        self
    }

    /// It has ended with status 1, and said on the standard error alone each of these.
    #[track_caller]
    pub fn failed(self, parts: &[&str]) -> Self {
        assert_eq!((self.status, self.out.as_str()), (Some(1), ""), "{self:?}");
        for part in parts {
            assert!(self.err.contains(part), "no {part:?} in {self:?}");
        }
        self
    }

    /// What stands on the standard output, as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

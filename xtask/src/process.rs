//! Running other programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use crate::failure::Failure;

/// A command line with the variables it needs, which can be run and shown.
#[derive(Debug, Clone)]
pub struct Invocation {
    program: OsString,
    shown: String,
    args: Vec<OsString>,
    envs: Vec<(&'static str, OsString)>,
    removed: Vec<&'static str>,
    search: Option<OsString>,
}

impl Invocation {
    /// A program which is looked up on PATH.
    pub fn new<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, args: impl IntoIterator<Item = A>) -> Self {
        let program = program.as_ref().to_os_string();
        Self {
            shown: program.to_string_lossy().into_owned(),
            program,
            args: args.into_iter().map(|a| a.as_ref().to_os_string()).collect(),
            envs: Vec::new(),
            removed: Vec::new(),
            search: None,
        }
    }

    /// The cargo which runs this program, so that both use one toolchain.
    pub fn cargo<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Self {
        let mut this = Self::new(cargo(), args);
        this.shown = "cargo".to_owned();
        this
    }

    /// One more argument.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_os_string());
        self
    }

    /// Sets a variable, which is shown as part of the command.
    #[must_use]
    pub fn env(mut self, name: &'static str, value: impl AsRef<OsStr>) -> Self {
        self.envs.push((name, value.as_ref().to_os_string()));
        self
    }

    /// Takes a variable away that this program may have; not shown, since who types the command has it not.
    #[must_use]
    pub fn without(mut self, name: &'static str) -> Self {
        self.removed.push(name);
        self
    }

    /// Replaces PATH; not shown, since it is only a matter of finding tools.
    #[must_use]
    pub fn search(mut self, path: &OsStr) -> Self {
        self.search = Some(path.to_os_string());
        self
    }

    /// The command for everything that is not covered here.
    pub fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args).current_dir(folder);
        self.removed.iter().for_each(|name| _ = command.env_remove(name));
        command.envs(self.envs.iter().map(|(name, value)| (name, value)));
        if let Some(path) = &self.search {
            command.env("PATH", path);
        }
        command
    }

    /// Runs it with our own input and output.
    pub fn status(&self, folder: &Path) -> Result<ExitStatus, Failure> {
        self.command(folder).status().map_err(|error| {
            Failure::new(
                format!("starting `{self}`"),
                error.to_string(),
                format!("a program `{}` that can be started", self.shown),
                format!("install `{}` and put its folder into the variable PATH", self.shown),
            )
        })
    }
}

impl fmt::Display for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.envs {
            write!(f, "{name}={} ", quoted(value))?;
        }
        write!(f, "{}", self.shown)?;
        self.args.iter().try_for_each(|arg| write!(f, " {}", quoted(arg)))
    }
}

/// An argument as it has to be typed.
fn quoted(text: &OsStr) -> String {
    let text = text.to_string_lossy();
    if text.is_empty() || text.contains([' ', '"', '\'', '$', '*']) {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        text.into_owned()
    }
}

/// The cargo that runs this program, or the one on PATH.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The folder into which `cargo install` puts programs.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The folders of PATH.
pub fn search_path() -> Vec<PathBuf> {
    env::var_os("PATH").map_or_else(Vec::new, |path| env::split_paths(&path).collect())
}

/// The first executable of that name in `folders`.
pub fn find(name: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    folders.iter().map(|folder| folder.join(&file)).find(|path| is_executable(path))
}

/// Whether the path is a file which may be started.
pub fn is_executable(path: &Path) -> bool {
    let Ok(metadata) = path.metadata() else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        metadata.is_file() && metadata.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    {
        metadata.is_file()
    }
}

/// What a program prints, if it succeeds.
pub fn output(program: &Path, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_command_as_it_is_typed() {
        let command = Invocation::cargo(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(command.to_string(), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
    }

    #[test]
    fn a_missing_program_says_how_to_mend_it() {
        let failure = Invocation::new("no-such-program-here", ["x"])
            .status(Path::new("."))
            .expect_err("there is no such program");
        assert!(failure.remedy.contains("PATH"), "{failure}");
    }
}

//! The browser of the browser tests and its driver.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::process::{Invocation, find, is_executable, output, search_path};

/// Names under which systems install Chromium or its sibling.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Where browsers are that PATH does not know.
const ELSEWHERE: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Both programs that the tests need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// The program which controls it.
    pub driver: PathBuf,
}

impl Browser {
    /// Tells the tests which programs to start.
    pub fn given_to(&self, tests: Invocation) -> Invocation {
        tests.env("KESSAN_CHROMIUM", &self.chromium).env("KESSAN_CHROMEDRIVER", &self.driver)
    }
}

/// Finds both; where the system allows it, installs what is missing.
///
/// Nothing is found without failure when the caller has to decide what a
/// missing browser means.
pub fn find_or_install() -> Result<Option<Browser>, Failure> {
    if let Some(browser) = installed()? {
        return Ok(Some(browser));
    }
    if install() { installed() } else { Ok(None) }
}

/// Whether a missing browser is a failure: on servers that check changes,
/// nobody reads a notice.
pub fn is_required() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// What to do without a browser.
pub fn missing() -> Failure {
    Failure::new(
        "looking for Chromium and chromedriver",
        "not both on PATH",
        "chromium (or google-chrome) and a chromedriver of the same version",
        "install both (Debian: apt-get install chromium chromium-driver; Fedora: dnf install \
         chromium chromedriver; macOS: brew install --cask chromium chromedriver), or set \
         CHROMIUM and CHROMEDRIVER to their paths",
    )
}

/// Finds both as the system is.
pub fn installed() -> Result<Option<Browser>, Failure> {
    let folders = search_path();
    let chromium =
        chosen("CHROMIUM")?.or_else(|| CHROMIUM.iter().find_map(|name| find(name, &folders))).or_else(|| {
            let mut paths = ELSEWHERE.iter().map(PathBuf::from);
            paths.find(|path| is_executable(path))
        });
    let driver = chosen("CHROMEDRIVER")?.or_else(|| find("chromedriver", &folders));
    Ok(chromium.zip(driver).map(|(chromium, driver)| Browser { chromium, driver }))
}

/// The program named by a variable, if it is set.
fn chosen(variable: &str) -> Result<Option<PathBuf>, Failure> {
    let value = env::var_os(variable).filter(|value| !value.is_empty());
    value.map(|value| executable(variable, Path::new(&value))).transpose()
}

fn executable(variable: &str, path: &Path) -> Result<PathBuf, Failure> {
    if is_executable(path) {
        return Ok(path.to_path_buf());
    }
    Err(Failure::new(
        format!("reading the variable {variable}"),
        format!("{}, which cannot be started", path.display()),
        "the path of a program",
        format!("correct {variable}, or unset it to have PATH searched"),
    ))
}

/// Installs with apt-get; false if that is not possible or did not succeed.
fn install() -> bool {
    apt_install(&["chromium", "chromium-driver", "fonts-noto-cjk"], "The browser tests drive the page with Chromium.")
}

/// Says what is missing and why, and installs it with apt-get; false if that is not possible or did not succeed.
pub fn apt_install(packages: &[&str], why: &str) -> bool {
    let folders = search_path();
    if find("apt-get", &folders).is_none() {
        return false;
    }
    let Some(prefix) = privilege(&folders) else {
        return false;
    };
    println!("{why} Missing, and now installed with apt-get, which takes about two minutes: {}", packages.join(", "));
    let commands =
        [vec!["apt-get", "update"], [&["apt-get", "install", "-y", "--no-install-recommends"][..], packages].concat()];
    for arguments in commands {
        let line = [prefix, &arguments].concat();
        let command = Invocation::new(line[0], &line[1..]);
        println!("{command}");
        let done = command.status(Path::new(".")).is_ok_and(|status| status.success());
        if !done {
            println!("`{command}` did not succeed; its own message is above");
            return false;
        }
    }
    true
}

/// What to put before a command to have it run by root, without a question.
fn privilege(folders: &[PathBuf]) -> Option<&'static [&'static str]> {
    let user = find("id", folders).and_then(|id| output(&id, &["-u"]));
    if user.is_some_and(|user| user.trim() == "0") {
        return Some(&["env", "DEBIAN_FRONTEND=noninteractive"]);
    }
    let sudo = find("sudo", folders)?;
    output(&sudo, &["-n", "true"])?;
    Some(&["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_variable_is_a_failure_not_a_search() {
        let failure = executable("CHROMIUM", Path::new("/no/such/program")).expect_err("there is no such program");
        assert!(failure.operation.contains("CHROMIUM"), "{failure}");
        assert!(failure.remedy.contains("unset"), "{failure}");
    }

    #[cfg(unix)]
    #[test]
    fn a_right_variable_is_taken() {
        let shell = Path::new("/bin/sh");
        assert_eq!(executable("CHROMIUM", shell), Ok(shell.to_path_buf()));
    }
}

//! What the browser tests drive besides Chromium: Firefox and WebKitGTK, for the one file and for frames, and nginx.

use std::path::{Path, PathBuf};

use super::browser::apt_install;
use crate::failure::Failure;
use crate::process::{Invocation, find, search_path};
use crate::setup;

/// One of them: what it needs, and which tests go without it.
struct Other {
    name: &'static str,
    /// Programs on PATH or files at their paths; each with the variable that tells the tests.
    needs: &'static [(&'static str, &'static str)],
    /// Debian's packages.
    packages: &'static [&'static str],
    /// A part of the names of its tests.
    tests: &'static str,
}

const OTHERS: [Other; 3] = [
    Other {
        name: "Firefox",
        needs: &[("firefox-esr", "KESSAN_FIREFOX")],
        packages: &["firefox-esr"],
        tests: "in_firefox",
    },
    Other {
        name: "WebKitGTK",
        needs: &[
            ("WebKitWebDriver", "KESSAN_WEBKITDRIVER"),
            ("Xvfb", "KESSAN_XVFB"),
            ("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "KESSAN_MINIBROWSER"),
        ],
        packages: &["webkit2gtk-driver", "xvfb"],
        tests: "in_webkit",
    },
    Other {
        name: "nginx",
        needs: &[
            ("/usr/sbin/nginx", "KESSAN_NGINX"),
            ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "KESSAN_NGINX_BROTLI"),
        ],
        packages: &["nginx-light", "libnginx-mod-http-brotli-static"],
        tests: "nginx",
    },
];

impl Other {
    fn missing(&self) -> Vec<&'static str> {
        self.needs.iter().filter(|(name, _)| place(name).is_none()).map(|(name, _)| *name).collect()
    }
}

/// Where a program is, by its name or its path.
fn place(name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    if path.is_absolute() { path.is_file().then(|| path.to_path_buf()) } else { find(name, &search_path()) }
}

/// What is there after trying to install what was not.
pub struct Found {
    /// Variables for the tests.
    envs: Vec<(&'static str, PathBuf)>,
    /// What is missing, with the reason, and the part of the names of its tests.
    missing: Vec<(String, &'static str)>,
}

impl Found {
    /// The tests' command, with where everything is and without the tests of what is not.
    pub fn given_to(&self, tests: Invocation) -> Invocation {
        let tests = self.envs.iter().fold(tests, |tests, (name, path)| tests.env(name, path));
        self.missing.iter().fold(tests, |tests, (_, part)| tests.arg("--skip").arg(part))
    }

    /// What is missing, one sentence for each.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().map(|(reason, _)| reason.as_str())
    }
}

/// Looks for all of them; where the system allows it, installs what is missing and says so.
pub fn find_or_install() -> Result<Found, Failure> {
    let packages: Vec<_> =
        OTHERS.iter().filter(|other| !other.missing().is_empty()).flat_map(|other| other.packages).copied().collect();
    if !packages.is_empty() {
        apt_install(
            &packages,
            "The one file and frames are also tried in Firefox and WebKitGTK, and the site behind nginx.",
        );
    }
    let mut found = Found { envs: Vec::new(), missing: Vec::new() };
    for other in &OTHERS {
        let missing = other.missing();
        if !missing.is_empty() {
            let (lacking, packages) = (missing.join(", "), other.packages.join(" "));
            let reason = format!("{}: not found: {lacking} (Debian: apt-get install {packages})", other.name);
            found.missing.push((reason, other.tests));
            continue;
        }
        found.envs.extend(other.needs.iter().filter_map(|(name, variable)| Some((*variable, place(name)?))));
    }
    if !found.missing.iter().any(|(_, part)| *part == "in_firefox") {
        match setup::geckodriver() {
            Ok(driver) => found.envs.push(("KESSAN_GECKODRIVER", driver)),
            Err(failure) => found.missing.push((format!("Firefox: {failure}"), "in_firefox")),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_of_what_is_missing_are_skipped_by_name() {
        let found = Found {
            envs: vec![("KESSAN_FIREFOX", "/usr/bin/firefox-esr".into())],
            missing: vec![("nginx: not found: /usr/sbin/nginx".to_owned(), "nginx")],
        };
        let command = found.given_to(Invocation::new("tests", ["--test-threads=2"])).to_string();
        assert_eq!(command, "KESSAN_FIREFOX=/usr/bin/firefox-esr tests --test-threads=2 --skip nginx");
        assert_eq!(found.missing().count(), 1);
    }

    #[test]
    fn a_program_is_found_by_name_or_by_path() {
        assert!(place("/no/such/program").is_none() && place("no-such-program").is_none());
        assert!(place(file!()).is_none(), "a relative path is a name, not a place");
    }
}

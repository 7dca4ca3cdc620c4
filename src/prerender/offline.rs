//! The service worker, which keeps the site for reading offline, with its list of files.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::program::hash;
use super::scripts::{SERVICE_WORKER, compact};
use super::{Failure, one_file};

/// The service worker's file, in the site's root, so that it serves all of it.
pub const WORKER: &str = "service-worker.js";

/// What few readers use: the worker keeps it from the moment when somebody has asked for it. The icons are for systems that
/// install the page, which ask for them once.
const ASKED: [&str; 4] = ["data/", "releases/", "icons/", one_file::NAME];

/// Writes the worker for all files that stand in the folder now, except `without`.
///
/// # Errors
///
/// A file that cannot be read or written.
pub fn write_worker(staging: &Path, without: &[&str]) -> Result<(), Failure> {
    let mut files = Vec::new();
    collect(staging, staging, &mut files)?;
    files.retain(|(path, _)| !without.contains(&path.as_str()));
    files.sort();
    let version = hash(list(&files).as_bytes());
    let (asked, needed): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(path, _)| ASKED.iter().any(|start| path.starts_with(start)));
    let code = compact(SERVICE_WORKER)
        .replace("%FILES%", &list(&needed))
        .replace("%ASKED%", &list(&asked))
        .replace("%VERSION%", &version);
    write(&staging.join(WORKER), &code)
}

fn list(files: &[(String, String)]) -> String {
    serde_json::to_string(files).unwrap_or_default()
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> Result<(), Failure> {
    let fail = |path: PathBuf, error: std::io::Error| Failure {
        operation: format!("listing {} for the service worker", path.display()),
        reason: error.to_string(),
    };
    for entry in std::fs::read_dir(folder).map_err(|error| fail(folder.to_owned(), error))? {
        let path = entry.map_err(|error| fail(folder.to_owned(), error))?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| fail(path.clone(), error))?;
        let parts = path.strip_prefix(root).unwrap_or(&path).iter().map(|part| part.to_string_lossy());
        let digest = Sha256::digest(&bytes);
        let digest = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        files.push((parts.collect::<Vec<_>>().join("/"), digest));
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text)
        .map_err(|error| Failure { operation: format!("writing {}", path.display()), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_lists_every_file_but_those_left_out_and_changes_with_them() {
        let site = std::env::temp_dir().join(format!("kessan-offline-{}", std::process::id()));
        std::fs::create_dir_all(site.join("ja")).unwrap();
        std::fs::create_dir_all(site.join("data/tables")).unwrap();
        std::fs::write(site.join("data/tables/a.csv"), "").unwrap();
        std::fs::write(site.join("index.html"), "abc").unwrap();
        std::fs::write(site.join("ja/index.html"), "").unwrap();
        std::fs::write(site.join("kessan.html"), "").unwrap();
        std::fs::write(site.join("embed.js"), "all").unwrap();
        let worker = || {
            write_worker(&site, &["embed.js", WORKER]).unwrap();
            std::fs::read_to_string(site.join(WORKER)).unwrap()
        };
        let first = worker();
        // SHA-256 of "abc" and of nothing.
        let list = "[[\"index.html\",\"ba7816bf8f01cfea414140de5dae2223\"],[\"ja/index.html\",\"e3b0c44298fc1c149afbf4c8996fb924\"]]";
        assert!(first.contains(&format!("needed = new Map({list});")), "{first}");
        let asked = ["data/tables/a.csv", "kessan.html"]
            .map(|path| format!("[\"{path}\",\"e3b0c44298fc1c149afbf4c8996fb924\"]"));
        let asked = format!("[{}]", asked.join(","));
        assert!(first.contains(&format!("asked = new Map({asked});")), "{first}");
        assert!(!first.contains('%'), "{first}");
        assert_eq!(worker(), first, "the same files are the same version");
        std::fs::write(site.join("index.html"), "abd").unwrap();
        let version = |worker: &str| worker.split_once("version = \"").map(|(_, rest)| rest[..16].to_owned());
        assert_ne!(version(&worker()), version(&first));
        std::fs::remove_dir_all(&site).unwrap();
    }
}

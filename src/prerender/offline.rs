//! The service worker, which keeps the site for reading offline, with its list of files.

use sha2::{Digest, Sha256};

use super::file::File;
use super::one_file;
use super::program::hash;
use super::scripts::{SERVICE_WORKER, compact};
use crate::view::sources::{BILL, LICENSES};

/// The service worker's file, in the site's root, so that it serves all of it.
pub const WORKER: &str = "service-worker.js";

/// What few readers use: the worker keeps it from the moment when somebody has asked for it. The icons are for systems that
/// install the page, which ask for them once.
const ASKED: [&str; 9] =
    ["open-", "opening-", "data/", "releases/", "icons/", one_file::NAME, one_file::THAT_OPENS, LICENSES, BILL];

/// The worker for the files of a site, except those at the paths `without`.
pub fn worker(files: &[File], without: &[&str]) -> String {
    let listed = files.iter().filter(|file| !without.contains(&file.path.as_str()));
    let mut list_of_files: Vec<_> = listed.map(|file| (file.path.clone(), digest(&file.bytes))).collect();
    list_of_files.sort();
    let version = hash(list(&list_of_files).as_bytes());
    let (asked, needed): (Vec<_>, Vec<_>) =
        list_of_files.into_iter().partition(|(path, _)| ASKED.iter().any(|start| path.starts_with(start)));
    compact(SERVICE_WORKER)
        .replace("%FILES%", &list(&needed))
        .replace("%ASKED%", &list(&asked))
        .replace("%VERSION%", &version)
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn list(files: &[(String, String)]) -> String {
    serde_json::to_string(files).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_lists_every_file_but_those_left_out_and_changes_with_them() {
        let mut files = [
            ("data/tables/a.csv", ""),
            ("index.html", "abc"),
            ("ja/index.html", ""),
            ("kessan.html", ""),
            ("embed.js", "all"),
        ]
        .map(|(path, text)| File::new(path, text));
        let without = ["embed.js", WORKER];
        let first = worker(&files, &without);
        // SHA-256 of "abc" and of nothing.
        let list = "[[\"index.html\",\"ba7816bf8f01cfea414140de5dae2223\"],[\"ja/index.html\",\"e3b0c44298fc1c149afbf4c8996fb924\"]]";
        assert!(first.contains(&format!("needed = new Map({list});")), "{first}");
        let asked = ["data/tables/a.csv", "kessan.html"]
            .map(|path| format!("[\"{path}\",\"e3b0c44298fc1c149afbf4c8996fb924\"]"));
        let asked = format!("[{}]", asked.join(","));
        assert!(first.contains(&format!("asked = new Map({asked});")), "{first}");
        assert!(!first.contains('%'), "{first}");
        files.reverse();
        assert_eq!(worker(&files, &without), first, "the same files are the same version");
        files.iter_mut().filter(|file| file.path == "index.html").for_each(|file| file.bytes = b"abd".to_vec());
        let version = |worker: &str| worker.split_once("version = \"").map(|(_, rest)| rest[..16].to_owned());
        assert_ne!(version(&worker(&files, &without)), version(&first));
    }
}

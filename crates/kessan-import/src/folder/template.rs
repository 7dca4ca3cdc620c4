//! A new folder, to be filled in.

use super::{HEAD, TABLES};

const RELEASE: &str = include_str!("template/release.toml");
const INCOME: &str = include_str!("template/income.csv");

/// The files of a new folder: an example that is a valid release, with a word on each part. `id` is the release's own name: lower
/// case, digits and hyphens.
pub fn template(id: &str) -> Vec<(String, Vec<u8>)> {
    let id: String =
        id.to_lowercase().chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect();
    let id = id.trim_matches('-');
    let release = RELEASE.replace("my-release", if id.is_empty() { "my-release" } else { id });
    let income = format!("\u{feff}{}", INCOME.replace('\n', "\r\n"));
    vec![(HEAD.to_owned(), release.into_bytes()), (format!("{TABLES}/income.csv"), income.into_bytes())]
}

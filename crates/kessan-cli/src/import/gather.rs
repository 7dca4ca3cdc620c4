//! The files that were named, with what is in folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::input;

/// The most bytes that are read in all.
const MOST_BYTES: u64 = 400_000_000;
/// How deep folders are looked into.
const MOST_DEPTH: u32 = 8;
/// Files that a filing is made of.
const ENDS: [&str; 9] = ["htm", "html", "xhtml", "xml", "xsd", "json", "zip", "xbri", "xbr"];

/// What was named.
pub enum Given {
    /// The files of a filing.
    Filing(Vec<(String, Vec<u8>)>),
    /// A folder of plain tables.
    Tables(PathBuf),
}

/// Reads them.
///
/// # Errors
///
/// What could not be read, and why.
pub fn gather(paths: &[PathBuf]) -> Result<Given, String> {
    if let [folder] = paths
        && folder.join("release.toml").is_file()
    {
        return Ok(Given::Tables(folder.clone()));
    }
    let mut files = Vec::new();
    let mut bytes = 0;
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            walk(path, "", 0, &mut files, &mut bytes)?;
            if files.len() == before {
                return Err(format!(
                    "{} contains no file of a filing (.htm, .xhtml, .xml, .xsd, .json, .zip) and no release.toml",
                    path.display()
                ));
            }
        } else {
            let name = path.file_name().filter(|_| !input::is_standard(path));
            let name = name.map_or_else(|| input::name(path), |name| name.to_string_lossy().into_owned());
            files.push((name, read(path, &mut bytes)?));
        }
    }
    Ok(Given::Filing(files))
}

fn walk(
    folder: &Path,
    prefix: &str,
    depth: u32,
    files: &mut Vec<(String, Vec<u8>)>,
    bytes: &mut u64,
) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("reading {}: {error}", folder.display());
    let mut entries: Vec<_> = fs::read_dir(folder).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(failed)?;
        let has_end =
            name.rsplit_once('.').is_some_and(|(_, end)| ENDS.iter().any(|known| end.eq_ignore_ascii_case(known)));
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth < MOST_DEPTH {
            walk(&entry.path(), &format!("{prefix}{name}/"), depth + 1, files, bytes)?;
        } else if kind.is_file() && has_end {
            files.push((format!("{prefix}{name}"), read(&entry.path(), bytes)?));
        }
    }
    Ok(())
}

fn read(path: &Path, bytes: &mut u64) -> Result<Vec<u8>, String> {
    let left = MOST_BYTES.saturating_sub(*bytes);
    let content = input::bytes(path, left, "the files of one filing, a package or a folder")?;
    *bytes += u64::try_from(content.len()).unwrap_or(left);
    Ok(content)
}

//! The release that a site is made of: a file, or a folder of tables.

use std::path::Path;

use kessan_core::release::Release;

use crate::{folder, input};

/// A checked release with the text of its file. It lives as long as the process, as what is rendered of it does.
#[derive(Clone, Copy)]
pub struct Checked {
    /// The release.
    pub release: &'static Release,
    /// The text.
    pub json: &'static str,
}

/// Reads and checks it.
///
/// # Errors
///
/// A file that cannot be read, or every mistake in it with its line.
pub fn checked(path: &Path) -> Result<Checked, String> {
    of_bytes(&input::name(path), path.is_dir(), bytes(path)?)
}

/// What the file says, or the one that a folder of tables makes.
///
/// # Errors
///
/// It cannot be read, or a folder has not the form of one.
pub fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if path.is_dir() {
        return folder::release(path).map(|imported| imported.json.into_bytes());
    }
    input::bytes(path, input::MOST_BYTES, "a release file, or of a folder of tables")
}

/// Checks what [`bytes`] has read of what is called `name`.
///
/// # Errors
///
/// Every mistake with its line; those of a folder name table, row and column.
pub fn of_bytes(name: &str, is_folder: bool, bytes: Vec<u8>) -> Result<Checked, String> {
    let release = kessan_validate::check(name, &bytes).map_err(|report| {
        let mistakes = report.findings.iter().map(|finding| format!("{name}: {}", finding.problem));
        if is_folder { mistakes.collect::<Vec<_>>().join("\n") } else { report.to_string() }
    })?;
    let json = String::from_utf8(bytes).map_err(|error| format!("reading {name}: {error}; save it as UTF-8"))?;
    Ok(Checked { release: Box::leak(Box::new(release)), json: json.leak() })
}

//! The release file that a site is made of.

use std::path::Path;

use kessan_core::release::Release;

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
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|error| {
        format!("reading {name}: {error}; give the path of a release file, as docs/release-format.md describes it")
    })?;
    of_bytes(&name.to_string(), bytes)
}

/// Checks what a file of that name says.
///
/// # Errors
///
/// Every mistake in it with its line.
pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Result<Checked, String> {
    let release = kessan_validate::check(name, &bytes).map_err(|report| report.to_string())?;
    let json = String::from_utf8(bytes).map_err(|error| format!("reading {name}: {error}; save it as UTF-8"))?;
    Ok(Checked { release: Box::leak(Box::new(release)), json: json.leak() })
}

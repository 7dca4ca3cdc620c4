//! The release that trunk's hook renders: the one in `public/releases/`, or the one that `KESSAN_RELEASE` names.

use std::fs;
use std::path::{Path, PathBuf};

use kessan_core::release::Release;
use kessan_validate::schema;

/// The folder of release files, below the project's.
const RELEASES: &str = "public/releases";

/// The variable that names another file, from the project's folder.
pub const VARIABLE: &str = "KESSAN_RELEASE";

/// A checked release, with its text.
#[derive(Debug)]
pub struct BuiltIn {
    /// The release.
    pub release: Release,
    /// The file as it stands.
    pub json: String,
}

/// Reads and checks the release of the project in `root`; `named` is what the variable says.
///
/// # Errors
///
/// Which file was looked for, or every mistake in it with its line.
pub fn read(root: &Path, named: Option<PathBuf>) -> Result<BuiltIn, String> {
    let path = match named.filter(|path| !path.as_os_str().is_empty()) {
        Some(path) => root.join(path),
        None => only_one(&root.join(RELEASES))?,
    };
    let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
    let json = fs::read_to_string(&path).map_err(|error| format!("reading {name}: {error}"))?;
    let release = kessan_validate::check(&name, json.as_bytes()).map_err(|report| report.to_string())?;
    Ok(BuiltIn { release, json })
}

/// The only release file in a folder.
fn only_one(folder: &Path) -> Result<PathBuf, String> {
    let place = folder.display();
    let looking = format!("looking for the release file in {place}");
    let entries = fs::read_dir(folder).map_err(|error| format!("{looking}: {error}"))?;
    let is_release =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json") && !path.ends_with(schema::FILE_NAME);
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(is_release).collect();
    match (files.pop(), files.len()) {
        (Some(file), 0) => Ok(file),
        (None, _) => Err(format!("{looking}: found none; put one there or set {VARIABLE} to its path")),
        (Some(_), more) => Err(format!("{looking}: found {}; set {VARIABLE} to the path of one", more + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_and_several_are_told_with_what_to_do() {
        let folder = std::env::temp_dir().join(format!("kessan-built-in-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(schema::FILE_NAME), "{}").unwrap();
        assert!(only_one(&folder).unwrap_err().contains("found none"));
        fs::write(folder.join("a.json"), "{}").unwrap();
        assert_eq!(only_one(&folder).unwrap(), folder.join("a.json"));
        fs::write(folder.join("b.json"), "{}").unwrap();
        let told = only_one(&folder).unwrap_err();
        assert!(told.contains("found 2") && told.contains(VARIABLE), "{told}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_with_mistakes_is_told_with_its_name() {
        let folder = std::env::temp_dir().join(format!("kessan-built-in-bad-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("bad.json"), "{\n  \"kessan\": 1\n}").unwrap();
        let told = read(&folder, Some("bad.json".into())).unwrap_err();
        assert!(told.contains("bad.json"), "{told}");
        assert!(read(&folder, Some("none.json".into())).unwrap_err().contains("reading none.json"));
        fs::remove_dir_all(&folder).unwrap();
    }
}

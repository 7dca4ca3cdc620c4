//! Folders of tables on a disk.

use std::fs;
use std::path::{Path, PathBuf};

use kessan_import::folder::{Imported, import};

/// The most bytes that are read from one folder.
const MOST_BYTES: u64 = 50_000_000;

/// The release that a folder of tables makes; it is not checked yet.
///
/// # Errors
///
/// What could not be read, or has not the form of a folder.
pub fn release(folder: &Path) -> Result<Imported, String> {
    import(&read(folder)?).map_err(|error| error.to_string())
}

/// The files of a folder and of the folders in it, with their paths from it, parted by `/`: those that a release is made of. What
/// begins with a point and what links elsewhere is left out.
///
/// # Errors
///
/// What could not be read, and why.
fn read(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    let mut waiting: Vec<(PathBuf, String, u32)> = vec![(folder.to_owned(), String::new(), 0)];
    let mut bytes = 0;
    while let Some((path, prefix, depth)) = waiting.pop() {
        let failed = |error: std::io::Error| format!("reading {}: {error}", path.display());
        let mut entries: Vec<_> = fs::read_dir(&path).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type().map_err(failed)?;
            let is_table = ["toml", "csv", "xlsx"].iter().any(|end| name.ends_with(&format!(".{end}")));
            if name.starts_with(['.', '~']) {
                continue;
            }
            if kind.is_dir() && depth < 4 {
                waiting.push((entry.path(), format!("{prefix}{name}/"), depth + 1));
            } else if kind.is_file() && is_table {
                bytes += entry.metadata().map_err(failed)?.len();
                if bytes > MOST_BYTES {
                    return Err(format!(
                        "{} contains more than {MOST_BYTES} bytes of tables; choose a folder created with `kessan new`",
                        folder.display()
                    ));
                }
                let content =
                    fs::read(entry.path()).map_err(|error| format!("reading {}: {error}", entry.path().display()))?;
                files.push((format!("{prefix}{name}"), content));
            }
        }
    }
    Ok(files)
}

/// Writes files into a folder that does not exist yet or is empty.
///
/// # Errors
///
/// The folder has something in it, or could not be written.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("writing {}: {error}", path.display());
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!(
            "the folder {} is not empty; choose a new one, so that none of your files are overwritten",
            folder.display()
        ));
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, error))?;
        }
        fs::write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

//! The folder that a site is written to.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

use kessan::prerender::file::File;

/// The list of what was written, by which the next build knows the folder, and removes what has another name by then.
const LIST: &str = ".kessan-site";

/// Refuses a folder with anything else in it than a site of this command, unless `is_forced`.
///
/// # Errors
///
/// What stands there, and what to do.
pub fn claim(folder: &Path, is_forced: bool) -> Result<(), String> {
    let name = folder.display();
    let refuse = |found: &str| {
        Err(format!(
            "writing the site to {name}: {found}; choose another folder with -o, or overwrite this one with --force"
        ))
    };
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if folder.exists() => refuse(&format!("it is no folder ({error})")),
        Err(error) => refuse(&error.to_string()),
        Ok(_) if is_forced || folder.join(LIST).is_file() => Ok(()),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(entry) => {
                let first = entry.map(|entry| entry.file_name().to_string_lossy().into_owned()).unwrap_or_default();
                refuse(&format!("it contains files that `kessan build` did not write, such as {first}"))
            }
        },
    }
}

/// Writes the files, those with a hash in their names before the pages that name them, and removes what the build before has
/// written and this one has not.
///
/// # Errors
///
/// The file that cannot be written or removed.
pub fn write(folder: &Path, files: &[File]) -> Result<(), String> {
    let before = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let now: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let mut ordered: Vec<&File> = files.iter().collect();
    ordered.sort_by_key(|file| file.path.contains(".html"));
    let list: Vec<&str> = now.iter().copied().collect();
    // First, so that what an interrupted build leaves is known, too.
    let known: BTreeSet<&str> = before.lines().chain(now.iter().copied()).collect();
    put(folder, LIST, &lines(known))?;
    for file in ordered {
        if !is_below(&file.path) {
            return Err(format!("writing {}: the release has an id that would leave {}", file.path, folder.display()));
        }
        put(folder, &file.path, &file.bytes)?;
    }
    for old in before.lines().filter(|path| !now.contains(path) && is_below(path)) {
        let path = folder.join(old);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(format!("removing {} of the previous build: {error}", path.display()));
            }
            _ => {}
        }
    }
    put(folder, LIST, &lines(list))
}

fn lines<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    paths.into_iter().flat_map(|path| [path, "\n"]).collect::<String>().into_bytes()
}

/// Whether a path leads to a file below the folder that it is joined to.
fn is_below(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn put(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), String> {
    let path = folder.join(path);
    let fail = |error: io::Error| format!("writing {}: {error}", path.display());
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fail)?;
    }
    fs::write(&path, bytes).map_err(fail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("kessan-folder-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused_and_one_of_its_own_is_written_anew() {
        let folder = scratch("own");
        claim(&folder, false).unwrap();
        write(&folder, &[File::new("index.html", "1"), File::new("a-1.js", "1"), File::new("ja/index.html", "1")])
            .unwrap();
        claim(&folder, false).unwrap();
        fs::write(folder.join("mine.txt"), "mine").unwrap();
        write(&folder, &[File::new("index.html", "2"), File::new("a-2.js", "2")]).unwrap();
        assert_eq!(fs::read_to_string(folder.join("index.html")).unwrap(), "2");
        assert!(folder.join("a-2.js").is_file() && folder.join("mine.txt").is_file());
        assert!(!folder.join("a-1.js").exists() && !folder.join("ja/index.html").exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_stands_in_the_way_is_told_with_what_to_do() {
        let folder = scratch("foreign");
        fs::create_dir_all(&folder).unwrap();
        claim(&folder, false).unwrap();
        fs::write(folder.join("thesis.doc"), "").unwrap();
        let told = claim(&folder, false).unwrap_err();
        assert!(told.contains("thesis.doc") && told.contains("--force"), "{told}");
        claim(&folder, true).unwrap();
        let told = claim(&folder.join("thesis.doc"), false).unwrap_err();
        assert!(told.contains("no folder"), "{told}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn no_path_leads_out() {
        let folder = scratch("out");
        for path in ["../a", "/a", "a/../../b", ""] {
            assert!(write(&folder, &[File::new(path, "")]).is_err(), "{path}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}

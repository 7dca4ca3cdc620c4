//! A copy of the project's own files.

use std::fs;
use std::path::Path;

use super::{below, remove};
use crate::failure::Failure;

/// Where cargo compiles to.
const TARGET: &str = "target";
/// What a build or git makes, at the top of the project.
const MADE: [&str; 4] = [TARGET, "dist", ".git", "node_modules"];

/// Puts a copy of the project at `to`, in the place of what was there, except for what an earlier copy has compiled; the number
/// of files.
///
/// # Errors
///
/// A file cannot be read or written.
pub(super) fn project(root: &Path, to: &Path) -> Result<usize, Failure> {
    let fail = |path: &Path, error: std::io::Error| {
        Failure::new(
            format!("copying {}", path.display()),
            error.to_string(),
            format!("a file that can be read, and room for it in {}", to.display()),
            "make room, then run `cargo xtask reproducible` again",
        )
    };
    for old in fs::read_dir(to).into_iter().flatten().flatten().filter(|old| old.file_name() != TARGET) {
        if old.path().is_dir() {
            remove(&old.path())?;
        } else {
            fs::remove_file(old.path()).map_err(|error| fail(&old.path(), error))?;
        }
    }
    let mut count = 0;
    let entries = fs::read_dir(root).map_err(|error| fail(root, error))?;
    for entry in entries.flatten().filter(|entry| !MADE.iter().any(|made| entry.file_name() == *made)) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let inner = if from.is_dir() { below(&from)? } else { vec![Default::default()] };
        for name in inner.iter().filter(|name| !name.starts_with(TARGET)) {
            let is_itself = name.as_os_str().is_empty();
            let (from, to) = if is_itself { (from.clone(), to.clone()) } else { (from.join(name), to.join(name)) };
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).map_err(|error| fail(folder, error))?;
            }
            fs::copy(&from, &to).map_err(|error| fail(&from, error))?;
            count += 1;
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn what_is_made_is_left_out() {
        let folder = TestFolder::new("copy");
        folder.write("Cargo.toml", "").write("src/a/b.rs", "b").write("target/x", "").write("dist/y", "");
        folder.write(".cargo/config.toml", "").write("fuzz/target/z", "").write(".git", "gitdir: elsewhere");
        let to = folder.path().join("target/copy");
        folder.write("target/copy/target/kept", "").write("target/copy/src/old.rs", "").write("target/copy/old", "");
        assert_eq!(project(folder.path(), &to), Ok(3));
        assert_eq!(project(folder.path(), &to), Ok(3), "in the place of the last");
        assert!(to.join("target/kept").is_file() && !to.join("src/old.rs").exists() && !to.join("old").exists());
        assert!(to.join("src/a/b.rs").is_file() && to.join(".cargo/config.toml").is_file());
    }
}

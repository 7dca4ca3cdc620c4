//! Where the project is.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The folder of the workspace's Cargo.toml.
///
/// Cargo tells it to the programs it runs; a binary which was started by hand
/// looks upwards from the current folder.
pub fn root() -> Result<PathBuf, Failure> {
    let told = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = env::current_dir().ok();
    told.into_iter().chain(here).find_map(|start| above(&start)).ok_or_else(|| {
        Failure::new(
            "looking for the project",
            "no folder above this one has xtask/Cargo.toml",
            "to be started inside the project",
            "change to the project's folder and run `cargo xtask …` there",
        )
    })
}

/// The nearest folder, from `start` upwards, which is the workspace.
fn above(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("xtask").join("Cargo.toml").is_file()).map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn finds_the_root_from_a_folder_inside() {
        let folder = TestFolder::new("root");
        folder.write("xtask/Cargo.toml", "").write("src/app/a.rs", "");
        assert_eq!(above(&folder.path().join("src").join("app")).as_deref(), Some(folder.path()));
    }
}

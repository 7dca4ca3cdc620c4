//! A folder for one unit test, removed at its end.

use std::fs;
use std::path::{Path, PathBuf};

/// A fresh folder below the system's temporary one.
pub struct TestFolder(PathBuf);

impl TestFolder {
    /// `name` must be different for every test, since tests run at once.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder is writable");
        Self(path)
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).expect("the temporary folder is writable");
        }
        fs::write(path, content).expect("the temporary folder is writable");
        self
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        // A folder left over in the temporary one harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

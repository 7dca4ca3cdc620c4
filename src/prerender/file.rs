//! A file of a site, in memory: nothing here reads or writes a folder.

use std::collections::BTreeMap;

/// A file below the site's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/` between folders, such as `data/facts.csv`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of that path and content.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// The files by their paths; of two with one path the later one.
pub fn by_path(files: Vec<File>) -> BTreeMap<String, Vec<u8>> {
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

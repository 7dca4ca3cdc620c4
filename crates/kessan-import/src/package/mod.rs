//! From what a person gives, one file, several, or a package, to documents with their kinds.

mod detect;
mod order;
mod unzip;
pub(crate) mod zip;

pub use detect::FileKind;

use crate::error::{ErrorKind, ImportError};
use crate::limits;
use kessan_core::order::CompactSort;

/// A file of a filing, with what it is.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path within the package, with `/`; the name of the package itself is no part of it.
    pub path: String,
    /// What it is, by its content.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of a filing in the order of reading: summaries before attachments, tagged documents before others.
///
/// Packages are opened; what is in packages within them is left out, and so are pictures and style sheets. `skipped` takes the paths
/// of what was left out and would have mattered.
///
/// ```
/// use kessan_import::package::{self, FileKind};
///
/// let files = package::open(vec![("q1.htm".to_owned(), b"<table><tr><td>Net sales</table>".to_vec())], &mut vec![]).unwrap();
/// assert_eq!(files[0].kind, FileKind::Html);
/// ```
///
/// # Errors
///
/// There is no file; a file is too large; a package is broken, expands to too much, or holds a path that leads out of it.
pub fn open(given: Vec<(String, Vec<u8>)>, skipped: &mut Vec<String>) -> Result<Vec<File>, ImportError> {
    if given.is_empty() {
        return Err(ImportError::new(ErrorKind::NoReport, "", "there is no file")
            .expected("at least one document or package of a filing")
            .remedy("name the file that was downloaded"));
    }
    let total: usize = given.iter().map(|(_, bytes)| bytes.len()).sum();
    if given.len() > limits::ENTRIES {
        return Err(ImportError::new(ErrorKind::TooLarge, "", format!("there are {} files", given.len()))
            .expected(format!("at most {}", limits::ENTRIES))
            .remedy("give the documents of one filing only"));
    }
    if let Some((name, bytes)) = given.iter().max_by_key(|(_, bytes)| bytes.len()).filter(|_| total > limits::FILE) {
        return Err(ImportError::new(ErrorKind::TooLarge, name, format!("{} of {total} bytes in all", bytes.len()))
            .expected(format!("at most {} bytes in all", limits::FILE))
            .remedy("give the report's own documents without pictures and other attachments"));
    }
    let mut files = Vec::new();
    let mut budget = limits::EXPANDED + total * limits::EXPANDED_PER_BYTE;
    for (name, bytes) in given {
        match detect::kind(&name, &bytes) {
            FileKind::Package => unzip::unzip(&name, &bytes, &mut budget, &mut files, skipped)?,
            kind => files.push(File { path: name.replace('\\', "/"), kind, bytes }),
        }
    }
    files.compact_sort_by_cached_key(|file| order::rank(&file.path, file.kind));
    Ok(files)
}

//! Writes the page: trunk's staged `index.html`, completed with the content, in each language.

pub mod document;
pub mod policy;
pub mod staged;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::domain::release::Release;
use crate::domain::text::Lang;
use crate::release_file::schema;
use crate::view::env::Env;

/// Why the page could not be written.
#[derive(Debug)]
pub struct Failure {
    /// What was being done, to which file.
    pub operation: String,
    /// What went wrong and how to mend it.
    pub reason: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.reason)
    }
}

impl std::error::Error for Failure {}

/// Completes the pages in trunk's staging folder: `index.html` in English, `ja/index.html` in Japanese, and below
/// `releases/` the release's own file, `release_json`, and the schema of such files. `is_release` says whether the pages are to be published: only then is the policy strict (see [`policy`]).
///
/// # Errors
///
/// The file that could not be read or written, or the part that the staged page lacks.
pub fn write(
    staging: &Path,
    release: &'static Release,
    release_json: &str,
    is_release: bool,
) -> Result<Vec<PathBuf>, Failure> {
    let staged = staged::Staged::read(staging)?;
    let mut written = Vec::new();
    for lang in Lang::ALL {
        let folder = if lang == Lang::En { staging.to_owned() } else { staging.join(lang.tag()) };
        let html = document::document(Env { lang, release }, &staged, is_release);
        let path = folder.join("index.html");
        let fail = |error: std::io::Error| Failure {
            operation: format!("writing {}", path.display()),
            reason: error.to_string(),
        };
        std::fs::create_dir_all(&folder).map_err(fail)?;
        std::fs::write(&path, html).map_err(fail)?;
        written.push(path);
    }
    let releases = staging.join("releases");
    let schema = schema::text();
    for (name, text) in [(&*format!("{}.json", release.file.id), release_json), (schema::FILE_NAME, &*schema)] {
        let path = releases.join(name);
        let fail = |error: std::io::Error| Failure {
            operation: format!("writing {}", path.display()),
            reason: error.to_string(),
        };
        std::fs::create_dir_all(&releases).map_err(fail)?;
        std::fs::write(&path, text).map_err(fail)?;
    }
    Ok(written)
}

//! Writes the page: trunk's staged `index.html`, completed with the content, in each language.

pub mod data;
pub mod document;
pub mod policy;
pub mod program;
pub mod staged;
pub mod summary;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::domain::checks::Report;
use crate::domain::release::Release;
use crate::domain::text::Lang;
use crate::release_file::schema;
use crate::view::downloads::{self, Sizes};
use crate::view::env::Env;
use crate::workbook;

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

/// Completes the pages in trunk's staging folder: `index.html` in English, `ja/index.html` in Japanese; below `releases/`
/// the release's own file, `release_json`, and the schema of such files; below `data/` the open data and the workbook. `is_release` says
/// whether the pages are to be published: only then is the policy strict (see [`policy`]).
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
    let report: &'static Report = Box::leak(Box::new(release.checks()));
    let mut files = vec![
        data::DataFile { path: format!("releases/{}.json", release.file.id), text: release_json.to_owned() },
        data::DataFile { path: format!("releases/{}", schema::FILE_NAME), text: schema::text() },
    ];
    files.extend(
        data::files(release, report)
            .map_err(|error| Failure { operation: "writing the open data".to_owned(), reason: error.to_string() })?,
    );
    let workbook = downloads::workbook(release);
    let bytes = workbook::write(release, report)
        .map_err(|error| Failure { operation: format!("writing {workbook}"), reason: error.to_string() })?;
    let sizes = files.iter().map(|file| (file.path.clone(), file.text.len())).chain([(workbook.clone(), bytes.len())]);
    let sizes = Sizes::new(sizes);
    publish(staging, &workbook, &bytes)?;
    for file in files {
        publish(staging, &file.path, file.text.as_bytes())?;
    }
    let mut written = Vec::new();
    for lang in Lang::ALL {
        let folder = if lang == Lang::En { staging.to_owned() } else { staging.join(lang.tag()) };
        let html = document::document(Env { lang, release }, report, &staged, &sizes, is_release);
        let path = folder.join("index.html");
        let fail = |error: std::io::Error| Failure {
            operation: format!("writing {}", path.display()),
            reason: error.to_string(),
        };
        std::fs::create_dir_all(&folder).map_err(fail)?;
        std::fs::write(&path, html).map_err(fail)?;
        written.push(path);
    }
    Ok(written)
}

fn publish(staging: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = staging.join(path);
    let fail =
        |error: std::io::Error| Failure { operation: format!("writing {}", path.display()), reason: error.to_string() };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    std::fs::write(&path, bytes).map_err(fail)
}

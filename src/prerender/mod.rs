//! Writes the page: trunk's staged `index.html`, completed with the content, in each language.

pub mod compact;
pub mod data;
pub mod document;
pub mod embed;
pub mod icons;
pub mod offline;
pub mod one_file;
pub mod packed;
pub mod policy;
pub mod program;
pub mod scripts;
pub mod site;
pub mod split;
pub mod staged;
pub mod summary;

use std::fmt;
use std::path::{Path, PathBuf};

use self::document::Content;
use self::program::Program;
use self::site::{Site, oembed, picture};
use crate::view::downloads::{self, Sizes};
use crate::view::env::Env;
use crate::workbook;
use kessan_core::checks::Report;
use kessan_core::release::Release;
use kessan_core::text::Lang;
use kessan_validate::schema;

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

/// What the service worker need not keep: what only other sites load.
const NOT_KEPT: [&str; 3] = ["embed.js", "example-host.html", offline::WORKER];

/// Completes the pages in trunk's staging folder, with the program that was taken apart: `index.html` in English, `ja/index.html` in Japanese; below `releases/`
/// the release's own file, `release_json`, and the schema of such files; below `data/` the open data and the workbook.
/// `is_release` says whether the pages are to be published: only then is the policy strict (see [`policy`]). With the
/// address of the `site` the pages name it, and there are files for other sites (see [`site`]).
///
/// # Errors
///
/// The file that could not be read or written, or the part that the staged page lacks.
pub fn write(
    staging: &Path,
    program: &Program,
    release: &'static Release,
    release_json: &str,
    is_release: bool,
    site: Option<&Site>,
) -> Result<Vec<PathBuf>, Failure> {
    let staged = staged::Staged::read(staging, program)?;
    let report: &'static Report = Box::leak(Box::new(release.checks()));
    let sizes = publish_data(staging, release, report, release_json)?;
    let contents = Lang::ALL.map(|lang| Content::new(Env { lang, release }, report, &staged, &sizes));
    let mut written = Vec::new();
    for content in &contents {
        let lang = content.env.lang;
        let name = if lang == Lang::En { "index.html".to_owned() } else { format!("{}/index.html", lang.tag()) };
        let text = document::document(content, &staged, is_release, site);
        put(staging, &name, text.as_bytes())?;
        put(staging, &name.replace("index.html", icons::MANIFEST), icons::manifest(content).as_bytes())?;
        written.push(staging.join(name));
    }
    for (path, text) in [
        ("embed.js", scripts::published(scripts::EMBED)),
        ("example-host.html", scripts::filled(scripts::EXAMPLE_HOST)),
    ] {
        put(staging, path, text.as_bytes())?;
    }
    let icons = icons::all().ok_or_else(|| Failure {
        operation: "drawing the icons".to_owned(),
        reason: "public/icon.svg is not an SVG with a ground of one colour; give its first shape a fill".to_owned(),
    })?;
    for (path, png) in icons {
        put(staging, &path, &png)?;
    }
    // While the site is developed, a worker would show what was there before, and the programs are large.
    if is_release {
        put(staging, one_file::NAME, one_file::html(staging, program, &staged, &contents)?.as_bytes())?;
        offline::write_worker(staging, &NOT_KEPT)?;
    }
    if let Some(site) = site {
        publish_site(staging, site, &contents)?;
    }
    Ok(written)
}

/// The release's own file, the open data and the workbook; how large they are.
fn publish_data(
    staging: &Path,
    release: &'static Release,
    report: &'static Report,
    release_json: &str,
) -> Result<Sizes, Failure> {
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
    put(staging, &workbook, &bytes)?;
    for file in files {
        put(staging, &file.path, file.text.as_bytes())?;
    }
    Ok(sizes)
}

/// What only a site with a known address has. The service worker does not keep it: it is for other sites.
fn publish_site(staging: &Path, site: &Site, contents: &[Content]) -> Result<(), Failure> {
    put(staging, "sitemap.xml", site.map().as_bytes())?;
    for content in contents {
        let lang = content.env.lang;
        for view in oembed::views(&content.body) {
            let answer = oembed::answer(site, content, &view).to_string();
            put(staging, &oembed::path(lang, &view.id), answer.as_bytes())?;
        }
        let fail = |reason: String| Failure { operation: format!("drawing {}", picture::path(lang)), reason };
        let svg = picture::svg(content).ok_or_else(|| fail("the release has no comparison to be shown".to_owned()))?;
        put(staging, &picture::path(lang), &picture::png(&svg).map_err(fail)?)?;
    }
    Ok(())
}

fn put(staging: &Path, path: &str, content: &[u8]) -> Result<(), Failure> {
    let path = staging.join(path);
    let fail =
        |error: std::io::Error| Failure { operation: format!("writing {}", path.display()), reason: error.to_string() };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    std::fs::write(&path, content).map_err(fail)
}

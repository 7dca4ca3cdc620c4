//! What a reader saves of an opened report.

use kessan::prerender::assets::{Assets, Shell};
use kessan::prerender::file::File;
use kessan::prerender::one_file::{NAME, of_page, opens};
use kessan::prerender::packed::{Packing, media_type};
use kessan::prerender::{Rendered, Source, data_of, unpacked};
use kessan::view::downloads::OPENING;
use kessan::view::opening::Fault;
use kessan::view::sources::{BILL, LICENSES};
use kessan_core::release::load::read_again;
use kessan_core::release::{Release, SCHEMA};

use crate::failed::Failed;
use crate::opened::BUILDER;

/// A file that can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its path, as a site has it: `data/facts.csv`.
    pub path: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The release file, the open data and the workbook of a release, from the text of its file.
///
/// # Errors
///
/// A text that is no release file, or a release that no workbook holds.
pub fn downloads(release: &str) -> Result<Vec<Download>, Failed> {
    let source = source(release)?;
    let report = Box::leak(Box::new(source.release.checks()));
    let files = data_of(source, report).map_err(|failure| unfit(source, &failure))?;
    let download = |file: File| Download { kind: media_type(&file.path), path: file.path, bytes: file.bytes };
    Ok(files.into_iter().map(download).collect())
}

/// The one file of a release, from the text of its file and `page`, a one file of this version, whose programs it takes.
///
/// # Errors
///
/// A text that is no release file, or a page that is none of this version's.
pub fn one_file(release: &str, page: &[u8]) -> Result<String, Failed> {
    let source = source(release)?;
    let page = std::str::from_utf8(page)
        .map_err(|error| Failed::new(Fault::Unfit, &source.release.file.id, format!("{NAME}: {error}")))?;
    rendered(source, page).map_err(|failure| unfit(source, &failure))
}

fn rendered(source: Source<'_>, page: &str) -> Result<String, kessan::prerender::Failure> {
    // The licences of its programs, and the schema of release files.
    let of_programs = unpacked::downloads(page).unwrap_or_default().into_iter();
    let of_programs = of_programs.filter(|file| file.path == LICENSES || file.path.ends_with(SCHEMA));
    // The bill of materials stands on sites alone, but a page that has it speaks of the licences. What opens reports goes on in it, if
    // the page has it.
    let opening = opens(page).then_some(OPENING);
    let files = of_programs.chain([BILL].into_iter().chain(opening).map(|path| File::new(path, ""))).collect();
    let shell = Shell { builder: BUILDER.to_owned(), ..Shell::default() };
    let assets = Assets { shell, files, ..Assets::default() };
    let rendered = Rendered::new(source, &assets)?;
    of_page(page, &rendered.contents, &rendered.packed(&assets, Packing::Quick)?)
}

fn source(json: &str) -> Result<Source<'_>, Failed> {
    // Its text has been checked when it was opened.
    let release: Release =
        read_again(json).map_err(|error| Failed::new(Fault::Release, "release.json", error.to_string()))?;
    Ok(Source { release: Box::leak(Box::new(release)), json })
}

fn unfit(source: Source<'_>, failure: &kessan::prerender::Failure) -> Failed {
    Failed::new(Fault::Unfit, &source.release.file.id, failure.to_string())
}

//! Makes the files of a site from a checked release and the assets, in memory: [`site()`]. Trunk's hook and the command `kessan`
//! call the same.

pub mod archive;
pub mod assets;
#[cfg(feature = "ssr")]
pub mod built_in;
pub mod carried;
pub mod compact;
pub mod data;
pub mod document;
pub mod embed;
pub mod file;
pub mod icons;
#[cfg(feature = "ssr")]
mod locals;
pub mod offline;
pub mod one_file;
#[cfg(feature = "ssr")]
pub mod opener;
pub mod opening;
pub mod packed;
pub mod policy;
pub mod program;
pub mod running_head;
pub mod scripts;
pub mod site;
#[cfg(feature = "ssr")]
pub mod split;
#[cfg(feature = "ssr")]
pub mod trunk;
pub mod unpacked;

use std::fmt;

use self::assets::Assets;
use self::carried::Carried;
use self::document::Content;
use self::file::File;
use self::packed::Packing;
use self::site::Site;
#[cfg(feature = "ssr")]
use self::site::{oembed, picture};
use crate::view::downloads::{self, Sizes};
use crate::view::env::Env;
use crate::view::sources::{BILL, LICENSES};
use crate::workbook;
use kessan_core::checks::Report;
use kessan_core::release::{Release, SCHEMA};
use kessan_core::text::Lang;
use kessan_xbrl::{Export, Form};

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

/// What the pages are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// For readers.
    #[default]
    Published,
    /// For who changes the programs: `trunk serve` puts a script of its own into them, so their policy allows it. A worker
    /// would show what was there before, and the programs are large, so there is none, and no one file.
    Developed,
    /// For who writes the release: they take in its changes by the script [`scripts::LIVE`]. Without a worker, and the one
    /// file only when it is asked for ([`Rendered::one_file`]).
    Live,
}

/// What is asked of a site.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where it will stand, if that is known: its pages name the address, and there are files for other sites (see [`mod@site`]).
    pub site: Option<Site>,
    /// What its pages are for.
    pub stage: Stage,
    /// How the one file is packed.
    pub packing: Packing,
}

/// A release with the text of its file, which is published as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The checked release. What it is read into is never given back, as views keep it.
    pub release: &'static Release,
    /// The text.
    pub json: &'a str,
}

/// All files of the site of a release, in the order in which they were made: `index.html` in English, `ja/index.html` in
/// Japanese; below `releases/` the release's own file and the schema of such files; below `data/` the open data, the
/// workbook and the XBRL report package; the assets; and for readers the one file, alone and with what opens reports, and the
/// service worker.
///
/// # Errors
///
/// What could not be made of the release.
pub fn site(source: Source<'_>, assets: &Assets, options: &Options) -> Result<Vec<File>, Failure> {
    let rendered = Rendered::new(source, assets)?;
    let mut files = rendered.files(assets, options);
    if options.stage == Stage::Published {
        let packed = rendered.packed(assets, options.packing)?;
        let one_file = |opens| one_file::html(assets, &rendered.contents, &packed, opens);
        files.push(File::new(one_file::NAME, one_file(false)));
        if assets.one_file.opens() {
            files.push(File::new(one_file::THAT_OPENS, one_file(true)));
        }
        let worker = offline::worker(&files, &NOT_KEPT);
        files.push(File::new(offline::WORKER, worker));
    }
    // The service worker does not keep these: they are for other sites.
    #[cfg(feature = "ssr")]
    if let Some(site) = &options.site {
        files.extend(rendered.for_other_sites(site)?);
    }
    Ok(files)
}

/// A release as its pages show it.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The pages' contents, in the order of the languages.
    pub contents: Vec<Content>,
    /// What the pages carry of the release.
    pub carried: Carried,
    /// The release's own file, the open data, the workbook and the XBRL report package.
    pub data: Vec<File>,
}

impl Rendered {
    /// Renders it.
    ///
    /// # Errors
    ///
    /// What could not be made of the release.
    pub fn new(source: Source<'_>, assets: &Assets) -> Result<Self, Failure> {
        let release = source.release;
        let report: &'static Report = Box::leak(Box::new(release.checks()));
        let data = data_of(source, report)?;
        let of_programs = [LICENSES, BILL];
        let offered = |file: &&File| {
            let path = file.path.as_str();
            path.ends_with(SCHEMA) || path.starts_with(downloads::OPENING) || of_programs.contains(&path)
        };
        let sizes = Sizes::new(
            data.iter().chain(assets.files.iter().filter(offered)).map(|file| (file.path.clone(), file.bytes.len())),
        );
        let contents = Lang::ALL.map(|lang| Content::new(Env { lang, release }, report, &assets.shell.builder, &sizes));
        Ok(Self { contents: contents.to_vec(), carried: Carried::new(release, report)?, data })
    }

    /// Every file of the site but the one file, the service worker, and what only other sites ask for.
    pub fn files(&self, assets: &Assets, options: &Options) -> Vec<File> {
        let mut files = self.data.clone();
        for content in &self.contents {
            let lang = content.env.lang;
            let name = if lang == Lang::En { "index.html".to_owned() } else { format!("{}/index.html", lang.tag()) };
            let text = document::document(content, &self.carried, &assets.shell, options.stage, options.site.as_ref());
            files.push(File::new(
                name.replace("index.html", icons::MANIFEST),
                icons::manifest(content, !assets.shell.opening.is_empty()),
            ));
            files.push(File::new(name, text));
        }
        files.extend(self.carried.files());
        files.extend(assets.files.iter().cloned());
        if options.stage == Stage::Live {
            files.push(File::new(scripts::LIVE_NAME, scripts::compact(scripts::LIVE)));
        }
        files
    }

    /// The one file.
    ///
    /// # Errors
    ///
    /// None in practice: what it packs was made here.
    pub fn one_file(&self, assets: &Assets, packing: Packing) -> Result<String, Failure> {
        Ok(one_file::html(assets, &self.contents, &self.packed(assets, packing)?, false))
    }

    /// What the one file has of the release.
    ///
    /// # Errors
    ///
    /// None in practice: what it packs was made here.
    pub fn packed(&self, assets: &Assets, packing: Packing) -> Result<one_file::Packed, Failure> {
        let files: Vec<File> = self.data.iter().chain(&assets.files).cloned().collect();
        one_file::Packed::new(&self.contents, &self.carried, &files, packing)
    }

    /// What only a site with a known address has.
    #[cfg(feature = "ssr")]
    fn for_other_sites(&self, site: &Site) -> Result<Vec<File>, Failure> {
        let mut files = vec![File::new("sitemap.xml", site.map())];
        for content in &self.contents {
            let lang = content.env.lang;
            for view in oembed::views(&content.body) {
                let answer = oembed::answer(site, content, &view).to_string();
                files.push(File::new(oembed::path(lang, &view.id), answer));
            }
            let fail = |reason: String| Failure { operation: format!("drawing {}", picture::path(lang)), reason };
            let svg =
                picture::svg(content).ok_or_else(|| fail("the release has no comparison to be shown".to_owned()))?;
            files.push(File::new(picture::path(lang), picture::png(&svg).map_err(fail)?));
        }
        Ok(files)
    }
}

/// The release's own file, the open data, the workbook and the XBRL report package.
///
/// # Errors
///
/// What could not be made of the release.
pub fn data_of(source: Source<'_>, report: &'static Report) -> Result<Vec<File>, Failure> {
    let release = source.release;
    let mut files = vec![File::new(format!("releases/{}.json", release.file.id), source.json)];
    let data = data::files(release, report)
        .map_err(|error| Failure { operation: "writing the open data".to_owned(), reason: error.to_string() })?;
    files.extend(data.into_iter().map(|file| File::new(file.path, file.text)));
    let workbook = downloads::workbook(release);
    let bytes = workbook::write(release, report)
        .map_err(|error| Failure { operation: format!("writing {workbook}"), reason: error.to_string() })?;
    files.push(File::new(workbook, bytes));
    let xbrl = downloads::xbrl(release);
    let package = Export::of(release, report, Form::of_name(&xbrl)).and_then(|export| export.package());
    let package =
        package.map_err(|error| Failure { operation: format!("writing {xbrl}"), reason: error.to_string() })?;
    files.push(File::new(xbrl, package));
    Ok(files)
}

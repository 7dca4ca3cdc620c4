//! `kessan build`: the site of a release.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use kessan::prerender::packed::Packing;
use kessan::prerender::site::Site;
use kessan::prerender::{Options, Rendered, Source, Stage, one_file, site};

use super::{assets, compress, output, read};
use crate::console::Console;
use crate::{help, input};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Makes the site of a release: a folder of static files, or one file",
    long_about = "Makes the site of a release: a folder of static files with the page in English and Japanese, its programs, the tables \
        as CSV, a workbook and the release itself, to be copied to any host; with --one-file all of it in one file, which can be sent by \
        mail and opens from a disk. A folder that `kessan build` has written is written anew; nothing else is written over without --force.",
    after_help = help::text("build")
)]
pub struct Arguments {
    /// The release file, or a folder of tables (`kessan new`); `-` is the standard input
    file: PathBuf,
    /// The folder that the site is written to (without this: site); with --one-file the file (kessan.html), or `-` for
    /// the standard output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Where the site will be published: adds what needs that address, such as oEmbed, a sitemap and previews of links
    #[arg(long, value_name = "ADDRESS", conflicts_with = "one_file")]
    site: Option<String>,
    /// Writes only the page in one file, which can be sent by mail and opens from a disk
    #[arg(long)]
    one_file: bool,
    /// Writes into a folder, or over a file, that no `kessan build` has made
    #[arg(long)]
    force: bool,
    /// Says what was written as one line of JSON, for programs
    #[arg(long)]
    pub json: bool,
}

/// Makes it; exit status 1 if anything is wrong.
///
/// # Errors
///
/// Every mistake of the release, or what cannot be written.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let started = Instant::now();
    let address = arguments.site.as_deref().map(Site::read).transpose()?;
    let default = if arguments.one_file { one_file::NAME } else { "site" };
    let path = arguments.output.clone().unwrap_or_else(|| default.into());
    // Before anything is worked out that would be for nothing.
    if arguments.one_file {
        may_write(&path, arguments.force)?
    } else {
        output::claim(&path, arguments.force)?
    }
    let (assets, forms) = assets::load()?;
    let progress = console.progress(arguments.json);
    progress.says("checking the release");
    let checked = read::checked(&arguments.file)?;
    let source = Source { release: checked.release, json: checked.json };
    let failed = |failure: kessan::prerender::Failure| failure.to_string();
    progress.says("making the pages and files");
    let (count, bytes) = if arguments.one_file {
        let html =
            Rendered::new(source, &assets).and_then(|page| page.one_file(&assets, Packing::Tight)).map_err(failed)?;
        if input::is_standard(&path) {
            drop(progress);
            crate::console::write(html.as_bytes())?;
            return Ok(ExitCode::SUCCESS);
        }
        std::fs::write(&path, &html)
            .map_err(|error| format!("writing {}: {error}; name a file that can be written with -o", path.display()))?;
        (1, html.len())
    } else {
        let options = Options { site: address, stage: Stage::Published, packing: Packing::Tight };
        let mut files = site(source, &assets, &options).map_err(failed)?;
        let sizes = (files.len(), files.iter().map(|file| file.bytes.len()).sum());
        progress.says("compressing the files");
        files.extend(compress::copies(&files, &forms));
        progress.says("writing the files");
        output::write(&path, &files)?;
        sizes
    };
    drop(progress);
    let id = &checked.release.file.id;
    let time = started.elapsed().as_millis();
    let path = path.display().to_string();
    if arguments.json {
        let made =
            serde_json::json!({"release": id, "output": path, "files": count, "bytes": bytes, "milliseconds": time});
        crate::console::write(format!("{made}\n").as_bytes())?;
    } else {
        console.say(format!("{path}: {id}, {count} files of {} kB, in {time} ms", bytes / 1000))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses to write over a file that is no page of Kessan's.
fn may_write(path: &Path, is_forced: bool) -> Result<(), String> {
    let fail = |found: String| Err(format!("writing {}: {found}", path.display()));
    if path.is_dir() {
        return fail("it is a folder; name a file with -o, such as results.html".to_owned());
    }
    let is_own = |text: &[u8]| String::from_utf8_lossy(text).contains("id=\"release-terms\"");
    match std::fs::read(path) {
        Ok(text) if !is_forced && !is_own(&text) => {
            fail("there is a file that no `kessan build` has written; name another with -o, or give --force".to_owned())
        }
        _ => Ok(()),
    }
}

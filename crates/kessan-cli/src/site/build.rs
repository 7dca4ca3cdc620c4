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
    about = "Builds the site of a release: a folder of static files, or a single file",
    long_about = "Builds the site of a release: a folder of static files for any host, with the page in English and Japanese, its programs, \
        the tables as CSV, a workbook and the release itself; with --one-file all of it as a single file, which can be emailed and opened \
        from a disk. A folder written by `kessan build` is replaced; nothing else is overwritten without --force.",
    after_help = help::text("build")
)]
pub struct Arguments {
    /// Release file, or folder of tables (`kessan new`); `-` for standard input
    file: PathBuf,
    /// Output folder (default: site); with --one-file the output file (default: kessan.html), or `-` for standard output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Address where the site will be published: adds what needs it, such as oEmbed, a sitemap and link previews
    #[arg(long, value_name = "ADDRESS", conflicts_with = "one_file")]
    site: Option<String>,
    /// Write only the page as a single file, which can be emailed and opened from a disk
    #[arg(long)]
    one_file: bool,
    /// Overwrite a folder or file that `kessan build` did not write
    #[arg(long)]
    force: bool,
    /// Report the result as one line of JSON
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
    progress.says("building the pages and files");
    let (count, bytes) = if arguments.one_file {
        let html =
            Rendered::new(source, &assets).and_then(|page| page.one_file(&assets, Packing::Tight)).map_err(failed)?;
        if input::is_standard(&path) {
            drop(progress);
            crate::console::write(html.as_bytes())?;
            return Ok(ExitCode::SUCCESS);
        }
        std::fs::write(&path, &html).map_err(|error| {
            format!("writing {}: {error}; choose a file that can be written with -o", path.display())
        })?;
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
        return fail("it is a folder; choose a file with -o, such as results.html".to_owned());
    }
    let is_own = |text: &[u8]| String::from_utf8_lossy(text).contains("id=\"release-terms\"");
    match std::fs::read(path) {
        Ok(text) if !is_forced && !is_own(&text) => fail(
            "`kessan build` did not write the file that is there; choose another with -o, or overwrite it with --force"
                .to_owned(),
        ),
        _ => Ok(()),
    }
}

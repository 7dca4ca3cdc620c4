//! Rendering in a process of its own: what is rendered of a release keeps it for as long as the process lives, and `kessan serve`
//! renders many. A fault in there ends that process alone.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use kessan::prerender::assets::Assets;
use kessan::prerender::file::File;
use kessan::prerender::packed::Packing;
use kessan::prerender::{Options, Rendered, Source, Stage, archive, one_file};

use crate::console;
use crate::site::{assets, read};

/// What stands in the place of a command's name where this command starts itself.
const ASKED: &str = "--render-for-serve";

/// What is made of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its pages and files, without those of the assets and the one file.
    Files,
    /// The one file.
    OneFile,
}

impl Part {
    const ALL: [Self; 2] = [Self::Files, Self::OneFile];

    fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::OneFile => "one-file",
        }
    }
}

/// Has that part made of a release file with that content; `path` says what it is called, and whether it is a folder's.
///
/// # Errors
///
/// Every mistake of the release, or that the process could not be started or has a fault.
pub fn made(path: &Path, bytes: &[u8], part: Part) -> Result<Vec<File>, String> {
    let fail = |found: String| format!("rendering the page: {found}; if this happens again, restart `kessan serve`");
    let failed = |error: std::io::Error| fail(error.to_string());
    let mut command = Command::new(std::env::current_exe().map_err(failed)?);
    command.arg(ASKED).arg(part.name()).arg(if path.is_dir() { "folder" } else { "file" }).arg(path);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // One that has ended says why itself.
        let _ = input.write_all(bytes);
    }
    let output = child.wait_with_output().map_err(failed)?;
    let told = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    match output.status.code() {
        Some(0) => archive::read::<()>(&output.stdout).map(|((), files)| files).map_err(fail),
        Some(1) => Err(told),
        _ => {
            console::tell(told);
            Err("rendering the page: the program failed (see above); the last good page is still shown".to_owned())
        }
    }
}

/// The other side: does what [`made`] asks for, if this process was started by it.
pub fn asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != ASKED {
        return None;
    }
    let rest: Vec<OsString> = arguments.collect();
    Some(match answer(&rest).and_then(|bytes| console::write(&bytes)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            console::tell(message);
            ExitCode::FAILURE
        }
    })
}

fn answer(arguments: &[OsString]) -> Result<Vec<u8>, String> {
    let usage = || format!("{ASKED} is for `kessan serve` alone");
    let [part, kind, path] = arguments else { return Err(usage()) };
    let part = Part::ALL.into_iter().find(|known| part == known.name()).ok_or_else(usage)?;
    let mut bytes = Vec::new();
    let path = Path::new(path);
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let (assets, _) = assets::load()?;
    let checked = read::of_bytes(&path.display().to_string(), kind == "folder", bytes)?;
    let source = Source { release: checked.release, json: checked.json };
    let files = files(source, assets, part).map_err(|failure| failure.to_string())?;
    Ok(archive::write(&(), &files))
}

fn files(source: Source<'_>, mut assets: Assets, part: Part) -> Result<Vec<File>, kessan::prerender::Failure> {
    let rendered = Rendered::new(source, &assets)?;
    if part == Part::OneFile {
        return Ok(vec![File::new(one_file::NAME, rendered.one_file(&assets, Packing::Quick)?)]);
    }
    let options = Options { stage: Stage::Live, packing: Packing::Quick, ..Options::default() };
    // Who asked has these.
    assets.files.clear();
    Ok(rendered.files(&assets, &options))
}

//! A site with something wrong in it, and how its pages are to say so.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::{Failure, Outcome};
use super::first::run_first;
use super::folder::{Folder, copy};
use super::page::Page;
use super::relay::Relay;
use super::site;

/// The site's copy with one thing changed, and its server.
pub struct Altered {
    pub relay: Relay,
    pub folder: Folder,
}

/// Serves a copy of the site in which that has been changed.
pub fn altered(change: impl Fn(&Path) -> Outcome) -> Outcome<Altered> {
    let folder = Folder::new("altered")?;
    copy(&site::dist()?, folder.path())?;
    // A host would send these in the changed files' place.
    for entry in fs::read_dir(folder.path())? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "br" || kind == "gz") {
            fs::remove_file(path)?;
        }
    }
    change(folder.path())?;
    let relay = Relay::start(folder.path())?;
    relay.release();
    Ok(Altered { relay, folder })
}

/// The file of a part of the program: its module, or the main part's script.
pub fn file_of(folder: &Path, program: &str, ending: &str) -> Outcome<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&format!("{program}-")) && name.ends_with(ending) {
            return Ok(path);
        }
    }
    Err(Failure::new(format!("{} has no {program}-…{ending}", folder.display())))
}

/// What can be wrong with a file.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    Missing,
    Truncated,
    /// A host that answers everything with its own page.
    Html,
    /// Another file, as of another version.
    Other,
}

/// All of them.
pub const FAULTS: [Fault; 4] = [Fault::Missing, Fault::Truncated, Fault::Html, Fault::Other];

/// Spoils the file of a part of the program.
pub fn spoil(folder: &Path, program: &str, ending: &str, fault: Fault) -> Outcome {
    let other = match (ending, program) {
        (".js", _) => "builder",
        (_, "figures") => "kessan",
        _ => "figures",
    };
    spoil_file(&file_of(folder, program, ending)?, &file_of(folder, other, ending)?, fault)
}

/// Spoils a file; what stands there instead may be the other one.
pub fn spoil_file(file: &Path, other: &Path, fault: Fault) -> Outcome {
    let bytes = fs::read(file)?;
    match fault {
        Fault::Missing => fs::remove_file(file)?,
        Fault::Truncated => fs::write(file, &bytes[..bytes.len() * 3 / 5])?,
        Fault::Html => fs::write(file, "<!DOCTYPE html><title>Investor relations</title><p>Welcome.")?,
        Fault::Other => fs::write(file, fs::read(other)?)?,
    }
    Ok(())
}

/// Where a reader is who would use a part of the program, and the root beside whose controls it is said.
pub const PARTS: [(&str, &str, &str); 3] = [
    ("kessan", ".bar", ".controls .dead"),
    ("calculator", "#holding", ".dead:has(+ [data-root=calculator])"),
    ("checks", "#checks .tools", ".dead:has(+ [data-root=checks])"),
];

/// Whether what a program would answer to takes no input.
const IS_INERT: &str = "return ({
    kessan: () => !document.querySelector('.controls [inert]'),
    calculator: () => !!document.querySelector('#holding').closest('[inert]'),
    checks: () => [...document.querySelectorAll('.tools')].every(tools => tools.inert && tools.checkVisibility({visibilityProperty: true})),
})[arguments[0]]()";

/// Waits until it is said where the reader is, and beside what the program would answer to.
pub async fn is_told(page: &Page, (program, place, line): (&str, &str, &str)) -> Outcome {
    let body = "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});
        const line = document.querySelector(arguments[1]);
        const told = document.querySelector('#broken');
        const isSeen = it => {
            const {top, bottom} = it.getBoundingClientRect();
            return it.checkVisibility() && bottom > 0 && top < innerHeight;
        };
        return !!line && isSeen(told) && line.innerText.length > 30 && !!line.querySelector('button') && line.checkVisibility()";
    page.browser.until(&format!("{program} to be told of"), body, &[place, line], |is: &bool| *is).await?;
    assert!(page.browser.run::<bool>(IS_INERT, &[program]).await?, "{program} is inert");
    Ok(())
}

/// A site whose pages run a script before their own, in any browser.
pub fn site_with(script: &str) -> Outcome<Altered> {
    altered(|folder| run_first(folder, &["index.html", "ja/index.html"], script))
}

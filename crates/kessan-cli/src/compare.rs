//! `kessan compare`: several reports of one company side by side, as one release file.

use std::path::PathBuf;
use std::process::ExitCode;

use kessan_compare::compare;
use kessan_core::checks::{Kind, Status};
use kessan_core::release::Release;
use kessan_core::release::load::load;
use kessan_import::mapping::{Options, map_owned};

use crate::console::{self, Console};
use crate::import::gather::{Given, gather};
use crate::{folder, help, input};

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Puts several reports of one company side by side, as one release file",
    long_about = "Puts several reports of one company side by side, as one release file. The latest report is the release; the figures of the \
        others stand beside its own where lines and periods meet, each with its report. What a later report shows otherwise than an earlier \
        one is a check of its own; fourth quarters and twelve months that follow from several reports are derived.",
    after_help = help::text("compare")
)]
pub struct Arguments {
    /// Reports, one each: release files, filings (one package or document), folders of tables
    #[arg(required = true, num_args = 2.., value_name = "REPORT")]
    reports: Vec<PathBuf>,
    /// Output file, overwritten if it exists; `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Report the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// Compares and tells.
///
/// # Errors
///
/// What cannot be read, or why the reports cannot be put side by side.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let progress = console.progress(arguments.json);
    let mut releases = Vec::new();
    for path in &arguments.reports {
        progress.says("reading");
        releases.push(read(path)?);
    }
    progress.says("putting the reports side by side");
    let compared = compare(releases).map_err(|refused| refused.to_string())?;
    drop(progress);
    let file = &compared.release.file;
    let checks = compared.release.checks();
    let of_kind = || checks.checks.iter().filter(|check| check.kind == Kind::Restatement);
    let (restated, held) = (of_kind().filter(|check| check.status == Status::Restated).count(), of_kind().count());
    let derived = file.periods.iter().filter(|period| period.derived.is_some()).count();
    let text = if arguments.json {
        let told = serde_json::json!({
            "id": file.id, "reports": file.other_reports.len() + 1, "tables": file.tables.len(), "periods": file.periods.len(),
            "derived": derived, "figures": compared.release.facts.all().len(), "compared": held, "restated": restated,
            "inconsistent": checks.count(Status::Inconsistent), "notices": compared.notices,
        });
        format!("{told}\n")
    } else {
        let mut text = format!(
            "{} reports side by side: {} tables, {} figures, {} periods ({derived} derived)\n\
             {held} figures of earlier reports stand beside those of later ones; {restated} of them differ\n",
            file.other_reports.len() + 1,
            file.tables.len(),
            compared.release.facts.all().len(),
            file.periods.len()
        );
        for notice in &compared.notices {
            text += &format!("  {notice}\n");
        }
        text
    };
    if input::is_standard(&arguments.output) {
        console::write(compared.json.as_bytes())?;
        console.note(text.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let path = arguments.output.display();
    std::fs::write(&arguments.output, &compared.json)
        .map_err(|error| format!("writing {path}: {error}; choose a file in a folder that can be written"))?;
    if arguments.json {
        console::write(text.as_bytes())?;
    } else {
        console.say(format!("{text}wrote {path}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One report, whatever it is.
fn read(path: &PathBuf) -> Result<Release, String> {
    let name = input::name(path);
    let files = match gather(std::slice::from_ref(path))? {
        Given::Tables(path) => return checked(&name, &folder::release(&path)?.json),
        Given::Filing(files) => files,
    };
    if let [(_, bytes)] = files.as_slice()
        && is_release(bytes)
    {
        let text = std::str::from_utf8(bytes).map_err(|error| format!("reading {name}: {error}; save it as UTF-8"))?;
        return checked(&name, text);
    }
    let report = kessan_import::read(files).map_err(|error| error.to_string())?;
    let import = map_owned(report, Options::default()).map_err(|failure| failure.to_string())?;
    Ok(import.release)
}

fn checked(name: &str, json: &str) -> Result<Release, String> {
    load(name, json).map_err(|problems| problems.to_string())
}

/// Whether it is a release file: the field that says so is among its first.
fn is_release(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4_000)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('{') && head.contains("\"kessan\"")
}

//! `kessan import`: filings and folders become release files.

pub mod gather;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kessan_import::mapping::{Answers, ImportReport, Options, map_owned, template};

use gather::{Given, gather};

use crate::console::{self, Console};
use crate::{help, input};

/// The most bytes of a file of answers.
const MOST_ANSWERS: u64 = 10_000_000;

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Turns a company's filing, or a folder of tables, into a release file",
    long_about = "Turns a company's filing, or a folder of plain tables created with `kessan new`, into a release file. It fills in all that \
        the filing says, shows what it read, what it left out and why, and asks what only a person can answer. --questions writes the \
        questions as a file to fill in; --answers uses it the next time, for this filing and the company's later ones.",
    after_help = help::text("import")
)]
pub struct Arguments {
    /// Files of one filing, or a folder of them; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Output file, overwritten if it exists; `-` for standard output. By default it is named after the release and overwrites
    /// nothing
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Answers that supplement the filing: a completed --questions file
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Write the open questions as a file to fill in
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
    /// Additional language of the release (BCP 47), if the taxonomies have labels in it; repeatable
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// Report the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// Imports and tells; exit status 1 if no valid release came out.
///
/// # Errors
///
/// What cannot be read, or is no filing, or makes no release; how to mend it.
pub fn run(arguments: &Arguments, console: &Console) -> Result<ExitCode, String> {
    let progress = console.progress(arguments.json);
    progress.says("reading");
    let files = match gather(&arguments.files)? {
        Given::Filing(files) => files,
        Given::Tables(path) => {
            let (report, json) = folder(&path)?;
            drop(progress);
            return finish(arguments, console, &report, &json);
        }
    };
    let answers = match &arguments.answers {
        None => Answers::default(),
        Some(path) => {
            let bytes = input::bytes(path, MOST_ANSWERS, "a file of answers that --questions has made")?;
            let text = String::from_utf8(bytes)
                .map_err(|error| format!("reading {}: {error}; save it as UTF-8", path.display()))?;
            let answers = Answers::read(&text).map_err(|error| format!("reading {}: {error}", path.display()))?;
            answers.named(path.display().to_string())
        }
    };
    let report = kessan_import::read(files).map_err(|error| error.to_string())?;
    progress.says("making the release");
    let options = Options { languages: arguments.language.clone(), answers, ..Options::default() };
    let import = map_owned(report, options).map_err(|failure| failure.to_string())?;
    drop(progress);
    if let Some(path) = &arguments.questions {
        write(path, &template(&import.report.questions))?;
    }
    finish(arguments, console, &import.report, &import.json)
}

/// A folder of plain tables.
fn folder(path: &Path) -> Result<(ImportReport, String), String> {
    let imported = crate::folder::release(path)?;
    let release =
        kessan_validate::check("release.json", imported.json.as_bytes()).map_err(|report| report.to_string())?;
    let report = ImportReport {
        id: release.file.id.clone(),
        company: release.file.company.name.all().next().map(|(_, text)| text.to_owned()).unwrap_or_default(),
        title: release.file.title.all().next().map(|(_, text)| text.to_owned()).unwrap_or_default(),
        documents: vec![path.display().to_string()],
        tables: release.file.tables.len(),
        rows: release.file.tables.iter().map(|table| table.rows.len()).sum(),
        cells: release.facts.all().len(),
        concepts: release.file.concepts.len(),
        periods: release.file.periods.len(),
        notices: imported.unused.iter().map(|name| format!("{name} is not used by any table")).collect(),
        ..ImportReport::default()
    };
    Ok((report, imported.json))
}

/// Writes the release and says what came out: on the standard output, unless the release goes there.
fn finish(arguments: &Arguments, console: &Console, report: &ImportReport, json: &str) -> Result<ExitCode, String> {
    let text = if arguments.json {
        let text =
            serde_json::to_string_pretty(report).map_err(|error| format!("writing the report as JSON: {error}"))?;
        format!("{text}\n")
    } else {
        report.to_string()
    };
    let path = match &arguments.output {
        Some(path) if input::is_standard(path) => {
            console::write(json.as_bytes())?;
            console.note(text.trim_end());
            return Ok(ExitCode::SUCCESS);
        }
        Some(path) => path.clone(),
        None => own(&report.id)?,
    };
    write(&path, json)?;
    if arguments.json {
        console::write(text.as_bytes())?;
    } else {
        console.say(format!("{text}wrote {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The file that is named after the release. Somebody may have worked on one that is there.
fn own(id: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(format!("{id}.json"));
    if path.exists() {
        return Err(format!(
            "writing {0}: the file already exists; overwrite it with -o {0}, or choose another name",
            path.display()
        ));
    }
    Ok(path)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text)
        .map_err(|error| format!("writing {}: {error}; choose a file in a folder that can be written", path.display()))
}

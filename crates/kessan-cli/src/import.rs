//! `kessan import`: filings and folders become release files.

mod gather;
mod progress;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kessan_import::mapping::{Answers, ImportReport, Options, map, template};

use gather::{Given, gather};
use progress::Progress;

/// What it takes.
#[derive(clap::Args)]
#[command(
    about = "Makes a release file of what a company has filed",
    long_about = "Makes a release file of what a company has filed.\n\n\
        Reads inline XBRL (.htm, .xhtml), packages of it (the zip files of TDnet, EDINET, the SEC and ESEF), xBRL-JSON and the SEC's \
        company facts; or a folder of plain tables that `kessan new` has made. It fills in all that the filing says, writes what it \
        understood, what it left out and why, and asks for what only a person knows. With --questions the questions become a file to fill \
        in, which --answers takes the next time, for this filing and for the company's later ones.",
    after_help = "Exit status: 0 if a valid release came out, 1 otherwise.\n\n\
        Examples:\n  \
        kessan import quarter.zip -o quarter.json\n  \
        kessan import quarter.zip --questions answers.toml\n  \
        kessan import quarter.zip --answers answers.toml -o quarter.json\n  \
        kessan import report.htm report.xsd report_lab.xml -o -"
)]
pub struct Arguments {
    /// The files of one filing, or a folder of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where the release goes; `-` is the standard output, and without this it is named after the release
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What a person says beside the filing: a file that --questions has made
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Writes the open questions as a file to fill in
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
    /// A further language of the release (BCP 47), where the taxonomies have labels in it; may be given several times
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// Says what came out as JSON
    #[arg(long)]
    json: bool,
}

/// Imports and tells; exit status 1 if no valid release came out.
pub fn run(arguments: &Arguments) -> ExitCode {
    match imported(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if arguments.json {
                let _ = writeln!(std::io::stdout(), "{}", serde_json::json!({ "error": message }));
            } else {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn imported(arguments: &Arguments) -> Result<(), String> {
    let progress = Progress::start();
    progress.says("reading");
    let files = match gather(&arguments.files)? {
        Given::Filing(files) => files,
        Given::Tables(path) => return folder(arguments, &path),
    };
    let answers = match &arguments.answers {
        None => Answers::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map_err(|error| format!("reading {}: {error}; give the path of a file of answers", path.display()))?;
            let answers = Answers::read(&text).map_err(|error| format!("reading {}: {error}", path.display()))?;
            answers.named(path.display().to_string())
        }
    };
    let report = kessan_import::read(files).map_err(|error| error.to_string())?;
    progress.says("making the release");
    let options = Options { languages: arguments.language.clone(), answers };
    let import = map(&report, options).map_err(|failure| failure.to_string())?;
    drop(progress);
    if let Some(path) = &arguments.questions {
        write(path, &template(&import.report.questions))?;
    }
    finish(arguments, &import.report, &import.json)
}

/// A folder of plain tables.
fn folder(arguments: &Arguments, path: &Path) -> Result<(), String> {
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
        notices: imported.unused.iter().map(|name| format!("{name} is named by no table")).collect(),
        ..ImportReport::default()
    };
    finish(arguments, &report, &imported.json)
}

/// Writes the release and says what came out: on the standard output, unless the release goes there.
fn finish(arguments: &Arguments, report: &ImportReport, json: &str) -> Result<(), String> {
    let text = if arguments.json {
        let text =
            serde_json::to_string_pretty(report).map_err(|error| format!("writing the report as JSON: {error}"))?;
        format!("{text}\n")
    } else {
        report.to_string()
    };
    let own = PathBuf::from(format!("{}.json", report.id));
    let path = arguments.output.as_deref().unwrap_or(&own);
    if path == Path::new("-") {
        eprint!("{text}");
        // Who reads only the first lines has not made a mistake.
        let _ = std::io::stdout().write_all(json.as_bytes());
        return Ok(());
    }
    write(path, json)?;
    let _ = std::io::stdout().write_all(text.as_bytes());
    if !arguments.json {
        let _ = writeln!(std::io::stdout(), "wrote {}", path.display());
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text)
        .map_err(|error| format!("writing {}: {error}; name a file in a folder that can be written", path.display()))
}

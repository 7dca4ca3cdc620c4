//! What a reader gives, read into a release.

use kessan::prerender::unpacked;
use kessan::view::opening::Fault;
use kessan_core::release::Release;
use kessan_core::release::load::load;
use kessan_import::folder;
use kessan_import::limits;
use kessan_import::mapping::{Answers, ImportReport, Options, map};
use serde_json::Value;

use crate::failed::Failed;
use crate::opened::Stage;

/// A release with what its import says.
pub struct Given {
    /// Read and checked.
    pub release: Release,
    /// The text of its file.
    pub json: String,
    /// What came out, what was left out, what is asked.
    pub report: ImportReport,
}

/// Reads files: a release file, a saved page, a folder of tables or a filing.
///
/// # Errors
///
/// What is wrong with which file.
pub fn read(
    files: Vec<(String, Vec<u8>)>,
    answers: Option<&str>,
    progress: &mut dyn FnMut(Stage),
) -> Result<Given, Failed> {
    let given = files.first().map(|(name, _)| name.clone()).unwrap_or_default();
    // Here as in the import; what is no filing does not come so far.
    if let Some((name, _)) = files.iter().find(|(_, bytes)| bytes.len() > limits::FILE) {
        let told = format!("it has more than {} bytes", limits::FILE);
        return Err(Failed::new(Fault::TooLarge, name, told));
    }
    if let [(name, bytes)] = files.as_slice()
        && let Some(text) = as_text(bytes)
    {
        if is_release(text) {
            return release(name, text.to_owned(), Vec::new());
        }
        if unpacked::is_one_file(text) {
            let told = "the block of its files ends too early, or holds no releases/*.json";
            let json = unpacked::release(text).ok_or_else(|| Failed::new(Fault::SavedPage, name, told))?;
            return release(name, json, Vec::new());
        }
    }
    if files.iter().any(|(name, _)| name == folder::HEAD) {
        let imported = folder::import(&files).map_err(|error| Failed::of_import(&error, &given))?;
        let notices = imported.unused.iter().map(|name| format!("{name} is named by no table")).collect();
        return release(folder::HEAD, imported.json, notices);
    }
    let answers = match answers {
        None => Answers::default(),
        Some(text) => {
            Answers::read(text).map_err(|error| Failed::new(Fault::Answers, "answers.toml", error.to_string()))?
        }
    };
    let report = kessan_import::read(files).map_err(|error| Failed::of_import(&error, &given))?;
    progress(Stage::Mapping);
    let options = Options { answers, ..Options::default() };
    let import = map(&report, options).map_err(|failure| Failed::new(Fault::NoFigures, given, failure.to_string()))?;
    Ok(Given { release: import.release, json: import.json, report: import.report })
}

/// A text that begins like JSON or HTML.
fn as_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.trim_start().starts_with(['{', '<']).then_some(text)
}

/// Whether a JSON text is a release file: no other kind of file has both of these fields among its first.
fn is_release(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        #[serde(default)]
        kessan: Option<Value>,
        #[serde(default)]
        company: Option<serde::de::IgnoredAny>,
        #[serde(default)]
        tables: Option<serde::de::IgnoredAny>,
    }
    // A text that is no JSON, or has a field twice, is a release file to whoever meant it as one.
    match serde_json::from_str::<Head>(text) {
        Ok(head) => head.kessan.is_some() || head.company.is_some() && head.tables.is_some(),
        Err(_) => text.trim_start().starts_with('{') && text.contains("\"kessan\"") && text.contains("\"tables\""),
    }
}

/// A release file that is there already.
fn release(name: &str, json: String, notices: Vec<String>) -> Result<Given, Failed> {
    let release = load(name, &json).map_err(|problems| Failed::new(Fault::Release, name, problems.to_string()))?;
    let file = &release.file;
    let report = ImportReport {
        id: file.id.clone(),
        documents: vec![name.to_owned()],
        tables: file.tables.len(),
        rows: file.tables.iter().map(|table| table.rows.len()).sum(),
        cells: release.facts.all().len(),
        concepts: file.concepts.len(),
        periods: file.periods.len(),
        notices,
        ..ImportReport::default()
    };
    Ok(Given { release, json, report })
}

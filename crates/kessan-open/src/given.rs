//! What a reader gives, read into a release.

use kessan::prerender::unpacked;
use kessan::view::opening::Fault;
use kessan_core::release::Release;
use kessan_import::folder;
use kessan_import::limits;
use kessan_import::mapping::{Answers, ImportReport, Options, map};
use serde::Deserialize;
use serde_json::Value;

use crate::failed::Failed;
use crate::opened::Stage;
use crate::parts;

/// A release with what its import says.
pub struct Given {
    /// Read and checked.
    pub release: Release,
    /// The text of its file.
    pub json: String,
    /// What came out, what was left out, what is asked.
    pub report: ImportReport,
    /// What was given beside the filing, used or not.
    pub answers: Answers,
    /// Whether it was imported, so that answers can change it.
    pub is_filing: bool,
}

/// What a reader gives beside files.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answered {
    /// A file of answers, `answers.toml`.
    pub toml: String,
    /// What forms change of them: keys with answers in JSON, `null` to take one back.
    pub changes: Vec<(String, Value)>,
    /// Release files of the same company, beside which the report is put.
    pub beside: Vec<String>,
}

impl Answered {
    /// The answers of a file, then those of `more` files, then what forms change.
    fn read(&self, more: &[(String, String)]) -> Result<Answers, Failed> {
        let fail = |file: &str, told: String| Failed::new(Fault::Answers, file, told);
        let mut answers = parts::answers(&self.toml).map_err(|told| fail(NAME, told))?;
        for (file, text) in more {
            let others = parts::answers(text).map_err(|told| fail(file, told))?;
            for (key, value) in others.all() {
                answers.set_json(&key, &value).map_err(|told| fail(file, told))?;
            }
        }
        for (key, value) in &self.changes {
            answers.set_json(key, value).map_err(|told| fail(NAME, told))?;
        }
        Ok(answers.named(NAME))
    }
}

/// What messages call answers.
const NAME: &str = "answers.toml";

/// Reads files: a release file, a saved page, a folder of tables or a filing.
///
/// # Errors
///
/// What is wrong with which file.
pub fn read(
    mut files: Vec<(String, Vec<u8>)>,
    answered: &Answered,
    progress: &mut dyn FnMut(Stage),
) -> Result<Given, Failed> {
    let given = files.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let is_folder = files.iter().any(|(name, _)| name == folder::HEAD);
    let more = if is_folder { Vec::new() } else { answers_in(&mut files)? };
    // Here as in the import; what is no filing does not come so far.
    if let Some((name, _)) = files.iter().find(|(_, bytes)| bytes.len() > limits::FILE) {
        let told = format!("it has more than {} bytes", limits::FILE);
        return Err(Failed::new(Fault::TooLarge, name, told));
    }
    if let [(name, bytes)] = files.as_slice()
        && let Some(text) = as_text(bytes)
    {
        if is_release(text) {
            return release(name, text.to_owned(), Vec::new(), answered.read(&more)?);
        }
        if unpacked::is_one_file(text) {
            let told = "the block of its files ends too early, or holds no releases/*.json";
            let json = parts::unpacked(text).ok_or_else(|| Failed::new(Fault::SavedPage, name, told))?;
            return release(name, json, Vec::new(), answered.read(&more)?);
        }
    }
    if is_folder {
        let imported = parts::folder(files).map_err(|error| Failed::of_import(&error, &given))?;
        let notices = imported.unused.iter().map(|name| format!("{name} is named by no table")).collect();
        return release(folder::HEAD, imported.json, notices, answered.read(&more)?);
    }
    let answers = answered.read(&more)?;
    let report = kessan_import::read_by(files, parts::data).map_err(|error| Failed::of_import(&error, &given))?;
    progress(Stage::Mapping);
    let options = Options { languages: Vec::new(), answers: answers.clone(), take_given: parts::take_given };
    let import = map(&report, options).map_err(|failure| Failed::new(Fault::NoFigures, given, failure.to_string()))?;
    Ok(Given { release: import.release, json: import.json, report: import.report, answers, is_filing: true })
}

/// Takes the files of answers out of a list, in which they stand beside a filing.
fn answers_in(files: &mut Vec<(String, Vec<u8>)>) -> Result<Vec<(String, String)>, Failed> {
    let is_one = |name: &str| name.to_ascii_lowercase().ends_with(".toml");
    let (answers, others): (Vec<_>, Vec<_>) = std::mem::take(files).into_iter().partition(|(name, _)| is_one(name));
    *files = others;
    let text = |(name, bytes): (String, Vec<u8>)| match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text.trim_start_matches('\u{feff}').to_owned())),
        Err(error) => {
            let told = format!("byte {} is no UTF-8", error.utf8_error().valid_up_to());
            Err(Failed::new(Fault::Answers, name, told))
        }
    };
    answers.into_iter().map(text).collect()
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

/// A release file as a release.
///
/// # Errors
///
/// Every mistake in it.
pub fn checked(name: &str, json: &str) -> Result<Release, Failed> {
    parts::release(name, json)?.map_err(|problems| Failed::new(Fault::Release, name, problems.to_string()))
}

/// A release file that is there already.
fn release(name: &str, json: String, notices: Vec<String>, answers: Answers) -> Result<Given, Failed> {
    let release = checked(name, &json)?;
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
    Ok(Given { release, json, report, answers, is_filing: false })
}

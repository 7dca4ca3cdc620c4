//! The check of one file: its text, its form, its meaning.

use std::fmt;

use serde_json::Value;

use super::locate::{byte_position, position_in_line, positions};
use super::repeated::repeated_fields;
use super::size::{self, MOST_BYTES};
use super::validate::{Violation, violations};
use super::{place, suggest};
use kessan_core::problem::{Count, MOST_TOLD, Mistakes, Problem};
use kessan_core::release::Release;
use kessan_core::release::load::{checked, from_document};
use kessan_core::release::upgrade;

/// One mistake and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// The mistakes found in one file; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file, as the caller named it.
    pub file: String,
    /// The first mistakes, at most [`MOST_TOLD`], in the order of their lines.
    pub findings: Vec<Finding>,
    /// How many there are beside them.
    pub more: usize,
    /// Whether the meaning was looked at, too.
    pub is_complete: bool,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { line, column, problem } in &self.findings {
            writeln!(f, "{}:{line}:{column}: {problem}", self.file)?;
        }
        write!(f, "{} in {}", Count { told: self.findings.len(), more: self.more }, self.file)?;
        if !self.is_complete {
            f.write_str("; what its figures mean is checked when its form is right")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

/// Reads and checks a release file. `file` is its name, for the messages.
///
/// It takes time in proportion to the file's length, and some forty times its bytes of memory; files of more than 64 MiB,
/// 12 million values or two million objects are refused.
///
/// # Errors
///
/// Every mistake found, the first [`MOST_TOLD`] in words. A text that is no JSON has one; a file whose form is broken is
/// checked for its meaning only where it can be read all the same.
pub fn check(file: &str, bytes: &[u8]) -> Result<Release, Report> {
    let fail = |findings, more, is_complete| Report { file: file.to_owned(), findings, more, is_complete };
    let alone = |finding| fail(vec![finding], 0, false);
    let text = text(bytes).map_err(alone)?;
    let mut document = document(text).map_err(alone)?;
    // What an earlier version lacks has no line in the file; nothing is reported there.
    let upgrade = upgrade::document(&mut document);
    let (repeated, more_repeated) = repeated_fields(text, MOST_TOLD);
    let repeated = repeated.into_iter().map(Violation::repeated);
    let violations: Vec<Violation> = repeated.chain(violations(&document)).collect();
    let (outcome, is_complete) = meaning(&mut document, &violations);
    let mistakes = match outcome {
        Ok(mut release) if violations.is_empty() => {
            release.upgrade = upgrade;
            return Ok(release);
        }
        Ok(_) => Mistakes::default(),
        Err(mistakes) => mistakes,
    };
    // The meaning's words are the better ones where both see the same mistake.
    let is_only_of_form = |form: &Violation| !mistakes.has(&form.pointer);
    let of_form = violations.iter().filter(|form| is_only_of_form(form)).count();
    let all = of_form + more_repeated + mistakes.list().len() + mistakes.more();
    let form = violations.into_iter().filter(is_only_of_form).map(|form| (form.is_of_key, form.problem(&document)));
    let meaning = mistakes.list().iter().map(|problem| (false, suggest::add(&document, problem)));
    let told: Vec<(bool, Problem)> = form.chain(meaning).take(MOST_TOLD).collect();
    let places: Vec<_> = told.iter().map(|(is_of_key, problem)| (problem.pointer.as_str(), *is_of_key)).collect();
    let positions = positions(text, &places);
    let findings = told.into_iter().zip(positions);
    let mut findings: Vec<Finding> =
        findings.map(|((_, problem), (line, column))| Finding { line, column, problem }).collect();
    findings.sort_by_key(|finding| (finding.line, finding.column));
    let more = all - findings.len();
    Err(fail(findings, more, is_complete))
}

/// The release, or what is wrong with it; and whether its meaning could be looked at. Fields that the form does not know
/// are taken out of the document.
fn meaning(document: &mut Value, violations: &[Violation]) -> (Result<Release, Mistakes>, bool) {
    for violation in violations.iter().filter(|violation| violation.is_unknown_field) {
        remove(document, &violation.pointer);
    }
    match from_document(document) {
        Ok(file) => (checked(file), true),
        Err(mut problem) => {
            // The schema sees whatever makes reading fail, but for a number such as 6.0 where there should be a 6.
            let is_seen = |seen: &Violation| {
                is_within(&seen.pointer, &problem.pointer) || is_within(&problem.pointer, &seen.pointer)
            };
            if violations.iter().any(is_seen) {
                return (Err(Mistakes::default()), false);
            }
            problem.place = place::name(document, &problem.pointer);
            if problem.found.contains("floating point") {
                problem.expected = "a whole number without a point".to_owned();
            }
            (Err(problem.into()), false)
        }
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let Some((parent, field)) = pointer.rsplit_once('/') else { return };
    if let Some(object) = document.pointer_mut(parent).and_then(Value::as_object_mut) {
        object.remove(&place::unescaped(field));
    }
}

fn is_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn text(bytes: &[u8]) -> Result<&str, Finding> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large(&format!("{} bytes", bytes.len()), (1, 1)));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let (line, column) = byte_position(&valid, error.valid_up_to());
        let problem = Problem::new("the file's text", "bytes that are no UTF-8", "a text in UTF-8");
        Finding { line, column, problem }
    })
}

fn document(text: &str) -> Result<Value, Finding> {
    size::measure(text).and_then(|()| serde_json::from_str(text)).map_err(|error| {
        let message = error.to_string();
        let words = message.rsplit_once(" at line ").map_or(message.as_str(), |(words, _)| words);
        if size::is_too_much(words) {
            return too_large(words, position_in_line(text, error.line(), error.column()));
        }
        no_json(text, &error, words)
    })
}

fn too_large(found: &str, (line, column): (usize, usize)) -> Finding {
    let expected = format!(
        "a release file of at most {MOST_BYTES} bytes, {} values and {} objects; several releases are several files",
        size::MOST_VALUES,
        size::MOST_OBJECTS
    );
    Finding { line, column, problem: Problem::new("the whole file", found, expected) }
}

fn no_json(text: &str, error: &serde_json::Error, message: &str) -> Finding {
    let found = if text.starts_with('\u{feff}') { "a byte order mark at the beginning" } else { message };
    let (line, column) = position_in_line(text, error.line(), error.column());
    let expected = match message {
        _ if text.starts_with('\u{feff}') => "one JSON object from the first byte on",
        "trailing comma" => "no comma after the last of a list or an object",
        "key must be a string" => "a field's name in quotation marks",
        "expected `,` or `}`" | "expected `,` or `]`" => "a comma between two, or the bracket that ends them",
        "trailing characters" => "nothing more after the release's last bracket",
        "recursion limit exceeded" => "a release file, which is nested a few levels deep",
        _ if error.is_eof() => "one JSON object; the file breaks off",
        _ => "one JSON object",
    };
    let problem = Problem::new("the file's text", format!("no valid JSON ({found})"), expected);
    Finding { line, column, problem }
}

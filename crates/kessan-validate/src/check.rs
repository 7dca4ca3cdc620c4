//! The check of one file: its text, its form, its meaning.

use std::fmt;

use serde_json::Value;

use super::locate::{Positions, byte_position, position_in_line};
use super::validate::{Violation, violations};
use super::{place, suggest};
use kessan_core::problem::Problem;
use kessan_core::release::Release;
use kessan_core::release::load::{checked, from_document};

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

/// All the mistakes found in one file; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file, as the caller named it.
    pub file: String,
    /// The mistakes, in the order of their lines.
    pub findings: Vec<Finding>,
    /// Whether the meaning was looked at, too.
    pub is_complete: bool,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Finding { line, column, problem } in &self.findings {
            writeln!(f, "{}:{line}:{column}: {problem}", self.file)?;
        }
        let count = self.findings.len();
        write!(f, "{count} {} in {}", if count == 1 { "problem" } else { "problems" }, self.file)?;
        if !self.is_complete {
            f.write_str("; what its figures mean is checked when its form is right")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

/// Reads and checks a release file. `file` is its name, for the messages.
///
/// # Errors
///
/// Every mistake found. A text that is no JSON has one; a file whose form is broken is checked for its meaning only
/// where it can be read all the same.
pub fn check(file: &str, bytes: &[u8]) -> Result<Release, Report> {
    let fail = |findings, is_complete| Report { file: file.to_owned(), findings, is_complete };
    let text = std::str::from_utf8(bytes).map_err(|error| fail(vec![no_text(bytes, error)], false))?;
    let document: Value = serde_json::from_str(text).map_err(|error| fail(vec![no_json(text, &error)], false))?;
    let positions = Positions::new(text);
    let violations: Vec<Violation> = positions.repeated_fields().chain(violations(&document)).collect();
    let (outcome, is_complete) = meaning(&document, &violations);
    let problems = match outcome {
        Ok(release) if violations.is_empty() => return Ok(release),
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    };
    // The meaning's words are the better ones where both see the same mistake.
    let form = violations.into_iter().filter(|form| problems.iter().all(|problem| problem.pointer != form.pointer));
    let form = form.map(|form| (form.is_of_key, form.problem(&document)));
    let meaning = problems.iter().map(|problem| (false, suggest::add(&document, problem)));
    let mut findings: Vec<Finding> = form
        .chain(meaning)
        .map(|(is_of_key, problem)| {
            let (line, column) = positions.find(&problem.pointer, is_of_key);
            Finding { line, column, problem }
        })
        .collect();
    findings.sort_by_key(|finding| (finding.line, finding.column));
    Err(fail(findings, is_complete))
}

/// The release, or what is wrong with it; and whether its meaning could be looked at.
fn meaning(document: &Value, violations: &[Violation]) -> (Result<Release, Vec<Problem>>, bool) {
    let mut document = document.clone();
    for violation in violations.iter().filter(|violation| violation.is_unknown_field) {
        remove(&mut document, &violation.pointer);
    }
    match from_document(&document) {
        Ok(file) => (checked(file), true),
        Err(mut problem) => {
            // The schema sees whatever makes reading fail, but for a number such as 6.0 where there should be a 6.
            let is_seen = |seen: &Violation| {
                is_within(&seen.pointer, &problem.pointer) || is_within(&problem.pointer, &seen.pointer)
            };
            if violations.iter().any(is_seen) {
                return (Err(Vec::new()), false);
            }
            problem.place = place::name(&document, &problem.pointer);
            if problem.found.contains("floating point") {
                problem.expected = "a whole number without a point".to_owned();
            }
            (Err(vec![problem]), false)
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

fn no_text(bytes: &[u8], error: std::str::Utf8Error) -> Finding {
    let (line, column) = byte_position(&String::from_utf8_lossy(&bytes[..error.valid_up_to()]), error.valid_up_to());
    Finding { line, column, problem: Problem::new("the file's text", "bytes that are no UTF-8", "a text in UTF-8") }
}

fn no_json(text: &str, error: &serde_json::Error) -> Finding {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(words, _)| words);
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

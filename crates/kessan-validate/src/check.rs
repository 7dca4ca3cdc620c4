//! The check of one file: its text, its form, its meaning.

use std::fmt;

use super::locate::{byte_position, position_in_line, positions};
use super::outline::outline;
use super::repeated::repeated_fields;
use super::size::{self, MOST_BYTES};
use super::validate::{Form, form};
use super::violation::{Violation, Violations};
use super::{blank, place, suggest};
use kessan_core::problem::{Count, MOST_TOLD, Mistakes, Problem};
use kessan_core::release::Release;
use kessan_core::release::load::{checked, from_json};
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
/// It takes time in proportion to the file's length; files of more than 64 MiB, 12 million values or two million objects are
/// refused.
///
/// # Errors
///
/// Every mistake found, the first [`MOST_TOLD`] in words. A text that is no JSON has one; a file whose form is broken is
/// checked for its meaning only where it can be read all the same.
pub fn check(file: &str, bytes: &[u8]) -> Result<Release, Report> {
    let alone = |finding| Report { file: file.to_owned(), findings: vec![finding], more: 0, is_complete: false };
    let text = text(bytes).map_err(alone)?;
    let is_json = |result: serde_json::Result<()>| result.map_err(|error| alone(unreadable(text, &error)));
    is_json(size::measure(text))?;
    let repeated = repeated_fields(text, MOST_TOLD);
    let (form, is_read) = match form(&repeated.text) {
        Ok(form) => (form, Ok(())),
        Err(error) => (Form::default(), Err(error)),
    };
    is_json(is_read)?;
    let (outcome, is_complete) = meaning(&repeated.text, &form.violations);
    let is_in_order = form.violations.is_empty() && repeated.pointers.is_empty();
    let mistakes = match outcome {
        Ok(mut release) if is_in_order => {
            release.upgrade = form.upgrade;
            return Ok(release);
        }
        Ok(_) => Mistakes::default(),
        Err(mistakes) => mistakes,
    };
    // The meaning's words are the better ones where both see the same mistake.
    let (violations, more_of_form) = form.violations.beside(&mistakes);
    let (pointers, more_repeated) = (repeated.pointers, repeated.more);
    let repeated = pointers.into_iter().filter(|pointer| !mistakes.has(pointer)).map(Violation::repeated);
    let of_form = repeated.chain(violations).map(Told::Form);
    let told = of_form.chain(mistakes.list().iter().map(Told::Meaning)).collect();
    let (findings, left) = findings(text, told);
    let more = left + more_of_form + more_repeated + mistakes.more();
    Err(Report { file: file.to_owned(), findings, more, is_complete })
}

/// A mistake that may be told.
enum Told<'a> {
    Form(Violation),
    Meaning(&'a Problem),
}

impl Told<'_> {
    fn pointer(&self) -> &str {
        match self {
            Told::Form(violation) => &violation.pointer,
            Told::Meaning(problem) => &problem.pointer,
        }
    }

    fn is_of_key(&self) -> bool {
        matches!(self, Told::Form(violation) if violation.is_of_key)
    }
}

/// The first mistakes in the file's order, and how many there are besides.
fn findings(text: &str, told: Vec<Told<'_>>) -> (Vec<Finding>, usize) {
    let places: Vec<_> = told.iter().map(|told| (told.pointer(), told.is_of_key())).collect();
    let positions = positions(text, &places);
    let mut told: Vec<_> = positions.into_iter().zip(told).collect();
    told.sort_by_key(|(position, _)| *position);
    let left = told.len().saturating_sub(MOST_TOLD);
    told.truncate(MOST_TOLD);
    let outline = outline(text, told.iter().map(|(_, told)| told.pointer()));
    let finding = |((line, column), told): (_, Told<'_>)| {
        let problem = match told {
            Told::Form(violation) => violation.problem(&outline.document),
            Told::Meaning(problem) => {
                let mut problem = problem.clone();
                suggest::add(&outline, &mut problem);
                problem
            }
        };
        Finding { line, column, problem }
    };
    (told.into_iter().map(finding).collect(), left)
}

/// The release, or what is wrong with it; and whether its meaning could be looked at. Fields that the form does not know
/// are left out, unless there are more of them than are told.
fn meaning(text: &str, violations: &Violations) -> (Result<Release, Mistakes>, bool) {
    if violations.has_hidden_unknown() {
        return (Err(Mistakes::default()), false);
    }
    let unknown: Vec<&str> =
        violations.told().filter(|told| told.is_unknown_field).map(|told| told.pointer.as_str()).collect();
    let text = blank::without(text, &unknown);
    match from_json(&text) {
        Ok(mut file) => {
            upgrade::file(&mut file);
            (checked(file), true)
        }
        Err(mut problem) => {
            // The schema sees whatever makes reading fail, but for a number such as 6.0 where there should be a 6.
            let is_seen = |seen: &Violation| {
                is_within(&seen.pointer, &problem.pointer) || is_within(&problem.pointer, &seen.pointer)
            };
            if violations.has_hidden() || violations.told().any(is_seen) {
                return (Err(Mistakes::default()), false);
            }
            problem.place = place::name(&outline(&text, [problem.pointer.as_str()]).document, &problem.pointer);
            if problem.found.contains("floating point") {
                problem.expected = "a whole number without a point".to_owned();
            }
            (Err(problem.into()), false)
        }
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

/// What is wrong with a text that is too much or no JSON.
fn unreadable(text: &str, error: &serde_json::Error) -> Finding {
    let message = error.to_string();
    let words = message.rsplit_once(" at line ").map_or(message.as_str(), |(words, _)| words);
    if size::is_too_much(words) {
        return too_large(words, position_in_line(text, error.line(), error.column()));
    }
    no_json(text, error, words)
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

//! What a person says beside the filing: `answers.toml`.
//!
//! Every answer has a key that stays the same from one report to the next, so that one file serves all of a company's reports.
//! What no report asks for is told, and does no harm.

mod edited;
mod key;
mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::Date;
use kessan_core::period::Span;
use toml::{Table, Value};

use super::questions::Question;
pub use key::{steps, written};
pub use typed::Counts;

/// The answers of a file.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    root: Table,
    used: BTreeSet<String>,
    /// Answers that cannot be used: key, what was found, what is expected, how to mend it.
    wrong: Vec<Wrong>,
    /// The name of the file, for messages; empty without one.
    file: String,
    /// Answers that are sound and of another report than this one, each with the reason.
    aside: Vec<String>,
    /// The fields of the release that answers fill, by their keys, where those do not say it.
    fields: BTreeMap<String, String>,
}

/// An answer that cannot be used; the release comes out without it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Wrong {
    /// Its key.
    pub key: String,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
    /// How to mend it.
    pub remedy: String,
    /// What is wrong, for who tells it in other words.
    #[serde(skip)]
    pub why: Why,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no day.
    NoDay,
    /// Day and month can be each other.
    TwoDays,
    /// It is a day before the first or after the last that make sense.
    Far(Date, Date),
    /// It is no span of days whose first is before the last.
    NoSpan,
    /// It is no number above zero, or none of shares.
    NoNumber,
    /// Comma and point can be each other.
    TwoNumbers,
    /// It counts something else.
    OtherUnit,
    /// Something else: the message says it.
    Other,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: found {}, expected {}; {}", self.key, self.found, self.expected, self.remedy)
    }
}

/// What is left to do about an answer that cannot be read.
const WRITE_IT_SO: &str = "write it so, or take the line out";

impl Answers {
    /// Reads a file of answers.
    ///
    /// # Errors
    ///
    /// What is wrong with it as TOML, with line and column.
    ///
    /// ```
    /// use kessan_import::mapping::Answers;
    /// assert!(Answers::read("[company]\nshort_name.en = \"Made-up\"").is_ok());
    /// assert!(Answers::read("[company").unwrap_err().contains("line 1"));
    /// ```
    pub fn read(text: &str) -> Result<Self, String> {
        let root = text.parse::<Table>().map_err(|error| error.to_string())?;
        Ok(Self { root, ..Self::default() })
    }

    /// The same with the name of the file that they were read from, for messages.
    #[must_use]
    pub fn named(self, file: impl Into<String>) -> Self {
        Self { file: file.into(), ..self }
    }

    /// The name of the file; `the answers` without one.
    pub fn file(&self) -> &str {
        if self.file.is_empty() { "the answers" } else { &self.file }
    }

    /// The text of a key such as `company.short_name.en`.
    pub fn text(&mut self, key: &[&str]) -> Option<String> {
        match self.value(key)?.clone() {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => None,
            Value::Datetime(date) => Some(date.to_string()),
            Value::Integer(number) => Some(number.to_string()),
            other => self.refuse(key, &other, "a text in quotation marks"),
        }
    }

    /// The day of a key.
    pub fn date(&mut self, key: &[&str]) -> Option<Date> {
        let text = self.text(key)?;
        let expected = "a day such as \"2030-05-14\"";
        typed::day(&text).map_err(|why| self.reject_as(why, &written(key), format!("{text:?}"), expected)).ok()
    }

    /// The days of a key, the earlier one first: `"2030-05-15/2031-05-14"`. None of them may lie more than so many days before
    /// or after `near`.
    pub fn span_near(&mut self, key: &[&str], near: Date, far: i32) -> Option<Span> {
        let text = self.text(key)?;
        let is_near = |day| kessan_core::period::days_from(near, day).abs() <= far;
        let span = typed::span(&text).and_then(|span| match is_near(span.start) && is_near(span.end) {
            true => Ok(span),
            false => Err(Why::Far(days_after(near, -far), days_after(near, far))),
        });
        let expected = "two days with a slash, the earlier one first and within ten years of the release: \"2030-05-15/2031-05-14\"";
        span.map_err(|why| self.reject_as(why, &written(key), format!("{text:?}"), expected)).ok()
    }

    /// The day of a key that lies at most so many days before or after another: a day further away is a slip of the pen.
    pub fn date_near(&mut self, key: &[&str], day: Date, before: i32, after: i32) -> Option<Date> {
        let found = self.date(key)?;
        let days = kessan_core::period::days_from(day, found);
        if (-before..=after).contains(&days) {
            return Some(found);
        }
        let (first, last) = (days_after(day, -before), days_after(day, after));
        let expected = format!("a day from {first} to {last}");
        self.refuse_with(Why::Far(first, last), &written(key), found.to_string(), &expected, "mend the date");
        None
    }

    /// The number above zero of a key in whole units, as a release prints it: `"4,000,000"`.
    pub fn number(&mut self, key: &[&str], counts: Counts<'_>) -> Option<String> {
        let text = self.text(key)?;
        let expected = match counts {
            Counts::Shares => "a number of shares above zero, such as \"4,000,000\" or \"4 million\"".to_owned(),
            Counts::PerShare(code) => format!("an amount above zero in {code} per share, such as \"0.25\""),
            Counts::Money(code) => format!("an amount above zero in {code}, such as \"4,000,000\" or \"4 million\""),
        };
        typed::number(&text, counts)
            .map_err(|why| self.reject_as(why, &written(key), format!("{text:?}"), &expected))
            .ok()
    }

    /// The tables of a list such as `[[claims]]`, each as it stands.
    pub fn list(&mut self, key: &str) -> Vec<Table> {
        let Some(value) = self.value(&[key]).cloned() else { return Vec::new() };
        match value {
            Value::Array(list) => {
                let mut tables = Vec::new();
                for (at, value) in list.into_iter().enumerate() {
                    match value {
                        Value::Table(table) => tables.push(table),
                        other => {
                            let key = format!("{key}[{}]", at + 1);
                            _ = self.refuse::<()>(&[&key], &other, "a table: [[…]], or { … = … } within the list");
                        }
                    }
                }
                tables
            }
            other => self.refuse(&[key], &other, "a list of tables, [[…]]").unwrap_or_default(),
        }
    }

    /// Whether anything stands under a key.
    pub fn has(&self, key: &[&str]) -> bool {
        self.find(key).is_some()
    }

    /// The keys of a table.
    pub fn keys(&self, key: &[&str]) -> Vec<String> {
        let found = self.find(key).and_then(Value::as_table);
        found.map(|table| table.keys().cloned().collect()).unwrap_or_default()
    }

    /// Notes that an answer cannot be used.
    pub fn reject(&mut self, key: &str, found: String, expected: &str, remedy: &str) {
        self.refuse_with(Why::Other, key, found, expected, remedy);
    }

    fn reject_as(&mut self, why: Why, key: &str, found: String, expected: &str) {
        self.refuse_with(why, key, found, expected, WRITE_IT_SO);
    }

    fn refuse_with(&mut self, why: Why, key: &str, found: String, expected: &str, remedy: &str) {
        let (key, expected, remedy) = (key.to_owned(), expected.to_owned(), remedy.to_owned());
        let wrong = Wrong { key, found, expected, remedy, why };
        if !self.wrong.contains(&wrong) {
            self.wrong.push(wrong);
        }
    }

    /// Notes that an answer is of another report.
    pub fn leave_aside(&mut self, key: &[&str], why: &str) {
        let key = key.join(".");
        self.aside.push(format!("{key}: {why}"));
        self.used.insert(key);
    }

    /// Answers that cannot be used.
    pub fn wrong(&self) -> &[Wrong] {
        &self.wrong
    }

    /// Answers that this report has no use for: their keys, with the reason where there is more to say than that.
    pub fn unused(&self) -> Vec<String> {
        let mut keys = Vec::new();
        leaves(&Value::Table(self.root.clone()), &mut Vec::new(), &mut keys);
        let mut keys: Vec<String> = keys.iter().map(|steps| steps.join(".")).collect();
        keys.retain(|key| {
            !self
                .used
                .iter()
                .any(|used| key == used || key.strip_prefix(used.as_str()).is_some_and(|rest| rest.starts_with('.')))
        });
        keys.extend(self.aside.iter().cloned());
        keys
    }

    fn find(&self, key: &[&str]) -> Option<&Value> {
        let (first, rest) = key.split_first()?;
        rest.iter().try_fold(self.root.get(*first)?, |value, step| value.get(*step))
    }

    fn value(&mut self, key: &[&str]) -> Option<&Value> {
        self.used.insert(key.join("."));
        self.find(key)
    }

    fn refuse<T>(&mut self, key: &[&str], found: &Value, expected: &str) -> Option<T> {
        let found = match found {
            Value::Table(_) => "a table".to_owned(),
            other => other.to_string().chars().take(80).collect(),
        };
        self.reject(&written(key), found, expected, WRITE_IT_SO);
        None
    }
}

/// A day so many days later, or earlier; the day itself where the calendar ends.
fn days_after(day: Date, days: i32) -> Date {
    kessan_core::period::days_after(day, days).unwrap_or(day)
}

/// The keys of all that stands below a key.
fn leaves(value: &Value, key: &mut Vec<String>, keys: &mut Vec<Vec<String>>) {
    match value {
        Value::Table(table) if !table.is_empty() => {
            for (name, value) in table {
                key.push(name.clone());
                leaves(value, key, keys);
                key.pop();
            }
        }
        _ if key.is_empty() => {}
        _ => keys.push(key.clone()),
    }
}

/// A file of answers for these questions: every key with its question, the answers left open.
pub fn template(questions: &[Question]) -> String {
    let mut text = String::from(
        "# Answers for `kessan import --answers`: what the filing does not say.\n\
         # Take the # from a line and write the answer behind the equals sign. Keys stay the same from one report to the next:\n\
         # keep this file, and what the next report does not ask for is named and left aside.\n",
    );
    for question in questions {
        let _ = write!(
            text,
            "\n# {}\n# Goes to: {}\n",
            question.text.replace('\n', " "),
            question.goes_to.replace('\n', " ")
        );
        for key in [&question.key].into_iter().chain(&question.more) {
            let _ = writeln!(text, "# {key} = {}", question.example);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asks_for_is_told() {
        let mut answers =
            Answers::read("[company]\nshort_name.en = \"Made-up\"\nmotto = \"x\"\n[buyback]\nresolved = 2030-01-32x")
                .unwrap_or_default();
        assert!(answers.unused().is_empty(), "the text above is no TOML");
        answers =
            Answers::read("[company]\nshort_name.en = \"Made-up\"\nmotto = \"x\"\n[buyback]\nresolved = \"soon\"")
                .unwrap();
        assert_eq!(answers.text(&["company", "short_name", "en"]).as_deref(), Some("Made-up"));
        assert_eq!(answers.date(&["buyback", "resolved"]), None);
        assert_eq!(answers.unused(), ["company.motto"]);
        assert_eq!(
            answers.wrong()[0].to_string(),
            "buyback.resolved: found \"soon\", expected a day such as \"2030-05-14\"; write it so, or take the line out"
        );
    }

    #[test]
    fn a_template_with_its_marks_taken_away_is_read() {
        let question = |key: &str| Question {
            key: key.into(),
            text: "Which?".into(),
            goes_to: "company".into(),
            example: "\"x\"".into(),
            more: Vec::new(),
            near: None,
        };
        let text =
            template(&[question("company.short_name.en"), question("dividends.\"FY2030-year-end\".payment_date")]);
        let open: String = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = ")).unwrap_or(""))
            .collect::<Vec<_>>()
            .join("\n");
        let mut answers = Answers::read(&open).unwrap();
        assert_eq!(answers.text(&["dividends", "FY2030-year-end", "payment_date"]).as_deref(), Some("x"));
    }
}

//! Answers that a form changes, and what of them stands in the release.

use kessan_core::release::model::Assumption;
use toml::{Table, Value};

use super::key::{quoted, steps, written};

use super::{Answers, leaves};

/// The most answers that a release says of itself that it assumes.
const MOST: usize = 4_000;

impl Answers {
    /// Gives an answer, or takes one back (`None`). `key` is as TOML writes it: `dividends."Q2-FY2030".record_date`.
    ///
    /// # Errors
    ///
    /// A key that is none of TOML's, or that leads through an answer as if that were a table.
    ///
    /// ```
    /// use kessan_import::mapping::Answers;
    /// let mut answers = Answers::read("announced = \"2030-05-14\"")?;
    /// answers.set("dividends.\"Q2-FY2030\".record_date", Some("12 May 2030".into()))?;
    /// answers.set("announced", None)?;
    /// assert_eq!(answers.write(), "[dividends.Q2-FY2030]\nrecord_date = \"12 May 2030\"\n");
    /// # Ok::<(), String>(())
    /// ```
    pub fn set(&mut self, key: &str, value: Option<Value>) -> Result<(), String> {
        let steps = steps(key).ok_or_else(|| format!("{key:?} is no key"))?;
        put(&mut self.root, &steps, value).ok_or_else(|| format!("{key:?} leads through an answer that is no table"))
    }

    /// The same with an answer in JSON, as a page has it; `null` takes it back.
    ///
    /// # Errors
    ///
    /// As [`Answers::set`].
    pub fn set_json(&mut self, key: &str, value: &serde_json::Value) -> Result<(), String> {
        let value = match value {
            serde_json::Value::Null => None,
            value => Some(Value::try_from(value).map_err(|error| format!("{key:?}: {error}"))?),
        };
        self.set(key, value)
    }

    /// All of them as the text of a file that [`Answers::read`] reads.
    pub fn write(&self) -> String {
        // What was read as TOML, and texts put into it, can be written.
        toml::to_string(&self.root).unwrap_or_default()
    }

    /// Each answer in JSON with its key as TOML writes it.
    pub fn all(&self) -> Vec<(String, serde_json::Value)> {
        let mut keys = Vec::new();
        leaves(&Value::Table(self.root.clone()), &mut Vec::new(), &mut keys);
        let value = |steps: &Vec<String>| {
            let (first, rest) = steps.split_first()?;
            let value = rest.iter().try_fold(self.root.get(first)?, |value, step| value.get(step))?;
            // A day without quotation marks is one all the same.
            Some(match value {
                Value::Datetime(day) => serde_json::Value::from(day.to_string()),
                value => serde_json::to_value(value).ok()?,
            })
        };
        keys.iter().filter_map(|steps| Some((written(steps), value(steps)?))).collect()
    }

    /// Says which field of the release an answer fills, where its key does not.
    pub fn fills(&mut self, key: &[&str], field: impl Into<String>) {
        self.fields.insert(key.join("."), field.into());
    }

    /// The answers that the release rests on: those that were asked for, can be used and are of this report.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let unused = self.unused();
        let is_aside = |plain: &str| {
            unused.iter().any(|unused| {
                let key = unused.split_once(": ").map_or(unused.as_str(), |(key, _)| key);
                plain == key || plain.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'))
            })
        };
        let mut keys = Vec::new();
        leaves(&Value::Table(self.root.clone()), &mut Vec::new(), &mut keys);
        let assumption = |steps: Vec<String>| {
            let (plain, key) = (steps.join("."), written(&steps));
            let is_wrong = self.wrong.iter().any(|wrong| wrong.key == plain || wrong.key == key);
            if is_wrong || is_aside(&plain) {
                return None;
            }
            let (first, rest) = steps.split_first()?;
            let value = rest.iter().try_fold(self.root.get(first)?, |value, step| value.get(step))?;
            let field = self.fields.get(&plain).cloned().unwrap_or_else(|| field(&steps));
            Some(Assumption { field, key, answer: answer(value) })
        };
        let mut list: Vec<Assumption> = keys.into_iter().filter_map(assumption).collect();
        list.truncate(MOST);
        list
    }
}

/// An answer on one line.
fn answer(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

/// The field of the release that an answer of that key fills.
fn field(steps: &[String]) -> String {
    let plain = steps.join(".");
    match steps.first().map(String::as_str) {
        Some("name" | "short_name") => format!("company.{plain}"),
        Some("shares_outstanding" | "dividends" | "buyback") => format!("capital.{plain}"),
        Some("businesses") => "story.businesses".to_owned(),
        Some("translations") => "texts".to_owned(),
        _ => plain,
    }
}

fn put(table: &mut Table, steps: &[String], value: Option<Value>) -> Option<()> {
    let (first, rest) = steps.split_first()?;
    if rest.is_empty() {
        match value {
            Some(value) => drop(table.insert(first.clone(), value)),
            None => drop(table.remove(first)),
        }
        return Some(());
    }
    if value.is_none() && !table.contains_key(first) {
        return Some(());
    }
    let inner = table.entry(first.clone()).or_insert_with(|| Value::Table(Table::new()));
    let Value::Table(inner) = inner else { return None };
    put(inner, rest, value)?;
    if inner.is_empty() {
        table.remove(first);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_and_taken_back_and_the_rest_stays() {
        let mut answers = Answers::read("[buyback]\nresolved = 2030-05-14\n[note]\nx = 1\n").unwrap();
        answers.set("buyback.window", Some("2030-05-15/2031-05-14".into())).unwrap();
        answers.set("translations.ja.\"Total \\\"net\\\" sales\"", Some("売上高".into())).unwrap();
        let keys: Vec<_> = answers.all().into_iter().map(|(key, _)| key).collect();
        assert!(keys.contains(&r#"translations.ja."Total \"net\" sales""#.to_owned()), "{keys:?}");
        for key in &keys {
            assert!(steps(key).is_some(), "{key} is read as it was written");
        }
        let again = Answers::read(&answers.write()).unwrap();
        assert_eq!(again.root, answers.root);
        for key in keys {
            answers.set(&key, None).unwrap();
        }
        assert_eq!(answers.write(), "");
    }

    #[test]
    fn what_is_no_key_changes_nothing() {
        let mut answers = Answers::read("announced = \"2030-05-14\"").unwrap();
        for key in ["", "a b", "a = 1\nb", "announced.day", "a = 0 # ", "\"a"] {
            assert!(answers.set(key, Some("x".into())).is_err(), "{key:?}");
        }
        assert_eq!(answers.write(), "announced = \"2030-05-14\"\n");
    }
}

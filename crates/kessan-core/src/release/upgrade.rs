//! Files of earlier versions of the format, brought to the present one.
//!
//! Version 1 knew two languages and let nobody say so: a release of it is one of version 2 with `languages` English and
//! Japanese. Everything else that version 2 has may be missing.

use std::fmt;

use serde_json::{Value, json};

use super::model::File;

/// The version of the format that this program writes and checks.
pub const FORMAT: u32 = 2;
/// The earliest version that it reads.
pub const OLDEST: u32 = 1;

/// The languages of every release of version 1.
const OF_VERSION_1: [&str; 2] = ["en", "ja"];

/// What was done to a file so that it is one of the present version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    /// The version that it was in.
    pub from: u32,
    /// Each change, in words for the file's author.
    pub changes: Vec<String>,
}

impl Upgrade {
    /// `has_languages` if the file says its languages already, as only version 2 does.
    fn from_1(has_languages: bool) -> Self {
        let languages = (!has_languages).then(|| format!("\"languages\": {OF_VERSION_1:?} is added"));
        let changes = std::iter::once("\"kessan\": 1 is now 2".to_owned()).chain(languages);
        Self { from: 1, changes: changes.collect() }
    }
}

impl fmt::Display for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes = self.changes.join(", ");
        write!(f, "in version {} of the format and was read as version {FORMAT}: {changes}", self.from)
    }
}

/// Brings a file that has been read to the present version; `None` for one that is in it, or in none that is known.
pub fn file(file: &mut File) -> Option<Upgrade> {
    if file.kessan != 1 {
        return None;
    }
    let has_languages = !file.languages.is_empty();
    file.kessan = FORMAT;
    if !has_languages {
        file.languages = OF_VERSION_1.map(str::to_owned).to_vec();
    }
    Some(Upgrade::from_1(has_languages))
}

/// The same for a document that has not been read yet.
pub fn document(document: &mut Value) -> Option<Upgrade> {
    let object = document.as_object_mut()?;
    if object.get("kessan")?.as_u64()? != 1 {
        return None;
    }
    let has_languages = object.contains_key("languages");
    object.insert("kessan".to_owned(), json!(FORMAT));
    if !has_languages {
        object.insert("languages".to_owned(), json!(OF_VERSION_1));
    }
    Some(Upgrade::from_1(has_languages))
}

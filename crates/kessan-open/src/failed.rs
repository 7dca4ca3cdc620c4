//! Why nothing was opened.

use kessan::view::opening::Fault;
use kessan_core::text::Lang;
use kessan_import::error::{ErrorKind, ImportError};
use serde::Serialize;

/// A text in the page's languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InLanguages<T> {
    /// English.
    pub en: T,
    /// Japanese.
    pub ja: T,
}

impl<T> InLanguages<T> {
    /// What `of` says for each language.
    pub fn of(mut of: impl FnMut(Lang) -> T) -> Self {
        Self { en: of(Lang::En), ja: of(Lang::Ja) }
    }
}

/// Why a report could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failed {
    /// The file to blame, by its name.
    pub file: String,
    /// What was wrong with it and what to do, in the words of who reads reports.
    pub message: InLanguages<String>,
    /// The same for who makes files: the place in it, what was found, what was expected.
    pub detail: String,
}

impl Failed {
    /// A fault of that file.
    pub fn new(fault: Fault, file: impl Into<String>, detail: impl Into<String>) -> Self {
        let file = file.into();
        Self { message: InLanguages::of(|lang| fault.told(lang, &file)), file, detail: detail.into() }
    }

    /// What the import says; `given` is the file that stands for all of them where it blames none.
    pub fn of_import(error: &ImportError, given: &str) -> Self {
        let fault = match error.kind {
            ErrorKind::NoReport => Fault::NoReport,
            ErrorKind::TooLarge => Fault::TooLarge,
            ErrorKind::NotAPackage => Fault::NotAPackage,
            ErrorKind::UnsafePath => Fault::UnsafePath,
            ErrorKind::Malformed => Fault::Malformed,
            ErrorKind::TooDeep => Fault::TooDeep,
            ErrorKind::SeveralCompanies => Fault::SeveralCompanies,
            _ => Fault::Invalid,
        };
        let file = if error.file.is_empty() { given } else { &error.file };
        Self::new(fault, file, error.to_string())
    }
}

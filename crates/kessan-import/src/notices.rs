//! Collects notices, so many of each kind.

use std::collections::BTreeMap;

use crate::limits;
use crate::report::{Notice, Place};

/// Notices on their way into a report. What repeats is said [`limits::NOTICES`] times, and then counted.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    all: Vec<Notice>,
    counts: BTreeMap<String, usize>,
}

impl Notices {
    /// Adds a notice. Those with the same remedy are of the same kind. Long finds are cut.
    pub fn add(&mut self, place: Place, found: impl Into<String>, remedy: impl Into<String>) {
        let (found, remedy) = (found.into(), remedy.into());
        let count = self.counts.entry(remedy.clone()).or_default();
        *count += 1;
        if *count <= limits::NOTICES {
            self.all.push(Notice { place, found: cut(&found), remedy });
        }
    }

    /// All of them, with one more for each kind of which there are too many.
    pub fn finish(mut self) -> Vec<Notice> {
        for (remedy, count) in self.counts {
            if count > limits::NOTICES {
                let found = format!("{} more of the same kind", count - limits::NOTICES);
                self.all.push(Notice { place: Place::default(), found, remedy });
            }
        }
        self.all
    }
}

/// A text to quote: at most 120 characters.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

//! All checks of a release, and what they say of each figure.

use rustc_hash::FxHashMap as HashMap;

use super::printing::Source;
use super::{Check, Status};

/// The checks of a release.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By kind, and within a kind in the file's order.
    pub checks: Vec<Check>,
    by_source: HashMap<Source, Vec<usize>>,
}

impl Report {
    /// An index of `checks`.
    pub fn new(checks: Vec<Check>) -> Self {
        let mut by_source: HashMap<Source, Vec<usize>> = HashMap::default();
        for (index, check) in checks.iter().enumerate() {
            for source in check.sources() {
                by_source.entry(source).or_default().push(index);
            }
        }
        Self { checks, by_source }
    }

    /// How many checks end so.
    pub fn count(&self, status: Status) -> usize {
        self.with(status).count()
    }

    /// The statuses that its checks can have, the gravest first: nothing is restated where there is one report.
    pub fn statuses(&self) -> Vec<Status> {
        let is_shown = |status: &Status| *status != Status::Restated || self.count(Status::Restated) > 0;
        Status::ALL.into_iter().filter(is_shown).collect()
    }

    /// The checks that end so.
    pub fn with(&self, status: Status) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.status == status)
    }

    /// The checks that a figure takes part in.
    pub fn of(&self, source: Source) -> impl Iterator<Item = &Check> {
        self.by_source.get(&source).into_iter().flatten().map(|index| &self.checks[*index])
    }

    /// The check of that id.
    pub fn find(&self, id: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }
}

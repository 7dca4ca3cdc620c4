//! The pairs of periods that tables and charts set side by side.

use super::release::Release;
use super::release::model::{Comparison, Period};

/// One comparison of the release with its periods.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// Position in the file's `comparisons`; the page's style sheet knows it by this number.
    pub index: usize,
    /// The comparison.
    pub comparison: &'a Comparison,
    /// This year's period.
    pub current: &'a Period,
    /// The period compared with, if there is one.
    pub prior: Option<&'a Period>,
}

impl<'a> Pair<'a> {
    /// The periods in order of time: prior, then current.
    pub fn periods(&self) -> impl Iterator<Item = &'a Period> + use<'a> {
        self.prior.into_iter().chain([self.current])
    }
}

impl Release {
    /// The comparisons, the main one first.
    pub fn pairs(&self) -> Vec<Pair<'_>> {
        let numbered = self.file.comparisons.iter().enumerate();
        numbered
            .filter_map(|(index, comparison)| {
                let current = self.period(&comparison.current)?;
                let prior = comparison.prior.as_deref().and_then(|id| self.period(id));
                Some(Pair { index, comparison, current, prior })
            })
            .collect()
    }
}

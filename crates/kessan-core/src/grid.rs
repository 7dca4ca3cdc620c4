//! The pairs of periods that tables and charts set side by side.

use super::order::by_key;
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

    /// Whether the current periods of both are as long, give or take the days of a year of 52 weeks.
    pub fn is_as_long(&self, other: &Pair<'_>) -> bool {
        (self.current.span.days() - other.current.span.days()).abs() <= 8
    }
}

/// As many periods as a figure over time has: the quarters of ten years.
pub(crate) const MOST_PERIODS: usize = 40;

impl Release {
    /// Whether figures of other reports stand beside the release's own.
    pub fn has_other_reports(&self) -> bool {
        !self.file.other_reports.is_empty()
    }

    /// The periods of a comparison in order of time; where several reports stand beside each other, all that are as long as the
    /// current one, up to it, and have revenues or net income.
    pub fn series<'a>(&'a self, pair: &Pair<'a>) -> Vec<&'a Period> {
        let story = &self.file.story;
        let lead = [&story.revenues, &story.net_income].into_iter().flatten().next();
        let Some(lead) = lead.filter(|_| self.has_other_reports()) else { return pair.periods().collect() };
        // Fiscal years are a year apart; twelve months up to each quarter's end overlap.
        let is_rolling = |period: &Period| period.derived.as_ref().is_some_and(|derived| derived.plus.is_some());
        let is_of_kind = |period: &Period| is_rolling(pair.current) || !is_rolling(period);
        let is_as_long = |period: &Period| (period.span.days() - pair.current.span.days()).abs() <= 8;
        let is_one = |period: &&Period| {
            !period.span.instant
                && !period.is_superseded()
                && period.span.end <= pair.current.span.end
                && is_as_long(period)
                && is_of_kind(period)
                && self.value(lead, &period.id).is_some()
        };
        let periods = by_key(self.file.periods.iter().filter(is_one).collect(), |period| period.span.end);
        let first = periods.len().saturating_sub(MOST_PERIODS);
        let series = periods.get(first..).unwrap_or_default().to_vec();
        if series.len() < 2 { pair.periods().collect() } else { series }
    }

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

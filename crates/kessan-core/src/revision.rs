//! What a revision of targets changed: the aim before, the aim now, and the rate between them.

use rust_decimal::Decimal;

use super::change::{Growth, growth};
use super::facts::Place;
use super::overview::{BEFORE, NOW};
use super::release::Release;
use super::release::model::{Concept, Measure, Scenario, Target};

/// A headline figure whose target was revised.
#[derive(Clone, Debug)]
pub struct Revision<'a> {
    /// The line of the accounts.
    pub concept: &'a Concept,
    /// The set of targets that it belongs to.
    pub target: &'a Target,
    /// What was aimed at, in the base unit: a value, or a range by its ends.
    pub before: (Decimal, Option<Decimal>),
    /// What is aimed at now.
    pub now: (Decimal, Option<Decimal>),
    /// The change in per cent, and where the release prints it; as printed before recomputed, as a release knows its amounts
    /// better than it prints them. `None` between ranges and where a rate has no meaning.
    pub rate: Option<(Decimal, Option<Place>)>,
}

impl Release {
    /// What was revised of the headline figures, in the story's order, for the longest period that anything was revised for.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// let release = load("ja-tanshin.json", include_str!("../../../tests/releases/ja-tanshin.json"))?;
    /// let revisions = release.revisions();
    /// let revenues = revisions.first().unwrap();
    /// // From 45,000 to a range; a range has no rate.
    /// assert_eq!((revenues.before.1, revenues.now.1.is_some(), revenues.rate), (None, true, None));
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn revisions(&self) -> Vec<Revision<'_>> {
        let days = |target: &Target| self.period(&target.period).map(|period| period.span.days());
        let of =
            |target| self.file.story.headlines.iter().filter_map(|id| self.revision(target, id)).collect::<Vec<_>>();
        let all = self.file.story.targets.iter().filter(|target| target.revised);
        let sets = all.map(|target| (days(target), of(target))).filter(|(_, revisions)| !revisions.is_empty());
        sets.max_by_key(|(days, _)| *days).map(|(_, revisions)| revisions).unwrap_or_default()
    }

    fn revision<'a>(&'a self, target: &'a Target, id: &str) -> Option<Revision<'a>> {
        let [before, now] = [BEFORE, NOW].map(|scenarios| self.ends(id, &target.period, scenarios));
        let (before, now) = (before?, now?);
        let is_printed = |measure: &Measure| *measure == Measure::Growth(target.period.clone());
        let printed = self.facts.of(id).find(|fact| {
            fact.period == target.period && fact.scenario == Scenario::Target && is_printed(&fact.measure)
        });
        let rate = match (printed.and_then(|fact| Some((fact.value?, fact.place))), before, now) {
            (Some((rate, place)), ..) => Some((rate, Some(place))),
            (None, (before, None), (now, None)) => match growth(Some(now), Some(before)) {
                Growth::Percent(rate) => Some((rate, None)),
                Growth::NotMeaningful => None,
            },
            _ => None,
        };
        Some(Revision { concept: self.concept(id)?, target, before, now, rate })
    }
}

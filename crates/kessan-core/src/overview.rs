//! The overview: each headline figure against last year, its target and the full year.

use rust_decimal::Decimal;

use super::change::{Growth, Movement, growth, movement, percent_of};
use super::grid::Pair;
use super::release::Release;
use super::release::model::{Concept, Scenario, Target};

/// A target with its value.
#[derive(Clone, Copy, Debug)]
pub struct TargetFigure<'a> {
    /// The set of targets that it belongs to.
    pub target: &'a Target,
    /// The value aimed at, in the base unit; of a range its lower end.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The result in per cent of `value`, to one digit; `None` for a loss and for an aim that is not above zero.
    pub reached: Option<Decimal>,
    /// What was aimed at before a revision: a value, or a range by its ends.
    pub before: Option<(Decimal, Option<Decimal>)>,
}

/// The scenarios of a target: as one value, and as the ends of a range.
pub(super) const NOW: [Scenario; 3] = [Scenario::Target, Scenario::TargetLower, Scenario::TargetUpper];
/// The same of what a revision replaced.
pub(super) const BEFORE: [Scenario; 3] =
    [Scenario::PreviousTarget, Scenario::PreviousTargetLower, Scenario::PreviousTargetUpper];

/// A headline figure in one comparison.
#[derive(Clone, Debug)]
pub struct Headline<'a> {
    /// The line of the accounts.
    pub concept: &'a Concept,
    /// The result; `None` for a dash.
    pub actual: Option<Decimal>,
    /// The result a year before.
    pub prior: Option<Decimal>,
    /// The rate of change.
    pub growth: Growth,
    /// What happened, for a sentence.
    pub movement: Movement,
    /// The target for this very period.
    pub target: Option<TargetFigure<'a>>,
    /// The target for the longest period that this one is a part of: the full year.
    pub full_year: Option<TargetFigure<'a>>,
}

impl Release {
    /// The headline figures of a comparison, in the story's order; those without a result are left out.
    pub fn headlines<'a>(&'a self, pair: &Pair<'a>) -> Vec<Headline<'a>> {
        let headline = |id: &'a String| {
            let concept = self.concept(id)?;
            let actual = self.figure(id, &pair.current.id, Scenario::Actual)?.value;
            let prior = pair.prior.and_then(|prior| self.value(id, &prior.id));
            let span = pair.current.span;
            let target = self.aim(id, actual, |of| of == span);
            let full_year = self.aim(id, actual, |of| of != span && of.start <= span.start && of.end >= span.end);
            let rate = growth(actual, prior);
            let rate = pair.prior.map_or(rate, |prior| self.shown_growth(id, &pair.current.id, &prior.id, rate));
            Some(Headline {
                concept,
                actual,
                prior,
                growth: rate,
                movement: self.shown_movement(movement(actual, prior), rate),
                target,
                full_year,
            })
        };
        self.file.story.headlines.iter().filter_map(headline).collect()
    }

    fn aim(
        &self,
        concept: &str,
        actual: Option<Decimal>,
        fits: impl Fn(super::period::Span) -> bool,
    ) -> Option<TargetFigure<'_>> {
        let days = |target: &Target| self.period(&target.period).map(|period| period.span.days());
        let is_fit = |target: &&Target| self.period(&target.period).is_some_and(|period| fits(period.span));
        // Of several periods the longest: a quarter stands in its half as well as in its year.
        let target = self.file.story.targets.iter().filter(is_fit).max_by_key(|target| days(target))?;
        let (value, upper) = self.ends(concept, &target.period, NOW)?;
        let reached = actual
            .filter(|actual| value > Decimal::ZERO && *actual >= Decimal::ZERO)
            .and_then(|actual| percent_of(actual, value));
        let before = self.ends(concept, &target.period, BEFORE);
        Some(TargetFigure { target, value, upper, reached, before })
    }

    /// One value, or the ends of a range; of a range of which the release gives one end only, that.
    pub(super) fn ends(
        &self,
        concept: &str,
        period: &str,
        scenarios: [Scenario; 3],
    ) -> Option<(Decimal, Option<Decimal>)> {
        let [value, lower, upper] = scenarios.map(|scenario| self.figure(concept, period, scenario)?.value);
        match (value, lower, upper) {
            (Some(value), ..) => Some((value, None)),
            (None, Some(lower), upper) => Some((lower, upper)),
            (None, None, upper) => Some((upper?, None)),
        }
    }

    /// The scenario under which the release gives a target for a concept in a period: as one value, or else by the lower end
    /// of a range.
    pub fn target_scenario(&self, concept: &str, period: &str) -> Scenario {
        let is_given = |scenario: &Scenario| self.figure(concept, period, *scenario).is_some();
        NOW.into_iter().find(is_given).unwrap_or(Scenario::Target)
    }
}

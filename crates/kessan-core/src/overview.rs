//! The overview: each headline figure against last year, its target and the full year.

use rust_decimal::Decimal;

use super::change::{Growth, Movement, growth, movement, percent_of};
use super::grid::Pair;
use super::release::Release;
use super::release::model::{Concept, Scenario, Target};

/// A target with its value.
#[derive(Clone, Copy, Debug)]
pub struct Aim<'a> {
    /// The set of targets that it belongs to.
    pub target: &'a Target,
    /// The value aimed at, in the base unit.
    pub value: Decimal,
    /// The result in per cent of the aim, to one digit; `None` for a loss and for an aim that is not above zero.
    pub reached: Option<Decimal>,
}

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
    pub target: Option<Aim<'a>>,
    /// The target for the longest period that this one is a part of: the full year.
    pub full_year: Option<Aim<'a>>,
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
            Some(Headline {
                concept,
                actual,
                prior,
                growth: growth(actual, prior),
                movement: movement(actual, prior),
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
    ) -> Option<Aim<'_>> {
        let days = |target: &Target| self.period(&target.period).map(|period| period.span.days());
        let is_fit = |target: &&Target| self.period(&target.period).is_some_and(|period| fits(period.span));
        // Of several periods the longest: a quarter stands in its half as well as in its year.
        let target = self.file.story.targets.iter().filter(is_fit).max_by_key(|target| days(target))?;
        let value = self.figure(concept, &target.period, Scenario::Target)?.value?;
        let reached = actual
            .filter(|actual| value > Decimal::ZERO && *actual >= Decimal::ZERO)
            .and_then(|actual| percent_of(actual, value));
        Some(Aim { target, value, reached })
    }
}

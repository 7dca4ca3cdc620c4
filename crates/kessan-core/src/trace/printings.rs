//! Where the release prints a number: in tables and in prose, and also where it has a concept of its own for what the
//! page works out.

use rust_decimal::Decimal;

use super::super::checks::printing::Source;
use super::super::lines::Term;
use super::super::margins::Kind;
use super::super::release::Release;
use super::super::release::model::{Concept, Measure, Scenario, signed};
use super::super::unit::Unit;
use super::Key;

impl Release {
    /// Every place where the release prints the number of a key, at any precision and in either currency; none for the
    /// key of a place itself.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// use kessan_core::trace::Key;
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// // The prose has a name for this margin.
    /// let key = Key::read("margin SurveyRevenues H1-31", &release).unwrap();
    /// assert_eq!(release.printings(&key).len(), 1);
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn printings(&self, key: &Key) -> Vec<Source> {
        let result = |concept: &str, period: &str, measure| self.places_of(concept, period, Scenario::Actual, &measure);
        match key {
            Key::Value { concept, period, scenario, .. } => self.places_of(concept, period, *scenario, &Measure::Value),
            Key::Growth { concept, period, prior } => result(concept, period, Measure::Growth(prior.clone())),
            Key::Change { concept, period, prior, .. } => result(concept, period, Measure::Change(prior.clone())),
            Key::Share { concept, period, whole } => {
                let shares = result(concept, period, Measure::Share(whole.clone()));
                let ratios = self.ratios(whole, |part| part.id == *concept);
                shares.into_iter().chain(self.values_of(ratios, period)).collect()
            }
            Key::Margin { line, period } => self.values_of(self.margins(*line), period),
            Key::Sum { terms, period, prior, .. } => {
                let measure = prior.as_ref().map_or(Measure::Value, |prior| Measure::Change(prior.clone()));
                let sums = self.file.concepts.iter().filter(|concept| is_sum(concept, terms));
                sums.flat_map(|concept| result(&concept.id, period, measure.clone())).collect()
            }
            Key::Cell(_)
            | Key::Twin(_)
            | Key::Claim(_)
            | Key::Reached { .. }
            | Key::Points { .. }
            | Key::Contribution { .. } => Vec::new(),
        }
    }

    /// Every place of a figure, in tables and in prose.
    pub(super) fn places_of(&self, concept: &str, period: &str, scenario: Scenario, measure: &Measure) -> Vec<Source> {
        let cells = self.facts.all().iter().enumerate().filter(|(_, fact)| {
            fact.concept == concept && fact.period == period && fact.scenario == scenario && fact.measure == *measure
        });
        let claims = self.file.claims.iter().enumerate().filter(|(_, claim)| {
            claim.concept.as_deref() == Some(concept)
                && claim.period.as_deref() == Some(period)
                && claim.scenario.unwrap_or_default() == scenario
                && claim.measure.clone().unwrap_or_default() == *measure
        });
        let cells = cells.map(|(index, _)| Source::Cell(index));
        cells.chain(claims.map(|(index, _)| Source::Claim(index))).collect()
    }

    fn values_of<'a>(&'a self, concepts: impl Iterator<Item = &'a Concept>, period: &str) -> Vec<Source> {
        concepts.flat_map(|concept| self.places_of(&concept.id, period, Scenario::Actual, &Measure::Value)).collect()
    }

    /// The concepts that are so many per cent of `whole`, of what `is_part` accepts.
    fn ratios<'a>(
        &'a self,
        whole: &'a str,
        is_part: impl Fn(&Concept) -> bool + 'a,
    ) -> impl Iterator<Item = &'a Concept> {
        let percents = self.file.concepts.iter().filter(|concept| concept.unit == Unit::percent());
        percents.filter(move |concept| {
            let ratio = concept.quotient.as_ref().filter(|ratio| ratio.by == whole);
            ratio.and_then(|ratio| self.concept(&ratio.of)).is_some_and(&is_part)
        })
    }

    /// Whether a concept is that margin.
    pub(crate) fn is_margin(&self, concept: &Concept, line: Kind) -> bool {
        self.margins(line).any(|known| known.id == concept.id)
    }

    /// The concepts that are a margin.
    fn margins(&self, line: Kind) -> impl Iterator<Item = &Concept> {
        let of = self.revenues_of(line).zip(self.profit_of(line));
        of.into_iter().flat_map(|(revenues, profit)| self.ratios(revenues, move |part| is_sum(part, &profit)))
    }
}

/// Whether a concept is the sum of just these, in any order.
pub(crate) fn is_sum(concept: &Concept, terms: &[Term]) -> bool {
    let same = |sum: &[String]| {
        sum.len() == terms.len()
            && sum.iter().all(|term| {
                signed(term).is_some_and(|(sign, id)| terms.iter().any(|(own, of)| *own == sign && of == id))
            })
    };
    let is_itself = || matches!(terms, [(sign, id)] if *sign == Decimal::ONE && *id == concept.id);
    same(&concept.sum) || concept.other_sums.iter().any(|sum| same(sum)) || is_itself()
}

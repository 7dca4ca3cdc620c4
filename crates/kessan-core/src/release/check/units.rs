//! Checks that the units of concepts that follow from each other fit.

use std::collections::{HashMap, HashSet};

use super::Checker;
use super::file_location::FileLocation;
use super::formulas::lists_of_terms;
use crate::release::model::{Concept, File, Pairing, signed};
use crate::unit::Unit;

/// The concepts that the file lists more than once, in different units.
pub(super) fn of_two_units(file: &File) -> HashSet<&str> {
    let mut first: HashMap<&str, &Unit> = HashMap::new();
    let mut differing = HashSet::new();
    for concept in &file.concepts {
        if *first.entry(&concept.id).or_insert(&concept.unit) != &concept.unit {
            differing.insert(concept.id.as_str());
        }
    }
    differing
}

impl Checker<'_> {
    /// Whether the file gives the concept two units; what follows from either is not looked at then.
    pub(super) fn has_two_units(&self, id: &str) -> bool {
        self.of_two_units.contains(id)
    }

    /// A concept has one unit, wherever it is listed.
    pub(super) fn two_units(&mut self) {
        let file = self.file;
        let mut first: HashMap<&str, &Concept> = HashMap::new();
        for (index, concept) in file.concepts.iter().enumerate() {
            let before = *first.entry(&concept.id).or_insert(concept);
            if before.unit != concept.unit {
                let location =
                    FileLocation::new(format!("concept {:?}", concept.id), format!("/concepts/{index}/unit"));
                let found =
                    format!("the unit {}, where an earlier concept of this id is in {}", concept.unit, before.unit);
                self.report(&location, found, "one unit for each concept, or an id of its own");
            }
        }
    }

    /// The concepts that a concept's formulas are made of are in units that can give its own.
    pub(super) fn units_of_formulas(&mut self, location: &FileLocation, concept: &Concept) {
        for (list, terms) in lists_of_terms(location, concept) {
            for (index, term) in terms.iter().enumerate() {
                let Some((_, id)) = signed(term) else { continue };
                self.same_unit(&list.inner(index), concept, id);
            }
        }
        if let Some(same) = &concept.same_as {
            self.same_unit(&location.named("same_as"), concept, same);
        }
        if let Some((pairing, of, by)) = self.pair(concept, concept.quotient.as_ref()) {
            let fits = match &concept.unit.per {
                _ if concept.unit == Unit::percent() => of == by,
                Some(per) => of.measure == concept.unit.measure && of.per.is_none() && counts(&by, per),
                None => true,
            };
            if !fits {
                let expected = match &concept.unit.per {
                    Some(per) => format!("{} by what counts each {per}", concept.unit.measure),
                    None => "two concepts of the same unit for a figure in percent".to_owned(),
                };
                let found = format!("{of} ({:?}) by {by} ({:?}) for {}", pairing.of, pairing.by, concept.unit);
                self.report(&location.named("quotient"), found, expected);
            }
        }
        if let Some((pairing, of, by)) = self.pair(concept, concept.product.as_ref()) {
            // Shares times a value per share: only then is it plain what the product is.
            let given = [(&of, &by), (&by, &of)]
                .into_iter()
                .find(|(count, rate)| rate.per.as_ref().is_some_and(|per| counts(count, per)));
            if let Some((_, rate)) =
                given.filter(|(_, rate)| concept.unit.per.is_some() || concept.unit.measure != rate.measure)
            {
                let found = format!("{of} ({:?}) times {by} ({:?}) for {}", pairing.of, pairing.by, concept.unit);
                self.report(&location.named("product"), found, format!("a product that is in {}", rate.measure));
            }
        }
    }

    fn same_unit(&mut self, location: &FileLocation, concept: &Concept, other: &str) {
        let Some(unit) = self.units.get(other).copied().filter(|unit| **unit != concept.unit) else { return };
        if !self.has_two_units(other) && !self.has_two_units(&concept.id) {
            let found = format!("{other:?}, which is in {unit}");
            self.report(location, found, format!("a concept in {}, the unit of {:?}", concept.unit, concept.id));
        }
    }

    /// The units of the two concepts of a formula, where all of them are known.
    fn pair<'b>(&self, concept: &Concept, pairing: Option<&'b Pairing>) -> Option<(&'b Pairing, Unit, Unit)> {
        let pairing = pairing?;
        let is_plain = [&concept.id, &pairing.of, &pairing.by].into_iter().all(|id| !self.has_two_units(id));
        let unit = |id: &str| self.units.get(id).map(|unit| (*unit).clone());
        is_plain.then_some((pairing, unit(&pairing.of)?, unit(&pairing.by)?))
    }
}

/// Whether `unit` is a number of what `per` is one of: `shares` of `share`, `ADS` of `ADS`.
fn counts(unit: &Unit, per: &str) -> bool {
    unit.per.is_none() && (unit.measure == per || unit.measure.strip_suffix('s') == Some(per))
}

//! Checks the lines of the accounts and the claims about them.

use super::Checker;
use super::file_location::FileLocation;
use super::printed_unit::contradiction;
use crate::cell::Cell;
use crate::glossary::term_of;
use crate::numeral::{Mark, NUMBER_FORMS};
use crate::release::model::{Claim, Concept, ConceptKind, Measure};
use crate::unit::Unit;

impl Checker<'_> {
    pub(super) fn concepts(&mut self) {
        let file = self.file;
        self.ids(&FileLocation::new("", "/concepts"), "concept", &file.concepts, |concept| Some(&concept.id));
        for (index, concept) in file.concepts.iter().enumerate() {
            let location = FileLocation::new(format!("concept {:?}", concept.id), format!("/concepts/{index}"));
            self.text(&location.named("label"), &concept.label);
            self.formulas(&location, concept);
            self.units_of_formulas(&location, concept);
            self.kind(&location, concept);
            if let Some(note) = &concept.note {
                self.text(&location.named("note"), note);
            }
            if let Some(term) = concept.term.as_ref().filter(|_| term_of(concept).is_none()) {
                let found = format!("the term {term:?}");
                self.report(&location.inner("term"), found, "the \"id\" of an entry of glossary/terms.json");
            }
        }
    }

    pub(super) fn claims(&mut self) {
        let file = self.file;
        self.ids(&FileLocation::new("", "/claims"), "claim", &file.claims, |claim| Some(&claim.id));
        for (index, claim) in file.claims.iter().enumerate() {
            let location = FileLocation::new(format!("claim {:?}", claim.id), format!("/claims/{index}"));
            self.text(&location.named("label"), &claim.label);
            self.text(&location.named("place"), &claim.place);
            self.claimed_number(&location, claim);
            let periods = [("period", &claim.period), ("named", &claim.named), ("named_base", &claim.named_base)];
            for (field, period) in periods {
                if let Some(period) = period {
                    self.period(&location.inner(field), period);
                }
            }
            if let Some(measure) = &claim.measure {
                self.measure(&location.inner("measure"), measure);
            }
            if let Some(concept) = &claim.concept {
                self.claimed_unit(&location, claim, concept);
            }
            self.named_in_prose(&location, claim);
            if let Some((concept, period)) = claim.concept.as_deref().zip(claim.period.as_deref())
                && let Some((found, expected)) = self.misplaced(concept, period, claim.measure.as_ref())
            {
                self.report(&location.inner("period"), found, expected);
            }
        }
    }

    /// The kind that a concept says is one that its unit can be.
    fn kind(&mut self, location: &FileLocation, concept: &Concept) {
        let kinds = ConceptKind::of_unit(&concept.unit);
        let Some(kind) = concept.kind.filter(|kind| !kinds.contains(kind)) else { return };
        let found = format!("the kind {:?} of a concept in {}", kind.id(), concept.unit);
        let kinds: Vec<String> = kinds.iter().map(|kind| format!("{:?}", kind.id())).collect();
        self.report(&location.named("kind"), found, format!("{}, or no \"kind\"", kinds.join(" or ")));
    }

    /// The periods that the prose names stand beside those that they are held against.
    fn named_in_prose(&mut self, location: &FileLocation, claim: &Claim) {
        if let Some(named) = claim.named.as_deref().filter(|_| claim.period.is_none()) {
            let found = format!("\"named\": {named:?} alone");
            self.report(&location.inner("named"), found, "the \"period\" of the figure beside it");
        }
        let has_base = matches!(claim.measure, Some(Measure::Growth(_) | Measure::Change(_)));
        if let Some(base) = claim.named_base.as_deref().filter(|_| !has_base) {
            let found = format!("\"named_base\": {base:?} alone");
            self.report(&location.inner("named_base"), found, "a growth or a change as \"measure\" beside it");
        }
    }

    fn claimed_number(&mut self, location: &FileLocation, claim: &Claim) {
        let fits = self.scale(&location.inner("scale"), claim.scale);
        let location = &location.inner("printed");
        let Some(Cell::Number { value, power, mark, .. }) = Cell::parse(&claim.printed) else {
            return self.report(location, format!("{:?}", claim.printed), NUMBER_FORMS);
        };
        if fits && claim.value().is_none() {
            let found = format!("{value} times ten to the {}", claim.scale);
            self.report(location, found, "an amount of at most 28 digits");
        }
        if mark == Some(Mark::Percent) && claim.unit != Unit::percent() {
            let found = format!("{:?} in {}", claim.printed, claim.unit);
            self.report(location, found, "a number without %, or the unit percent");
        } else if let Some((found, expected)) = contradiction(power, mark, &claim.unit, claim.scale).filter(|_| fits) {
            self.report(location, format!("{:?} {found}", claim.printed), expected);
        }
    }

    /// A claim is about its concept only in the concept's unit, whose currency may be the translation's.
    fn claimed_unit(&mut self, location: &FileLocation, claim: &Claim, concept: &str) {
        let Some(unit) = self.concept(&location.inner("concept"), concept) else { return };
        if self.has_two_units(concept) {
            return;
        }
        let reporting = self.file.currency.as_str();
        let (allowed, why) = match &claim.measure {
            Some(Measure::Growth(_) | Measure::Share(_)) => {
                (vec![Unit::percent()], "of a growth or a share".to_owned())
            }
            None | Some(Measure::Value | Measure::Change(_)) => {
                let translated = self.file.translation.as_ref().map(|t| unit.in_currency(reporting, &t.currency));
                let translated = translated.filter(|translated| translated != unit);
                ([unit.clone()].into_iter().chain(translated).collect(), format!("of the concept {concept:?}"))
            }
        };
        if !allowed.contains(&claim.unit) {
            let allowed: Vec<_> = allowed.iter().map(ToString::to_string).collect();
            let expected = format!("{}, the unit {why}", allowed.join(" or "));
            self.report(&location.inner("unit"), format!("the unit {}", claim.unit), expected);
        }
    }
}

//! Checks the lines of the accounts and the claims about them.

use super::Checker;
use crate::domain::cell::Cell;
use crate::domain::release::model::{Claim, Measure};
use crate::domain::unit::Unit;

impl Checker<'_> {
    pub(super) fn concepts(&mut self) {
        let file = self.file;
        self.ids("", "concept", &file.concepts, |concept| Some(&concept.id));
        for concept in &file.concepts {
            let place = format!("concept {:?}", concept.id);
            self.text(&format!("{place}, label"), &concept.label);
            self.formulas(&place, concept);
            if let Some(note) = &concept.note {
                self.text(&format!("{place}, note"), note);
            }
        }
    }

    pub(super) fn claims(&mut self) {
        let file = self.file;
        self.ids("", "claim", &file.claims, |claim| Some(&claim.id));
        for claim in &file.claims {
            let place = format!("claim {:?}", claim.id);
            self.text(&format!("{place}, label"), &claim.label);
            self.text(&format!("{place}, place"), &claim.place);
            self.claimed_number(&place, claim);
            for period in [&claim.period, &claim.named, &claim.named_base].into_iter().flatten() {
                self.period(&place, period);
            }
            if let Some(measure) = &claim.measure {
                self.measure(&place, measure);
            }
            if let Some(concept) = &claim.concept {
                self.claimed_unit(&place, claim, concept);
            }
        }
    }

    fn claimed_number(&mut self, place: &str, claim: &Claim) {
        let fits = self.scale(place, claim.scale);
        let Some(Cell::Number { value, .. }) = Cell::parse(&claim.printed) else {
            let expected = "a printed number of at most 28 digits such as 12,345";
            return self.report(place, format!("{:?}", claim.printed), expected);
        };
        if fits && claim.value().is_none() {
            let found = format!("{value} times ten to the {}", claim.scale);
            self.report(place, found, "an amount of at most 28 digits");
        }
        if claim.printed.contains('%') && claim.unit != Unit::percent() {
            let found = format!("{:?} in {}", claim.printed, claim.unit);
            self.report(place, found, "a number without %, or the unit percent");
        }
    }

    /// A claim is about its concept only in the concept's unit, whose currency may be the translation's.
    fn claimed_unit(&mut self, place: &str, claim: &Claim, concept: &str) {
        let Some(unit) = self.concept(place, concept) else { return };
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
            self.report(place, format!("the unit {}", claim.unit), format!("{}, the unit {why}", allowed.join(" or ")));
        }
    }
}

//! The figure of a concept in a period, printed or made from printed ones.

use std::cell::OnceCell;

use rustc_hash::FxHashMap as HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::definition;
use super::footing::{self, Structure};
use super::formula::{Formula, Sum};
use super::printing::{Ledger, Printing, Source, Subject};
use crate::release::Release;
use crate::release::model::{ConceptKind, Scenario, signed};

/// How deep formulas may be nested; the file's check allows no more.
const MOST_STEPS: u32 = 32;

/// No sum of a release has as many terms; sums of sums of one concept, 32 deep, would have billions.
pub(super) const MOST_TERMS: usize = 512;

/// The release's figures and how they follow from each other.
pub struct Accounts<'a> {
    /// Where everything is printed.
    pub ledger: Ledger<'a>,
    /// The period that is just that day.
    pub instants: HashMap<Date, &'a str>,
    /// What tables have lines for; only asked for where a line may be nil.
    structure: OnceCell<Structure<'a>>,
}

impl<'a> Accounts<'a> {
    /// The accounts of a release.
    pub fn new(release: &'a Release) -> Self {
        let instants = release.file.periods.iter().filter(|period| period.span.instant && !period.is_superseded());
        let instants = instants.map(|period| (period.span.end, period.id.as_str())).collect();
        Self { ledger: Ledger::new(release), instants, structure: OnceCell::new() }
    }

    /// What a concept's value is about, in the reporting currency or, with `currency`, in another.
    pub fn subject(&self, concept: &'a str, period: &'a str, currency: Option<&'a str>) -> Option<Subject<'a>> {
        let subject = self.ledger.subject(concept, period, Scenario::Actual)?;
        match currency {
            Some(currency) if subject.unit == self.ledger.release.file.currency => {
                Some(Subject { unit: currency, ..subject })
            }
            _ => Some(subject),
        }
    }

    /// The figures that give a subject's value: its most precise printing; otherwise, for a period that no table prints,
    /// the whole less the part, or its concept's sum.
    pub fn operand(&self, subject: Subject<'a>) -> Option<Sum> {
        self.find(subject, 0)
    }

    /// How a subject's value follows from other figures: of a flow by its periods or its parts, of anything else by its
    /// quotient or product first.
    pub fn worked_out(&self, subject: Subject<'a>) -> Option<Formula> {
        let parts = || self.parts(subject).map(Formula::Sum);
        let defined = || definition::recomputed(self, subject).map(|(_, formula)| formula);
        if self.ledger.release.kind_of(subject.concept) == Some(ConceptKind::Flow) {
            parts().or_else(defined)
        } else {
            defined().or_else(parts)
        }
    }

    /// Whether a subject's value is a whole period's less a part's.
    pub fn is_difference(&self, subject: Subject<'a>) -> bool {
        match (self.by_difference(subject, 0), self.by_sum(subject, 0)) {
            (Some(difference), Some(sum)) => sum.decimals() <= difference.decimals(),
            (difference, _) => difference.is_some(),
        }
    }

    /// The total that adds up without the subject in the part that its period is without, where that does not print the
    /// subject: it was nil there.
    pub fn nil_in_part(&self, subject: Subject<'a>) -> Option<Printing> {
        let derived = self.ledger.release.period(subject.period)?.derived.as_ref()?;
        if self.by_difference(subject, 0).is_none() || self.part_of(subject, &derived.less, 1).is_some() {
            return None;
        }
        self.nil(Subject { period: &derived.less, ..subject })
    }

    /// A subject's value in the part that its period is without. What a report printed before a later one stands in a period of its own
    /// only where it differs: the rest is as the later one prints it.
    fn part_of(&self, subject: Subject<'a>, less: &'a str, step: u32) -> Option<Sum> {
        let of = |period: &'a str| self.find(Subject { period, ..subject }, step);
        of(less).or_else(|| {
            let periods = &self.ledger.release.file.periods;
            let before = periods.iter().find(|period| period.id == less && period.is_superseded())?;
            let now = periods.iter().find(|period| period.span == before.span && !period.is_superseded())?;
            of(&now.id)
        })
    }

    fn nil(&self, subject: Subject<'a>) -> Option<Printing> {
        let structure = self.structure.get_or_init(|| Structure::new(self.ledger.release));
        footing::nil(&self.ledger, structure, subject)
    }

    /// The figures that give a subject's value if its own printings are left aside.
    pub fn parts(&self, subject: Subject<'a>) -> Option<Sum> {
        self.more_precise(subject, 0)
    }

    /// The whole less the part, or the sum of the parts: whichever is known to more digits.
    fn more_precise(&self, subject: Subject<'a>, step: u32) -> Option<Sum> {
        match (self.by_difference(subject, step), self.by_sum(subject, step)) {
            (Some(difference), Some(sum)) if sum.decimals() > difference.decimals() => Some(sum),
            (difference, sum) => difference.or(sum),
        }
    }

    fn find(&self, subject: Subject<'a>, step: u32) -> Option<Sum> {
        let printed = self.best(&subject).copied();
        // What only prose states is often rounded where the tables' own figures give more digits.
        let is_prose = printed.is_none_or(|printing| matches!(printing.source, Source::Claim(_)));
        let worked_out = if is_prose && step <= MOST_STEPS { self.more_precise(subject, step) } else { None };
        match (printed, worked_out) {
            (Some(printing), Some(sum)) if sum.decimals() > printing.decimals => Some(sum),
            (Some(printing), _) => Some(Sum::one(printing)),
            (None, sum) => sum,
        }
    }

    /// The most precise printing; of a target, a result that is known already where no target is printed any more; of a
    /// term such as a rate, the one without a period.
    fn best(&self, subject: &Subject<'a>) -> Option<&Printing> {
        let own = self.ledger.best(subject);
        if subject.scenario.is_target() && own.is_none_or(|printing| printing.value.is_none()) {
            let known = self.ledger.best(&Subject { scenario: Scenario::Actual, ..*subject });
            return known.filter(|printing| printing.value.is_some()).or(own);
        }
        own.or_else(|| self.ledger.best(&Subject { period: "", ..*subject }))
    }

    fn by_sum(&self, subject: Subject<'a>, step: u32) -> Option<Sum> {
        let concept = self.ledger.release.concept(subject.concept)?;
        if concept.sum.is_empty() {
            return None;
        }
        let mut sum = Sum::default();
        for term in &concept.sum {
            let (sign, concept) = signed(term)?;
            sum.add(sign, self.find(Subject { concept, ..subject }, step + 1)?);
            if sum.0.len() > MOST_TERMS {
                return None;
            }
        }
        Some(sum)
    }

    fn by_difference(&self, subject: Subject<'a>, step: u32) -> Option<Sum> {
        let release = self.ledger.release;
        let derived = release.period(subject.period)?.derived.as_ref()?;
        // Neither is derived itself, so this ends, also in a file whose periods are derived from each other by mistake.
        let is_printed = |id: &str| release.period(id).is_some_and(|period| period.derived.is_none());
        let is_flow = || release.kind_of(subject.concept) == Some(ConceptKind::Flow);
        let is_known = [Some(&derived.whole), Some(&derived.less), derived.plus.as_ref()];
        if !is_known.into_iter().flatten().all(|id| is_printed(id)) || !is_flow() {
            return None;
        }
        let mut sum = self.find(Subject { period: &derived.whole, ..subject }, step + 1)?;
        match self.part_of(subject, &derived.less, step + 1) {
            Some(part) => sum.add(Decimal::NEGATIVE_ONE, part),
            // A line that only the longer period prints was nil where the shorter one's section adds up without it; not where another
            // report prints that, as it may call the line otherwise.
            None => {
                let total = self.nil(Subject { period: &derived.less, ..subject })?;
                let report = self.ledger.report_of(&total);
                if sum.0.iter().any(|(_, whole)| self.ledger.report_of(whole) != report) {
                    return None;
                }
            }
        }
        if let Some(plus) = &derived.plus {
            sum.add(Decimal::ONE, self.find(Subject { period: plus, ..subject }, step + 1)?);
        }
        Some(sum)
    }
}

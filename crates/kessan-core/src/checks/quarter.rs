//! What is left for a period that no table prints makes sense: a payment cannot be less than nothing.

use rust_decimal::Decimal;

use super::collect::Collector;
use super::formula::Formula;
use super::verdict::Verdict;
use super::{Held, Kind, Reason, Status};
use crate::release::model::Sign;

/// Each concept of one sign in each derived period that it is printed for.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let release = collector.release;
    let concepts = release.file.concepts.iter().enumerate();
    for (concept, of) in concepts.filter_map(|(index, concept)| Some(((index, concept.sign?), concept))) {
        for (period, derived) in collector.derived_periods() {
            let subject = collector.accounts.subject(&of.id, &derived.id, None);
            // A line that was nil in the part is as it is printed for the whole.
            let subject = subject.filter(|subject| collector.accounts.nil_in_part(*subject).is_none());
            let Some(sum) = subject.and_then(|subject| collector.accounts.operand(subject)) else { continue };
            let (concept, sign) = concept;
            let formula = Formula::Sum(sum);
            let Some(verdict) = judge(sign, &formula) else { continue };
            let id = format!("{}.{}.{}", Kind::Quarter.id(), of.id, derived.id);
            collector.add(id, Kind::Quarter, Held::Sign { concept, period, sign }, Some(formula), verdict);
        }
    }
}

/// Whether what is left can have the sign. Its difference is how far it is on the other side of zero.
fn judge(sign: Sign, formula: &Formula) -> Option<Verdict> {
    let (value, range) = (formula.value()?, formula.range(None)?);
    let (can, is) = match sign {
        Sign::Positive => (range.high.value >= Decimal::ZERO, value >= Decimal::ZERO),
        Sign::Negative => (range.low.value <= Decimal::ZERO, value <= Decimal::ZERO),
    };
    Some(Verdict {
        status: if can { Status::Tied } else { Status::Inconsistent },
        expected: Some(value),
        difference: Some(if is { Decimal::ZERO } else { value }),
        tolerance: Some(range.half_width()),
        is_exact: is,
        reason: Reason::Plain,
    })
}

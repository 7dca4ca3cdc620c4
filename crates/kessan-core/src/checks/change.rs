//! Growth rates, absolute changes and shares of a total are those of the figures.

use rust_decimal::Decimal;

use super::Kind;
use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::operand::Accounts;
use super::printing::{Source, Subject};
use crate::release::model::{Measure, Scenario};

/// Each rate, change and share that a table prints, from the most precise figures.
pub(super) fn collect(collector: &mut Collector<'_>) {
    for subject in collector.subjects() {
        let Some(held) = collector.printed(&subject) else { continue };
        if let Some((kind, formula)) = recomputed(&collector.accounts, subject) {
            collector.hold(kind, held, formula);
        }
    }
}

/// How a rate, a change or a share is recomputed; `None` for a value, and where the release lacks a figure.
pub(super) fn recomputed<'a>(accounts: &Accounts<'a>, subject: Subject<'a>) -> Option<(Kind, Formula)> {
    let at = |concept: &'a str, period: &'a str, scenario: Scenario| {
        let value = accounts.ledger.subject(concept, period, scenario)?;
        // A change of an amount is in the currency that it is printed in; a rate is worked out in the reporting one.
        let unit = if subject.unit == "percent" { value.unit } else { subject.unit };
        accounts.operand(Subject { unit, ..value })
    };
    let of = |concept: &'a str, period: &'a str| at(concept, period, subject.scenario);
    // On its own period a target has changed from the one that it replaced.
    let base = |on: &'a str| match on == subject.period {
        true => at(subject.concept, on, subject.scenario.replaced()?),
        false => of(subject.concept, on),
    };
    match subject.measure {
        Measure::Value => None,
        Measure::Growth(on) => {
            let (mut now, mut before) = (of(subject.concept, subject.period)?, base(on)?);
            // A deduction that is printed as a positive number grows as that does.
            if is_negated(accounts, &now) && is_negated(accounts, &before) {
                [&mut now, &mut before].into_iter().for_each(Sum::turn);
            }
            Some((Kind::Growth, Formula::Growth { now, before }))
        }
        Measure::Change(on) => {
            let mut change = of(subject.concept, subject.period)?;
            change.add(Decimal::NEGATIVE_ONE, base(on)?);
            Some((Kind::Growth, Formula::Sum(change)))
        }
        Measure::Share(whole) => {
            let (of, by) = (of(subject.concept, subject.period)?, of(whole, subject.period)?);
            Some((Kind::Ratio, Formula::Quotient { of, by, factor: Decimal::ONE_HUNDRED }))
        }
    }
}

/// Whether all figures of a sum are printed with the other sign.
fn is_negated(accounts: &Accounts<'_>, sum: &Sum) -> bool {
    let facts = accounts.ledger.release.facts.all();
    let is_so = |source| matches!(source, Source::Cell(index) if facts[index].is_negated);
    !sum.0.is_empty() && sum.0.iter().all(|(_, printing)| is_so(printing.source))
}

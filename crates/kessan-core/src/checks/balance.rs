//! A balance, and what moved it in a period, give the balance at the period's end.

use super::Kind;
use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::printing::Printing;
use crate::release::model::{Concept, Period, signed};

/// Each balance with known flows, over each period whose both ends are printed: in both currencies, and over the
/// periods that no table prints.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let release = collector.release;
    let other = release.file.translation.as_ref().map(|translation| translation.currency.as_str());
    for concept in release.file.concepts.iter().filter(|concept| !concept.flows.is_empty()) {
        for period in release.file.periods.iter().filter(|period| !period.span.instant && !period.is_superseded()) {
            let translated = other.filter(|_| period.derived.is_none()).map(Some);
            for currency in [None].into_iter().chain(translated) {
                let Some((held, formula)) = rolled(collector, concept, period, currency) else { continue };
                let unit = currency.map(|code| format!(".{code}")).unwrap_or_default();
                let id = format!("{}.{}.{}{unit}", Kind::RollForward.id(), concept.id, period.id);
                collector.hold_as(id, Kind::RollForward, held, formula);
            }
        }
    }
}

fn rolled<'a>(
    collector: &Collector<'a>,
    concept: &'a Concept,
    period: &'a Period,
    currency: Option<&'a str>,
) -> Option<(Printing, Formula)> {
    let accounts = &collector.accounts;
    let at = |day| accounts.subject(&concept.id, accounts.instants.get(&day)?, currency);
    let held = *accounts.ledger.best(&at(period.span.end)?)?;
    let mut sum = Sum::one(*accounts.ledger.best(&at(period.span.start.yesterday().ok()?)?)?);
    for term in &concept.flows {
        let (sign, flow) = signed(term)?;
        sum.add(sign, accounts.operand(accounts.subject(flow, &period.id, currency)?)?);
    }
    Some((held, Formula::Sum(sum)))
}

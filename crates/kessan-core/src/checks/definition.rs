//! Concepts that are one concept by or times another: ratios, and values per share and per depositary share.

use rust_decimal::Decimal;

use super::Kind;
use super::collect::Collector;
use super::formula::Formula;
use super::operand::Accounts;
use super::printing::Subject;
use crate::release::model::{Measure, Pairing};

/// The most precise printing of each such concept.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let reporting = collector.release.file.currency.as_str();
    let other = collector.release.file.translation.as_ref().map(|translation| translation.currency.as_str());
    for subject in collector.subjects() {
        // In the translation currency the rate is what is checked.
        if *subject.measure != Measure::Value || (Some(subject.unit) == other && subject.unit != reporting) {
            continue;
        }
        let Some(held) = collector.printed(&subject).filter(|held| held.value.is_some()) else { continue };
        if let Some((kind, formula)) = recomputed(&collector.accounts, subject) {
            collector.hold(kind, held, formula);
        }
    }
}

/// How a concept that is a quotient or a product is recomputed.
pub(super) fn recomputed<'a>(accounts: &Accounts<'a>, subject: Subject<'a>) -> Option<(Kind, Formula)> {
    let concept = accounts.ledger.release.concept(subject.concept)?;
    let operands = |pair: &'a Pairing| {
        let operand = |id: &'a str| accounts.operand(accounts.ledger.subject(id, subject.period, subject.scenario)?);
        Some((operand(&pair.of)?, operand(&pair.by)?))
    };
    if let Some(pair) = &concept.quotient {
        let (of, by) = operands(pair)?;
        let is_percent = subject.unit == "percent";
        let factor = if is_percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        return Some((if is_percent { Kind::Ratio } else { Kind::PerShare }, Formula::Quotient { of, by, factor }));
    }
    let (of, by) = operands(concept.product.as_ref()?)?;
    Some((Kind::PerShare, Formula::Product(of, by)))
}

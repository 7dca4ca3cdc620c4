//! Amounts in the translation currency are the amounts in the reporting currency at the release's rate.

use rust_decimal::Decimal;

use super::Kind;
use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::printing::{Printing, Source, Subject};
use crate::release::Release;
use crate::release::model::{Measure, Ref};

/// Each amount printed in the translation currency, from the most precise amount in the other. The rate is as it is
/// stated: the release defines its translation by it.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let release = collector.release;
    let (Some(translation), Some(rate)) = (&release.file.translation, rate(release)) else { return };
    for subject in collector.subjects() {
        if subject.unit != translation.currency || *subject.measure != Measure::Value {
            continue;
        }
        let Some(held) = collector.printed(&subject) else { continue };
        let here = Subject { unit: &release.file.currency, ..subject };
        let Some(of) = collector.accounts.operand(here) else { continue };
        let formula = Formula::Quotient { of, by: Sum::one(rate), factor: Decimal::ONE };
        collector.hold(Kind::Translation, held, formula);
    }
}

/// The translation rate as a figure that is exact.
pub(crate) fn rate(release: &Release) -> Option<Printing> {
    let value = release.rate()?;
    let decimals = i32::try_from(value.scale()).ok()?;
    let reference = &release.file.translation.as_ref()?.rate;
    let source = match reference {
        Ref::Claim { claim } => Source::Claim(release.file.claims.iter().position(|known| known.id == *claim)?),
        Ref::Fact { concept, period, scenario } => {
            let is_rate = |fact: &crate::facts::Fact| {
                fact.concept == *concept && fact.period == *period && fact.scenario == *scenario
            };
            Source::Cell(release.facts.all().iter().position(is_rate)?)
        }
    };
    let rounding = release.file.rounding;
    Some(Printing { source, value: Some(value), decimals, is_exact: true, rounding, is_loose: false })
}

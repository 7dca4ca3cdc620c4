//! Forecasts without tags in a filing whose results have some.

use std::collections::BTreeMap;

use super::forecast::is_aim;
use crate::mapping::is_of_scope;
use crate::report::{Aspects, Fact, Name, PrintedTable, Report, Value};
use crate::terms;

/// Whether a filing tags any forecast of an amount in the currency of its accounts: then what has no tags is none that it stands for.
/// What it tags in another one is a translation of it.
pub(super) fn are_tagged(report: &Report, currency: Option<&str>) -> bool {
    report.facts.iter().any(|fact| {
        let is_amount = fact.unit.as_ref().is_some_and(|unit| {
            unit.denominators.is_empty()
                && matches!(unit.numerators.as_slice(), [one] if currency.is_none_or(|code| one.local == *code)
                    && kessan_core::unit::is_iso_currency(&one.local))
        });
        is_amount && is_said(fact) && matches!(fact.value, Value::Number(_))
    })
}

/// Whether a fact's members say that it is expected, not that it is a result.
fn is_said(fact: &Fact) -> bool {
    fact.dimensions.values().any(|member| {
        matches!(member, crate::report::Member::Explicit(name)
            if ["ForecastMember", "LowerMember", "UpperMember"].contains(&name.local.as_str()))
    })
}

/// The forecasts of a table, each of the element that the filing tags the same line with, in the same unit; none where it tags no such
/// line.
pub(super) fn taken(report: &Report, read: &Report, table: &PrintedTable) -> Option<BTreeMap<usize, Fact>> {
    let facts = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.facts.iter().copied());
    let mut lines: BTreeMap<&Name, Option<&Fact>> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for at in facts {
        let fact = read.facts.get(at).filter(|fact| is_aim(&fact.dimensions))?;
        let of = *lines.entry(&fact.concept).or_insert_with(|| line(report, fact));
        let Some(of) = of else { continue };
        // What has happened is expected no more.
        if report.facts.iter().any(|own| own.concept == of.concept && own.period == fact.period) {
            return None;
        }
        let scope = of.dimensions.iter().filter(|(axis, _)| is_of_scope(axis));
        let mut dimensions: Aspects = fact.dimensions.clone();
        dimensions.extend(scope.map(|(axis, member)| (axis.clone(), member.clone())));
        let unit = of.unit.clone();
        found.insert(
            at,
            Fact { concept: of.concept.clone(), dimensions, unit, entity: of.entity.clone(), ..fact.clone() },
        );
    }
    let has_amount = found.values().any(|fact| fact.unit.as_ref().is_some_and(|unit| unit.denominators.is_empty()));
    has_amount.then_some(found)
}

/// A tagged fact of the line that words name: of the whole company, in the same unit.
fn line<'a>(report: &'a Report, fact: &Fact) -> Option<&'a Fact> {
    let term = terms::by_element(&fact.concept)?.concept;
    report.facts.iter().find(|of| {
        of.dimensions.keys().all(|axis| is_of_scope(axis) || axis.local == *"ResultForecastAxis")
            && super::in_tagged_filing::unit(of) == super::in_tagged_filing::unit(fact)
            && terms::by_element(&of.concept).is_some_and(|own| own.concept == term)
    })
}

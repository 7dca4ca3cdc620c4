//! The facts that are carried.

use super::bytes::{Reader, Writer};
use crate::domain::facts::{Fact, Place};
use crate::domain::release::Release;
use crate::domain::release::model::{Measure, Scenario};
use crate::domain::unit::Unit;

/// The results that the charts show, each name once. How amounts are displayed depends on all printings of the
/// revenues.
pub(super) fn write(out: &mut Writer, release: &Release) {
    let story = &release.file.story;
    let is_charted = |concept: &String| {
        [&story.revenues, &story.cost_of_revenues, &story.operating_income, &story.net_income].contains(&concept)
            || story.businesses.iter().any(|b| &b.revenues == concept || b.cost.as_ref() == Some(concept))
    };
    let is_needed =
        |fact: &&Fact| fact.measure == Measure::Value && fact.scenario == Scenario::Actual && is_charted(&fact.concept);
    let facts: Vec<&Fact> = release.facts.all().iter().filter(is_needed).collect();
    let mut names: Vec<&str> =
        facts.iter().flat_map(|fact| [&*fact.concept, &*fact.period, &*fact.unit.measure]).collect();
    names.sort_unstable();
    names.dedup();
    out.list(&names, |out, name| out.text(name));
    out.list(facts, |out, fact| {
        for name in [&*fact.concept, &*fact.period, &*fact.unit.measure] {
            let position = names.binary_search(&name).ok();
            out.number(position.and_then(|position| u32::try_from(position).ok()).unwrap_or(0));
        }
        out.optional(fact.value, Writer::decimal);
        out.number(fact.scale);
        out.number(fact.decimals.unsigned_abs() << 1 | u32::from(fact.decimals < 0));
    });
}

/// Reads what [`write`] has written.
pub(super) fn read(from: &mut Reader) -> Vec<Fact> {
    let names = from.list(Reader::text);
    from.list(|from| {
        let [concept, period, measure] = [(); 3].map(|()| names.get(from.index()).cloned().unwrap_or_default());
        let value = from.optional(Reader::decimal);
        let (scale, decimals) = (from.number(), from.number());
        let size = i32::try_from(decimals >> 1).unwrap_or(0);
        Fact {
            concept,
            period,
            scenario: Scenario::Actual,
            measure: Measure::Value,
            unit: Unit { measure, per: None },
            value,
            scale,
            decimals: if decimals & 1 == 1 { -size } else { size },
            place: Place { table: 0, row: 0, column: 0 },
        }
    })
}

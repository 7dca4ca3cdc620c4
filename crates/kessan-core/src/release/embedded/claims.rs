//! What the prose prints of the concepts that are carried, and where.

use super::bytes::{Reader, Writer};
use super::facts::{of_measure, to_measure};
use crate::release::Release;
use crate::release::model::{Claim, Measure, Scenario};
use crate::unit::Unit;

/// The claims about those concepts, without their numbers: only where they stand is told.
pub(super) fn write(out: &mut Writer, release: &Release, ids: &[&str]) {
    let claims = release.file.claims.iter().filter_map(|claim| {
        let (concept, period) = (claim.concept.as_deref()?, claim.period.as_deref()?);
        let is_mark = !matches!(claim.measure, Some(Measure::Growth(_)));
        (is_mark && ids.contains(&concept)).then_some((claim, concept, period))
    });
    out.list(claims, |out, (claim, concept, period)| {
        out.text(concept);
        out.text(period);
        let scenario = Scenario::ALL.iter().position(|known| Some(*known) == claim.scenario);
        out.index(scenario.unwrap_or(0));
        let (kind, of) = claim.measure.as_ref().map_or((0, ""), of_measure);
        out.number(kind);
        if kind > 0 {
            out.text(of);
        }
        out.words(&claim.place);
        out.words(&claim.label);
    });
}

/// Reads what [`write`] has written.
pub(super) fn read(from: &mut Reader) -> Vec<Claim> {
    from.list(|from| {
        let [concept, period] = [(); 2].map(|()| Some(from.text()));
        let scenario = Scenario::ALL.get(from.index()).copied();
        let kind = from.number();
        let measure = Some(to_measure(kind, || from.text()));
        let (place, label) = (from.words(), from.words());
        Claim {
            id: String::new(),
            label,
            place,
            printed: String::new(),
            unit: Unit::percent(),
            scale: 0,
            concept,
            period,
            scenario,
            measure,
            negated: false,
            named: None,
            named_base: None,
        }
    })
}

//! Where what one report says of a line does not hold for another.
//!
//! Two reports may take a line apart in other ways: a total has one part more, a cost has moved to another line. Beside each other, one
//! way would be held against the other report's figures, and a sum that is in order would seem not to add up. So a line that adds up in
//! its report and does not beside the other is kept apart.

use std::collections::BTreeSet;

use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Held, Kind, Status};
use kessan_core::release::Release;
use kessan_core::release::model::Scenario;

use crate::join::Joined;

/// A contradiction by what it is about, whichever names periods have.
pub type Subject = (Kind, String, String, String);

/// More lines than that are not kept apart; then what is left stands in the page as a contradiction.
const MOST_APART: usize = 100;

/// The contradictions that either report has by itself.
pub fn known(base: &Release, earlier: &Release) -> BTreeSet<Subject> {
    let of = |release: &Release| -> Vec<Subject> {
        let report = release.checks();
        report.with(Status::Inconsistent).filter_map(|check| subject(release, check)).collect()
    };
    of(base).into_iter().chain(of(earlier)).collect()
}

fn subject(release: &Release, check: &Check) -> Option<Subject> {
    let Held::Figure(printing) = check.held else { return None };
    let Source::Cell(index) = printing.source else { return None };
    let fact = release.facts.all().get(index)?;
    let span = release.period(&fact.period)?.span;
    let scenario = if fact.scenario == Scenario::Actual { "" } else { fact.scenario.id() };
    Some((check.kind, fact.concept.clone(), span.to_string(), format!("{}{scenario}", fact.unit)))
}

/// The lines to keep apart, with those of `apart`; `None` if both stand beside each other without a contradiction that neither has.
pub fn found(
    release: &Release,
    joined: &Joined,
    known: &BTreeSet<Subject>,
    apart: &BTreeSet<String>,
) -> Option<BTreeSet<String>> {
    let original = |concept: &str| {
        let named = joined.names.iter().find(|(_, own)| own.as_str() == concept);
        named.map(|(theirs, _)| theirs.clone())
    };
    let is_definition = |kind: Kind| matches!(kind, Kind::Footing | Kind::Tie | Kind::Ratio | Kind::PerShare);
    let mut more = apart.clone();
    let report = release.checks();
    for check in report.with(Status::Inconsistent).filter(|check| is_definition(check.kind)) {
        let Some(subject) = subject(release, check) else { continue };
        let Some(theirs) = original(&subject.1) else { continue };
        let (kind, _, span, unit) = subject.clone();
        if !known.contains(&subject) && !known.contains(&(kind, theirs.clone(), span, unit)) {
            more.insert(theirs);
        }
    }
    (more != *apart && more.len() <= MOST_APART).then_some(more)
}

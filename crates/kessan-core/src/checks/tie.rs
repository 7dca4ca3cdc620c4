//! One figure in several tables of a report is the same at every precision.

use super::Kind;
use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::printing::{Printing, Source};

/// Each printing of a subject against the most precise one.
pub(super) fn collect(collector: &mut Collector<'_>) {
    for subject in collector.subjects() {
        let in_tables = |printing: &&Printing| matches!(printing.source, Source::Cell(_));
        let printings: Vec<Printing> = collector.ledger().of(&subject).filter(in_tables).copied().collect();
        let Some(best) = collector.ledger().best(&subject).copied() else { continue };
        // What other reports print is held against it as a restatement.
        let report = collector.ledger().report_of(&best);
        let is_other =
            |printing: &Printing| printing.source != best.source && collector.ledger().report_of(printing) == report;
        let others: Vec<Printing> = printings.into_iter().filter(is_other).collect();
        for printing in others {
            collector.hold(Kind::Tie, printing, Formula::Sum(Sum::one(best)));
        }
    }
    sides(collector);
}

/// Both sides of a balance sheet.
fn sides(collector: &mut Collector<'_>) {
    for subject in collector.subjects() {
        let same = collector.release.concept(subject.concept).and_then(|concept| concept.same_as.as_deref());
        let Some(same) = same else { continue };
        let other = super::printing::Subject { concept: same, ..subject };
        let pair = collector.ledger().best(&subject).copied().zip(collector.ledger().best(&other).copied());
        if let Some((held, other)) = pair.filter(|(held, _)| matches!(held.source, Source::Cell(_))) {
            collector.hold(Kind::Tie, held, Formula::Sum(Sum::one(other)));
        }
    }
}

//! The prose says what the tables say.

use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::printing::{Source, Subject};
use super::{Kind, change, definition};

/// Each claim about a concept: against the most precise printing in a table; where no table prints it, against its
/// recomputation; otherwise against the first claim of the same.
pub(super) fn collect(collector: &mut Collector<'_>) {
    let claims: Vec<_> = collector
        .ledger()
        .all()
        .iter()
        .filter(|(subject, printing)| matches!(printing.source, Source::Claim(_)) && !subject.concept.is_empty())
        .copied()
        .collect();
    for (subject, held) in claims {
        let best = collector.ledger().best(&subject).copied().filter(|best| best.source != held.source);
        let in_table =
            best.filter(|best| matches!(best.source, Source::Cell(_))).map(|best| Formula::Sum(Sum::one(best)));
        let Some(formula) = in_table
            .or_else(|| recomputed(collector, subject))
            .or_else(|| best.map(|best| Formula::Sum(Sum::one(best))))
        else {
            continue;
        };
        collector.hold(Kind::Claim, held, formula);
    }
}

fn recomputed<'a>(collector: &Collector<'a>, subject: Subject<'a>) -> Option<Formula> {
    let accounts = &collector.accounts;
    let by_change = || change::recomputed(accounts, subject).map(|(_, formula)| formula);
    let by_definition = || definition::recomputed(accounts, subject).map(|(_, formula)| formula);
    let by_parts = || accounts.parts(subject).map(Formula::Sum);
    by_change().or_else(by_definition).or_else(by_parts)
}

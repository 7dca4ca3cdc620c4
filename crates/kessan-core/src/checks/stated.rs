//! Relations that no structure implies and the file states.

use rust_decimal::Decimal;

use super::Kind;
use super::collect::Collector;
use super::formula::{Formula, Sum};
use super::printing::{Printing, Source};
use crate::release::model::{self, Ref, Relation, RelationKind};

/// Each relation of the file.
pub(super) fn collect(collector: &mut Collector<'_>) {
    for relation in &collector.release.file.relations {
        let kind = match relation.kind {
            RelationKind::Footing => Kind::Footing,
            RelationKind::Ratio => Kind::Ratio,
            RelationKind::PerShare => Kind::PerShare,
            RelationKind::RollForward => Kind::RollForward,
        };
        if let Some((held, formula)) = recomputed(collector, relation) {
            collector.hold_as(format!("{}.{}", kind.id(), relation.id), kind, held, formula);
        }
    }
}

fn recomputed<'a>(collector: &Collector<'a>, relation: &'a Relation) -> Option<(Printing, Formula)> {
    let held = printing(collector, &relation.result)?;
    let sign = if relation.negated { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let one = |reference: &'a Ref, sign: Decimal| Some(Sum(vec![(sign, printing(collector, reference)?)]));
    let formula = match &relation.formula {
        model::Formula::Sum(terms) => {
            let terms = terms.iter().map(|term| Some((sign, printing(collector, term)?)));
            Formula::Sum(Sum(terms.collect::<Option<_>>()?))
        }
        model::Formula::Quotient(of, by) => {
            let is_percent = collector.release.unit_of(&relation.result)?.measure == "percent";
            let factor = if is_percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
            Formula::Quotient { of: one(of, sign)?, by: one(by, Decimal::ONE)?, factor }
        }
        model::Formula::Product(of, by) => Formula::Product(one(of, sign)?, one(by, Decimal::ONE)?),
    };
    Some((held, formula))
}

/// The most precise printing that a reference leads to.
fn printing<'a>(collector: &Collector<'a>, reference: &'a Ref) -> Option<Printing> {
    let ledger = collector.ledger();
    match reference {
        Ref::Claim { claim } => {
            let index = collector.release.file.claims.iter().position(|known| known.id == *claim)?;
            ledger.all().iter().map(|(_, printing)| *printing).find(|printing| printing.source == Source::Claim(index))
        }
        Ref::Fact { concept, period, scenario } => ledger.best(&ledger.subject(concept, period, *scenario)?).copied(),
    }
}

//! What has been said of each concept, so that two lines of the same words are not one.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::concept::{Concept, OWN};
use crate::printed::LayoutCell;
use crate::report::{Aspects, Decimals, Fact, Name, Period, Unit, Value};

/// What makes two facts the same.
type Key = (Name, Period, Option<Arc<Unit>>, Aspects);

/// The facts of a document so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    values: HashMap<Key, (Decimal, i32)>,
    /// Where names after labels were met first.
    places: HashMap<Name, Met>,
    table: usize,
}

/// Where a label was met: in which table, under which heading, as a balance or over time.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Met {
    table: usize,
    heading: Option<String>,
    is_of_days: bool,
}

/// Labels that say nothing without their heading.
const VAGUE: [&str; 12] = [
    "その他",
    "計",
    "合計",
    "小計",
    "other",
    "others",
    "total",
    "subtotal",
    "other, net",
    "net",
    "products",
    "services",
];

impl Known {
    /// A further table begins.
    pub fn next_table(&mut self) {
        self.table += 1;
    }

    /// The concept of a line: the one that its words mean, or one of its own where that has other figures already.
    pub fn settle(
        &mut self,
        concept: Concept,
        label: &str,
        heading: Option<&str>,
        facts: &[(&LayoutCell, Fact)],
    ) -> Concept {
        let mut settled = concept;
        let met = Met {
            table: self.table,
            heading: heading.map(str::to_owned),
            is_of_days: facts.iter().any(|(_, fact)| matches!(fact.period, Period::Instant(_))),
        };
        if self.is_elsewhere(&settled, label, &met) {
            settled = settled.on_its_own(label, heading);
        }
        if self.contradicts(&settled.name, facts) {
            settled = settled.on_its_own(label, None);
        }
        if self.contradicts(&settled.name, facts) {
            settled = settled.on_its_own(label, heading);
        }
        let plain = settled.name.local.clone();
        for number in 2..1_000 {
            if !self.contradicts(&settled.name, facts) {
                break;
            }
            settled.name.local = format!("{plain}{number}").into();
        }
        if settled.name.namespace == OWN && !facts.is_empty() {
            self.places.entry(settled.name.clone()).or_insert(met);
        }
        for (_, fact) in facts {
            if let (Value::Number(value), Some(Decimals::To(decimals))) = (&fact.value, fact.decimals) {
                self.values
                    .entry((settled.name.clone(), fact.period, fact.unit.clone(), fact.dimensions.clone()))
                    .or_insert((*value, decimals));
            }
        }
        settled
    }

    /// Whether a label that no term fits was met as another line: twice in one table, as a balance and over time, or as "Other" under
    /// another heading.
    fn is_elsewhere(&self, concept: &Concept, label: &str, met: &Met) -> bool {
        let Some(before) = self.places.get(&concept.name) else { return false };
        let label = label.trim().trim_end_matches([':', '：']).to_lowercase();
        before.table == met.table
            || before.is_of_days != met.is_of_days
            || (VAGUE.contains(&label.as_str()) && before.heading != met.heading)
    }

    /// Whether a concept has another figure than a fact says, beyond what rounding explains.
    fn contradicts(&self, name: &Name, facts: &[(&LayoutCell, Fact)]) -> bool {
        facts.iter().any(|(_, fact)| {
            let known = self.values.get(&(name.clone(), fact.period, fact.unit.clone(), fact.dimensions.clone()));
            match (known, &fact.value, fact.decimals) {
                (Some((known, coarse)), Value::Number(value), Some(Decimals::To(decimals))) => {
                    let unit =
                        10_u64.checked_pow(u32::try_from(-decimals.min(*coarse)).unwrap_or(0)).unwrap_or(u64::MAX);
                    known.checked_sub(*value).is_none_or(|apart| {
                        apart.abs() > Decimal::from(unit) && decimals.min(*coarse) < 0
                            || apart != Decimal::ZERO && decimals.min(*coarse) >= 0
                    })
                }
                _ => false,
            }
        })
    }
}

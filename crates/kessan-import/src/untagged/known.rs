//! What has been said of each concept, so that two lines of the same words are not one.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::concept::Concept;
use crate::printed::LayoutCell;
use crate::report::{Decimals, Fact, Member, Name, Period, Unit, Value};

/// What makes two facts the same.
type Key = (Name, Period, Option<Unit>, BTreeMap<Name, Member>);

/// The facts of a document so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    values: HashMap<Key, (Decimal, i32)>,
}

impl Known {
    /// The concept of a line: the one that its words mean, or one of its own where that has other figures already.
    pub fn settle(
        &mut self,
        concept: Concept,
        label: &str,
        heading: Option<&str>,
        facts: &[(&LayoutCell, Fact)],
    ) -> Concept {
        let mut settled = concept;
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
            settled.name.local = format!("{plain}{number}");
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

//! What Calculations 1.1 says of a relation, as its section 4 has it.

use kessan_core::checks::interval::Interval;
use kessan_core::rounding::Rounding;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::network::{Network, Terms};
use crate::duplicate::{common, interval};
use crate::fact::{Context, Facts};

/// The facts by element and context.
pub(super) struct Bound<'f, 'a> {
    facts: &'f Facts<'a>,
    /// Of each element, its contexts in the order of the facts.
    contexts: FxHashMap<usize, Vec<&'f Context>>,
    /// The facts of an element in a context, dashes left aside.
    by_context: FxHashMap<(usize, &'f Context), Vec<usize>>,
}

impl<'f, 'a> Bound<'f, 'a> {
    /// An index of facts.
    pub fn new(facts: &'f Facts<'a>) -> Self {
        let mut contexts: FxHashMap<usize, Vec<&Context>> = FxHashMap::default();
        let mut by_context: FxHashMap<(usize, &Context), Vec<usize>> = FxHashMap::default();
        for (index, fact) in facts.list.iter().enumerate().filter(|(_, fact)| fact.value.is_some()) {
            let list = by_context.entry((fact.element, &fact.context)).or_default();
            if list.is_empty() {
                contexts.entry(fact.element).or_default().push(&fact.context);
            }
            list.push(index);
        }
        Self { facts, contexts, by_context }
    }

    /// The contexts in which the total and one of its parts are reported.
    pub fn contexts(&self, network: &Network) -> Vec<&'f Context> {
        let contexts = self.contexts.get(&network.total).into_iter().flatten().copied();
        contexts.filter(|context| network.terms.iter().any(|(part, _)| self.has(*part, context))).collect()
    }

    /// The parts that are reported in a context.
    pub fn reported(&self, network: &Network, context: &'f Context) -> Terms {
        network.terms.iter().filter(|(part, _)| self.has(*part, context)).copied().collect()
    }

    /// The facts of an element in a context, by their positions.
    pub fn facts(&self, element: usize, context: &'f Context) -> impl Iterator<Item = usize> {
        self.by_context.get(&(element, context)).into_iter().flatten().copied()
    }

    fn has(&self, element: usize, context: &'f Context) -> bool {
        self.by_context.contains_key(&(element, context))
    }

    /// The values that all facts of an element in a context allow.
    fn range(&self, rounding: Rounding, element: usize, context: &'f Context) -> Option<Interval> {
        let mut all: Option<Interval> = None;
        for index in self.facts(element, context) {
            let fact = &self.facts.list[index];
            let own = interval(fact.value?, fact.decimals, rounding)?;
            all = Some(all.map_or(Some(own), |all| common(all, own))?);
        }
        all
    }
}

/// Whether a relation holds in a context. `None` if its figures do not fit 28 digits.
pub(super) fn verdict<'f>(
    rounding: Rounding,
    bound: &Bound<'f, '_>,
    network: &Network,
    context: &'f Context,
) -> Option<bool> {
    let total = bound.range(rounding, network.total, context)?;
    let mut sum = Interval::exactly(Decimal::ZERO);
    for (part, weight) in bound.reported(network, context) {
        sum = sum.plus(weight, bound.range(rounding, part, context)?)?;
    }
    Some(total.meets(sum))
}

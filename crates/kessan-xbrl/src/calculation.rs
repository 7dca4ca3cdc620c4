//! What adds up to what, as relations of Calculations 1.1.
//!
//! The standard holds a relation against every period, unit and member in which the total and at least one part are reported, and
//! takes parts that are not reported for nothing. A release prints a total in many places with only some of its parts. So the
//! relations are those that the release's own checks found whole, and one that would be called inconsistent where the release
//! does not print all parts is left out.

mod network;
mod verdict;

use kessan_core::checks::formula::Formula;
use kessan_core::checks::printing::Source;
use kessan_core::checks::{Check, Held, Kind, Report};
use kessan_core::release::Release;
use kessan_core::release::model::signed;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::element::Key;
use crate::fact::Facts;
use crate::left_out::{LeftOut, Why};
use kessan_core::order::CompactSort;
use network::Found;
pub(crate) use network::{Network, Terms};
use verdict::{Bound, verdict};

/// The calculations of a release.
#[derive(Debug, Default)]
pub(crate) struct Calculations {
    /// The relations, in the order of the tables.
    pub networks: Vec<Network>,
    /// The totals that Calculations 1.1 calls inconsistent: positions of facts, in their order.
    pub inconsistent: Vec<usize>,
    /// The relations that cannot be told without an error.
    pub left_out: Vec<LeftOut>,
}

/// The calculations that follow from a release's checks.
pub(crate) fn calculations<'a>(release: &'a Release, facts: &Facts<'a>, report: &Report) -> Calculations {
    let found: Vec<Found> = report.checks.iter().filter_map(|check| found(release, facts, check)).collect();
    let mut networks: Vec<Network> = Vec::new();
    let mut by_terms: FxHashMap<(usize, Terms), usize> = FxHashMap::default();
    for one in &found {
        let declared = declared(release, facts, one).unwrap_or_else(|| one.terms.clone());
        let index = *by_terms.entry((one.total, declared.clone())).or_insert(networks.len());
        if index == networks.len() {
            networks.push(Network { total: one.total, terms: declared, table: one.table });
        }
    }
    let bound = Bound::new(facts);
    let checked = network::by_context(&found);
    let mut calculations = Calculations::default();
    for network in networks {
        let mut inconsistent = Vec::new();
        let is_told = bound.contexts(&network).into_iter().all(|context| {
            let parts = bound.reported(&network, context);
            let is_whole =
                checked.get(&(network.total, context)).is_some_and(|whole| whole.iter().any(|terms| **terms == parts));
            match verdict(release.file.rounding, &bound, &network, context) {
                Some(true) => true,
                Some(false) if is_whole => {
                    inconsistent.extend(bound.facts(network.total, context).next());
                    true
                }
                _ => false,
            }
        });
        if is_told {
            calculations.inconsistent.extend(inconsistent);
            calculations.networks.push(network);
        } else {
            calculations.left_out.push(LeftOut::new(words(facts, &network), Why::IncompleteParts));
        }
    }
    calculations.inconsistent.compact_sort();
    calculations.inconsistent.dedup();
    calculations
}

/// A sum that was checked, if all of it is of one context; `None` of anything else.
fn found(release: &Release, facts: &Facts<'_>, check: &Check) -> Option<Found> {
    let (Kind::Footing, Held::Figure(held), Some(Formula::Sum(sum))) = (check.kind, check.held, &check.formula) else {
        return None;
    };
    let of = |source| facts.by_source.get(&source).map(|index| (*index, &facts.list[*index]));
    let (_, total) = of(held.source)?;
    let mut terms: Vec<(usize, Decimal)> = Vec::new();
    let mut reported: Vec<(usize, Decimal)> = Vec::new();
    for (weight, printing) in &sum.0 {
        let (_, part) = of(printing.source)?;
        let is_new = part.element != total.element && terms.iter().all(|(element, _)| *element != part.element);
        if part.context != total.context || !is_new {
            return None;
        }
        terms.push((part.element, *weight));
        if part.value.is_some() {
            reported.push((part.element, *weight));
        }
    }
    let table = match held.source {
        Source::Cell(index) => release.facts.all().get(index).map(|fact| fact.place.table),
        Source::Claim(_) => None,
    };
    Some(Found {
        total: total.element,
        context: total.context.clone(),
        terms: network::sorted(terms),
        reported: network::sorted(reported),
        table,
    })
}

/// All terms of the way in which the concept adds up that the terms found are part of; `None` if there is no such way, as where
/// parts were taken apart.
fn declared<'a>(release: &'a Release, facts: &Facts<'a>, found: &Found) -> Option<Terms> {
    let element = facts.elements.list.get(found.total)?;
    let Key::Line { concept, facet, is_instant } = element.key else { return None };
    let concept = release.concept(concept)?;
    let ways = [&concept.sum].into_iter().chain(&concept.other_sums);
    let term = |term: &'a String| -> Option<(usize, Decimal)> {
        let (weight, concept) = signed(term)?;
        Some((facts.elements.find(&Key::Line { concept, facet, is_instant })?, weight))
    };
    ways.map(|way| network::sorted(way.iter().filter_map(term).collect()))
        .find(|way| found.terms.iter().all(|term| way.contains(term)))
}

/// A relation in the names of its elements: `GrossProfit = +Revenues -CostOfRevenues`.
fn words(facts: &Facts<'_>, network: &Network) -> String {
    let name = |element: usize| facts.elements.list.get(element).map_or("", |element| element.name.as_str());
    let mut text = format!("{} =", name(network.total));
    for (part, weight) in &network.terms {
        text.push_str(if *weight < Decimal::ZERO { " -" } else { " +" });
        text.push_str(name(*part));
    }
    text
}

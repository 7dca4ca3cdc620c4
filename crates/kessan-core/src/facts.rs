//! Every printed cell, read: what it is about, its exact value and where it stands.

use rust_decimal::Decimal;

use super::figure::{Figure, Origin};
use super::release::model::{Measure, Scenario};
use super::unit::Unit;

/// A cell of the release: the positions in the file's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Position in the file's `tables`.
    pub table: usize,
    /// Position in the table's `rows`.
    pub row: usize,
    /// Position in the table's `columns`.
    pub column: usize,
}

/// One printed figure.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The line of the accounts.
    pub concept: String,
    /// The period or instant.
    pub period: String,
    /// Result or aim.
    pub scenario: Scenario,
    /// The value itself, its growth or its share.
    pub measure: Measure,
    /// The unit, with the currency printed in.
    pub unit: Unit,
    /// Exact value in the base unit (12,345 million is 12345000000); `None` for a dash.
    pub value: Option<Decimal>,
    /// Power of ten printed in.
    pub scale: u32,
    /// XBRL's `decimals`: digits known after the point, negative before it (millions: −6).
    pub decimals: i32,
    /// Where it is printed.
    pub place: Place,
}

impl Fact {
    /// The fact as a figure of the page.
    pub fn figure(&self) -> Figure {
        Figure { value: self.value, decimals: self.decimals, origin: Origin::Printed(self.place) }
    }

    /// Whether it is the value of a concept in a currency (or without any), not a growth rate or a share.
    fn is_value_in(&self, period: &str, currency: &str, scenario: Scenario) -> bool {
        self.measure == Measure::Value
            && self.period == period
            && self.scenario == scenario
            && (self.unit.measure == currency || !super::unit::is_currency(&self.unit.measure))
    }
}

/// All facts of a release, found by concept.
#[derive(Debug, Default)]
pub struct Facts {
    list: Vec<Fact>,
    /// For each concept the positions of its facts, in the order of the concepts' names.
    by_concept: Vec<Vec<usize>>,
}

impl Facts {
    /// An index of `list`.
    pub fn new(list: Vec<Fact>) -> Self {
        let mut by_concept: Vec<Vec<usize>> = Vec::new();
        for (index, fact) in list.iter().enumerate() {
            match group_of(&list, &by_concept, &fact.concept) {
                Ok(group) => by_concept[group].push(index),
                Err(place) => by_concept.insert(place, vec![index]),
            }
        }
        Self { list, by_concept }
    }

    /// Every fact, in the file's order.
    pub fn all(&self) -> &[Fact] {
        &self.list
    }

    /// The facts of a table, by its position, in the order of its cells.
    pub fn of_table(&self, table: usize) -> &[Fact] {
        let start = self.list.partition_point(|fact| fact.place.table < table);
        let end = self.list.partition_point(|fact| fact.place.table <= table);
        self.list.get(start..end).unwrap_or_default()
    }

    /// The position of the fact of a cell; `None` for an empty one.
    pub fn position(&self, place: Place) -> Option<usize> {
        self.list.binary_search_by(|fact| fact.place.cmp(&place)).ok()
    }

    /// The facts about a concept, in the file's order.
    pub fn of<'a>(&'a self, concept: &str) -> impl Iterator<Item = &'a Fact> {
        let group = group_of(&self.list, &self.by_concept, concept).ok();
        group.into_iter().flat_map(|group| &self.by_concept[group]).map(|index| &self.list[*index])
    }

    /// The most precise printing of a concept's value; the first of several that are equally precise. A dash gives
    /// way to a number.
    pub fn best(&self, concept: &str, period: &str, currency: &str, scenario: Scenario) -> Option<&Fact> {
        self.of(concept).filter(|fact| fact.is_value_in(period, currency, scenario)).reduce(|best, fact| {
            if (fact.value.is_some(), fact.decimals) > (best.value.is_some(), best.decimals) { fact } else { best }
        })
    }

    /// The printing of a concept's value at just this power of ten.
    pub fn at_scale(
        &self,
        concept: &str,
        period: &str,
        currency: &str,
        scenario: Scenario,
        scale: u32,
    ) -> Option<&Fact> {
        self.of(concept)
            .find(|fact| fact.is_value_in(period, currency, scenario) && fact.value.is_some() && fact.scale == scale)
    }
}

/// The place of a concept's group, or where it would be put.
fn group_of(list: &[Fact], groups: &[Vec<usize>], concept: &str) -> Result<usize, usize> {
    groups.binary_search_by(|group| group.first().map_or("", |index| &list[*index].concept).cmp(concept))
}

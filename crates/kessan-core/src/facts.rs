//! Every printed cell, read: what it is about, its exact value and where it stands.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::figure::{Figure, Origin};
use super::order::positions;
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
    /// Whether it is printed with the other sign than its value has: a deduction as a positive number.
    pub is_negated: bool,
    /// Which report prints it: 0 for the release's own, then the numbers of the file's other reports, the latest first.
    pub report: u32,
}

impl Fact {
    /// The value with the sign that it is printed with.
    pub fn printed_value(&self) -> Option<Decimal> {
        self.value.map(|value| if self.is_negated { -value } else { value })
    }

    /// The fact as a figure of the page.
    pub fn figure(&self) -> Figure {
        Figure { value: self.value, decimals: self.decimals, origin: Origin::Printed(self.place) }
    }

    /// What the value of a concept is found by; `None` for a growth rate or a share.
    fn subject(&self) -> Option<Subject<'_>> {
        let measure = self.unit.measure.as_str();
        let currency = if super::unit::is_currency(measure) { measure } else { "" };
        (self.measure == Measure::Value).then_some((&self.concept, &self.period, self.scenario, currency))
    }

    /// How precise it is; a dash gives way to a number, and whatever another report prints to what a later one does.
    fn rank(&self) -> (Reverse<u32>, bool, i32) {
        (Reverse(self.report), self.value.is_some(), self.decimals)
    }
}

/// A value: its concept, period, scenario and currency, which is empty for what is no amount of money.
type Subject<'a> = (&'a str, &'a str, Scenario, &'a str);

/// All facts of a release, found by concept.
#[derive(Debug, Default)]
pub struct Facts {
    list: Vec<Fact>,
    /// Positions in the order of the facts' concepts; of one concept, in the file's order.
    by_concept: Vec<usize>,
    /// Positions in the order of the values' subjects; of one subject, the most precise first.
    values: Vec<usize>,
}

impl Facts {
    /// An index of `list`.
    pub fn new(list: Vec<Fact>) -> Self {
        let by_concept = positions(list.len(), &|a, b| list[a].concept.cmp(&list[b].concept));
        // Of what is no value, which comes first, the subject is none.
        let rank = |index: usize| (list[index].subject(), Reverse(list[index].rank()));
        let values = positions(list.len(), &|a, b| rank(a).cmp(&rank(b)));
        Self { list, by_concept, values }
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
        let at = |index: &usize| self.list[*index].concept.as_str();
        let start = self.by_concept.partition_point(|index| at(index) < concept);
        let end = start + self.by_concept[start..].partition_point(|index| at(index) == concept);
        self.by_concept[start..end].iter().map(|index| &self.list[*index])
    }

    /// The printings of a value in one currency, or of what has none, the most precise first.
    fn values<'a>(&'a self, subject: Subject<'_>) -> impl Iterator<Item = &'a Fact> {
        let start = self.values.partition_point(|index| self.list[*index].subject() < Some(subject));
        let rest = self.values[start..].iter().map(|index| &self.list[*index]);
        let (concept, period, scenario, currency) = subject;
        let subject = (concept.to_owned(), period.to_owned(), currency.to_owned());
        rest.take_while(move |fact| {
            let (concept, period, currency) = &subject;
            fact.subject() == Some((concept, period, scenario, currency))
        })
    }

    /// The most precise printing of a concept's value; the first of several that are equally precise. A dash gives
    /// way to a number.
    pub fn best(&self, concept: &str, period: &str, currency: &str, scenario: Scenario) -> Option<&Fact> {
        let [money, other] = [currency, ""].map(|code| self.values((concept, period, scenario, code)).next());
        first(money, other, |fact| Reverse(fact.rank()))
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
        let is_it = |fact: &&Fact| fact.value.is_some() && fact.scale == scale;
        let at = |code| self.values((concept, period, scenario, code)).filter(is_it).min_by_key(|fact| fact.place);
        first(at(currency), at(""), |_| ())
    }
}

/// Of two facts, if there are, the one that comes first by `key`, and then by its place in the file.
fn first<'a, K: Ord>(a: Option<&'a Fact>, b: Option<&'a Fact>, key: impl Fn(&Fact) -> K) -> Option<&'a Fact> {
    a.into_iter().chain(b).min_by_key(|fact| (key(fact), fact.place))
}

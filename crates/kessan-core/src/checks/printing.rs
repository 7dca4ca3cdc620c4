//! Every place where the release states a figure, table or prose, and how to find it.

use std::cmp::Reverse;

use rustc_hash::FxHashMap as HashMap;

use rust_decimal::Decimal;

use super::interval::Interval;
use crate::cell::Cell;
use crate::facts::Fact;
use crate::release::Release;
use crate::release::model::{Claim, Measure, Scenario};
use crate::rounding::Rounding;
use crate::unit::{Unit, is_currency};

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// In a table: the position in [`Facts::all`](crate::facts::Facts::all).
    Cell(usize),
    /// In the prose: the position in the file's `claims`.
    Claim(usize),
}

/// A figure as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// Where.
    pub source: Source,
    /// Its value in the base unit; `None` for a dash.
    pub value: Option<Decimal>,
    /// XBRL's `decimals`.
    pub decimals: i32,
    /// Whether it stands for just its value and not for what rounds to it.
    pub is_exact: bool,
    /// How it was rounded.
    pub rounding: Rounding,
    /// Whether it may have been rounded half away from zero, too: percentages, values per share and counts are by many who
    /// cut or round their amounts otherwise, and no file says so of each figure.
    pub is_loose: bool,
}

impl Printing {
    /// What it adds to a sum: a dash adds nothing.
    pub fn amount(&self) -> Decimal {
        self.value.unwrap_or_default()
    }

    /// The values that it can stand for, wider by `more` units of its last digit at both ends.
    pub fn interval(&self, more: u32) -> Option<Interval> {
        match self.value {
            None => Some(Interval::exactly(Decimal::ZERO)),
            Some(value) if self.is_exact && more == 0 => Some(Interval::exactly(value)),
            Some(value) => {
                let range = Interval::around(value, self.decimals, more, self.rounding)?;
                if !self.is_loose {
                    return Some(range);
                }
                Some(range.hull(Interval::around(value, self.decimals, more, Rounding::HalfAwayFromZero)?))
            }
        }
    }

    /// Whether a value, rounded as this figure is to as many digits, is what is printed.
    pub fn is_rounded_from(&self, value: Decimal) -> bool {
        let Some(printed) = self.value else { return value.is_zero() };
        let is_it = |rounding: Rounding| rounding.round(value, self.decimals) == Some(printed);
        is_it(self.rounding) || (self.is_loose && is_it(Rounding::HalfAwayFromZero))
    }
}

/// What a printing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subject<'a> {
    /// The line of the accounts.
    pub concept: &'a str,
    /// The period, or nothing for a term such as a rate.
    pub period: &'a str,
    /// Result or aim.
    pub scenario: Scenario,
    /// The value itself or what is made from it.
    pub measure: &'a Measure,
    /// The currency, or the whole unit's measure.
    pub unit: &'a str,
}

/// All printings of a release, by what they are about.
pub struct Ledger<'a> {
    /// The release.
    pub release: &'a Release,
    printings: Vec<(Subject<'a>, Printing)>,
    by_subject: HashMap<Subject<'a>, Vec<usize>>,
    by_table: HashMap<(usize, Subject<'a>), usize>,
}

/// The measure of a claim that gives none.
static VALUE: Measure = Measure::Value;

impl<'a> Ledger<'a> {
    /// The ledger of a release.
    pub fn new(release: &'a Release) -> Self {
        let cells = release.facts.all().iter().enumerate().map(|(index, fact)| of_cell(release, index, fact));
        let claims =
            release.file.claims.iter().enumerate().filter_map(|(index, claim)| of_claim(release, index, claim));
        let printings: Vec<_> = cells.chain(claims).collect();
        let mut by_subject: HashMap<_, Vec<usize>> =
            HashMap::with_capacity_and_hasher(printings.len(), Default::default());
        let mut by_table = HashMap::with_capacity_and_hasher(printings.len(), Default::default());
        for (index, (subject, printing)) in printings.iter().enumerate() {
            by_subject.entry(*subject).or_default().push(index);
            if let Source::Cell(fact) = printing.source {
                by_table.entry((release.facts.all()[fact].place.table, *subject)).or_insert(index);
            }
        }
        Self { release, printings, by_subject, by_table }
    }

    /// Every printing with what it is about: the tables' first, in the file's order, then the claims'.
    pub fn all(&self) -> &[(Subject<'a>, Printing)] {
        &self.printings
    }

    /// The printings of one subject, in the same order.
    pub fn of(&self, subject: &Subject<'a>) -> impl Iterator<Item = &Printing> {
        self.by_subject.get(subject).into_iter().flatten().map(|index| &self.printings[*index].1)
    }

    /// The first printing of a subject in one table.
    pub fn in_table(&self, table: usize, subject: Subject<'a>) -> Option<&Printing> {
        self.by_table.get(&(table, subject)).map(|index| &self.printings[*index].1)
    }

    /// The most precise printing of the latest report, in a table rather than in prose; a number rather than a dash.
    pub fn best(&self, subject: &Subject<'a>) -> Option<&Printing> {
        let rank = |printing: &Printing| {
            let is_cell = matches!(printing.source, Source::Cell(_));
            (Reverse(self.report_of(printing)), is_cell, printing.value.is_some(), printing.decimals)
        };
        self.of(subject).reduce(|best, other| if rank(other) > rank(best) { other } else { best })
    }

    /// The number of the report that prints it; 0 for the release's own and for what its prose states.
    pub fn report_of(&self, printing: &Printing) -> u32 {
        self.release.report_of(printing.source)
    }

    /// A concept's value in the reporting currency (or in its own unit) at a period.
    pub fn subject(&self, concept: &'a str, period: &'a str, scenario: Scenario) -> Option<Subject<'a>> {
        let unit = &self.release.concept(concept)?.unit;
        Some(Subject { concept, period, scenario, measure: &VALUE, unit: &unit.measure })
    }
}

impl Release {
    /// The number of the report that prints a figure: 0 for the release's own and for what its prose states.
    pub fn report_of(&self, source: Source) -> u32 {
        match source {
            Source::Cell(index) => self.facts.all().get(index).map_or(0, |fact| fact.report),
            Source::Claim(_) => 0,
        }
    }
}

/// A cell as a printing, and what it is about.
pub(crate) fn of_cell<'a>(release: &Release, index: usize, fact: &'a Fact) -> (Subject<'a>, Printing) {
    let subject = Subject {
        concept: &fact.concept,
        period: &fact.period,
        scenario: fact.scenario,
        measure: &fact.measure,
        unit: &fact.unit.measure,
    };
    let is_exact = is_whole(release, &fact.period, &fact.unit, fact.decimals);
    let rounding = release.rounding_of(fact.place.table);
    let is_loose = is_loose(rounding, &fact.unit);
    let source = Source::Cell(index);
    (subject, Printing { source, value: fact.value, decimals: fact.decimals, is_exact, rounding, is_loose })
}

/// A claim as a printing, and what it is about; `None` for one that states no number.
pub(crate) fn of_claim<'a>(release: &Release, index: usize, claim: &'a Claim) -> Option<(Subject<'a>, Printing)> {
    let period = claim.period.as_deref().unwrap_or_default();
    let subject = Subject {
        concept: claim.concept.as_deref().unwrap_or_default(),
        period,
        scenario: claim.scenario.unwrap_or_default(),
        measure: claim.measure.as_ref().unwrap_or(&VALUE),
        unit: &claim.unit.measure,
    };
    let Some(Cell::Number { decimals, .. }) = Cell::parse(&claim.printed) else { return None };
    let decimals = i32::try_from(decimals).ok()? - i32::try_from(claim.scale).ok()?;
    // A figure of no period is a term: a rate, a cap, shares for one. It is as it is stated, unless it is a percentage.
    let is_exact =
        (period.is_empty() && claim.unit != Unit::percent()) || is_whole(release, period, &claim.unit, decimals);
    let rounding = release.file.rounding;
    let is_loose = is_loose(rounding, &claim.unit);
    let source = Source::Claim(index);
    Some((subject, Printing { source, value: claim.value(), decimals, is_exact, rounding, is_loose }))
}

/// Whether a figure in that unit may have been rounded in the usual way although its table was not.
fn is_loose(rounding: Rounding, unit: &Unit) -> bool {
    rounding != Rounding::HalfAwayFromZero && !unit.is_money()
}

/// Things counted on a day are whole; an average or a total over a period may have been rounded.
fn is_whole(release: &Release, period: &str, unit: &Unit, decimals: i32) -> bool {
    decimals == 0
        && unit.per.is_none()
        && *unit != Unit::percent()
        && !is_currency(&unit.measure)
        && release.period(period).is_some_and(|period| period.span.instant)
}

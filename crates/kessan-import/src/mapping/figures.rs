//! Facts as a release sees them: a line of the accounts, a period, a scenario, a measure, a value in its own unit.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::aliases;
use super::periods::Periods;
use super::rates::{self, Rate};
use super::roles::{self, Role};
use super::scenario::{Axes, Scenario, axes};
use super::units::{Class, class, is_pure_number};
use crate::report::{Aspects, Decimals, Fact, Member, Name, Period, Report, Shared, Value};
use kessan_core::order::{CollectOrdered, CompactSort};

/// How far from the report's day a figure may be, in years.
const MOST_YEARS: i16 = 90;

/// How a figure follows from its line, by the numbers of periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// It is the line's value.
    #[default]
    Value,
    /// Per cent change on that period; in a revision, on its own period: on the forecast that it replaces.
    Growth(usize),
    /// The difference to that period, or to that forecast, in the line's unit.
    Change(usize),
    /// Per cent of that line in the same period.
    Share(usize),
}

impl Measure {
    /// Whether its figures are per cent, whatever the line is in.
    pub fn is_rate(self) -> bool {
        matches!(self, Measure::Growth(_) | Measure::Share(_))
    }
}

/// A line of the accounts: an element with the members that make it a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line {
    /// The element.
    pub element: Name,
    /// Its members, by axis.
    pub members: Aspects,
    /// What its figures are, apart from the currency.
    pub class: Class,
}

impl Line {
    /// The role of the whole line; none for what a member makes a part.
    pub fn role(&self) -> Option<(Role, usize)> {
        self.members.is_empty().then(|| roles::of_element(&self.element)).flatten()
    }
}

/// A fact, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its line, in [`Figures::lines`].
    pub line: usize,
    /// Its period, in [`Figures::periods`].
    pub period: usize,
    /// Result or forecast.
    pub scenario: Scenario,
    /// What the number says of the line.
    pub measure: Measure,
    /// Its currency, in [`Figures::currencies`].
    pub currency: Option<usize>,
    /// In the unit of the line: per cent are a hundredfold of the fact. `None` for nil.
    pub value: Option<Decimal>,
    /// Digits known after the point, in the unit of the line; `None` where the filing does not say, or exactly.
    pub decimals: Option<i32>,
}

/// All facts, read.
#[derive(Debug, Default)]
pub struct Figures {
    /// For each fact of the report its figure, or why it has none.
    pub of: Vec<Result<Figure, Unread>>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The periods.
    pub periods: Periods,
    /// The currencies.
    pub currencies: Vec<String>,
    /// The reporting currency, in `currencies`; `None` without any amount of money.
    pub reporting: Option<usize>,
    /// Elements that are the same line as another one.
    pub aliases: HashMap<Name, Name>,
    numbers: HashMap<Line, usize>,
}

/// Why a fact is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unread {
    /// It is a text, a date or a code.
    Text,
    /// It says which filing this is (`jpdei_cor:NumberOfSubmissionDEI`), not how the company fared.
    OfTheFiling,
    /// It is of another company than most of the filing.
    OtherEntity,
    /// It holds at no day in particular.
    Forever,
    /// It is of another century than the report: a slip in a date.
    FarAway,
    /// It has more digits than can be calculated with.
    TooLong,
}

/// Parts of the names of ratios that say how many times, not per cent.
const MULTIPLES: [&str; 7] =
    ["PriceEarnings", "PriceToEarnings", "PriceBook", "PriceToBook", "Turnover", "Coverage", "Multiple"];

/// A fact halfway: what it is, before lines have numbers.
struct Read {
    element: Name,
    axes: Axes,
    class: Class,
    currency: Option<String>,
    period: Period,
    value: Option<Decimal>,
    decimals: Option<i32>,
    rate: Option<Rate>,
}

impl Figures {
    /// Reads every fact of a report.
    pub fn new(report: &Report) -> Self {
        let entity = super::entity::identifier(report);
        let percents = percents(report);
        let defaults: HashSet<(&Name, &Name)> = report
            .definition
            .iter()
            .filter(|arc| arc.kind == "dimension-default")
            .map(|arc| (&arc.from, &arc.to))
            .collect();
        let head = super::entity::Head::new(report);
        let day = head.announced().or_else(|| head.main_end());
        let read = |fact: &Fact| {
            let is_far = |other: Date| day.is_some_and(|day| (day.year() - other.year()).abs() > MOST_YEARS);
            let days = match fact.period {
                Period::Instant(day) => [Some(day), None],
                Period::Duration { start, end } => [Some(start), Some(end)],
                Period::Forever => [None, None],
            };
            if days.into_iter().flatten().any(is_far) {
                Err(Unread::FarAway)
            } else {
                read(fact, entity.as_ref(), &percents, &defaults)
            }
        };
        let mut reads: Vec<Result<Read, Unread>> = report.facts.iter().map(read).collect();
        drop_single(&mut reads);
        let values = || reads.iter().flatten().filter(|read| read.rate.is_none());
        let candidates = aliases::candidates(values().map(|read| &read.element));
        let facts = values().filter(|read| candidates.contains(&read.element)).map(|read| aliases::Known {
            element: &read.element,
            key: aliases::key(
                read.period,
                read.axes.scenario,
                &read.axes.members,
                &read.class,
                read.currency.as_deref(),
            ),
            value: read.value,
            decimals: read.decimals,
        });
        let aliases = aliases::find(facts);
        let mut figures = Self { aliases, ..Self::default() };
        figures.periods.by_halves = super::periods::is_by_halves(report);
        figures.reporting(&reads);
        let bases = bases(&reads);
        figures.of = reads.into_iter().map(|read| Ok(figures.figure(read?, &bases))).collect();
        figures
    }

    /// The number of a line, new or known.
    pub fn number(&mut self, line: Line) -> usize {
        if let Some(number) = self.numbers.get(&line) {
            return *number;
        }
        let number = self.lines.len();
        self.numbers.insert(line.clone(), number);
        self.lines.push(line);
        number
    }

    /// The element itself, or the one that stands for it.
    pub fn canonical<'a>(&'a self, element: &'a Name) -> &'a Name {
        self.aliases.get(element).unwrap_or(element)
    }

    /// The code of the reporting currency; `XXX` (no currency) in a filing without money.
    pub fn currency(&self) -> &str {
        self.reporting.and_then(|at| self.currencies.get(at)).map_or("XXX", String::as_str)
    }

    /// Every figure with the position of its fact.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Figure)> {
        self.of.iter().enumerate().filter_map(|(fact, figure)| Some((fact, figure.as_ref().ok()?)))
    }

    /// The figure of a fact.
    pub fn get(&self, fact: usize) -> Option<&Figure> {
        self.of.get(fact)?.as_ref().ok()
    }

    fn reporting(&mut self, reads: &[Result<Read, Unread>]) {
        // Amounts decide; where there are none, values per share do.
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for read in reads.iter().flatten() {
            let Some(code) = &read.currency else { continue };
            let (amounts, others) = counts.entry(code).or_default();
            *(if read.class == Class::Money { amounts } else { others }) += 1;
        }
        if let Some((code, _)) = counts.into_iter().max_by_key(|(_, count)| *count) {
            let number = self.currency_number(code);
            self.reporting = Some(number);
        }
    }

    fn currency_number(&mut self, code: &str) -> usize {
        self.currencies.iter().position(|known| known == code).unwrap_or_else(|| {
            self.currencies.push(code.to_owned());
            self.currencies.len() - 1
        })
    }

    fn figure(&mut self, read: Read, bases: &HashMap<Name, (Name, Class)>) -> Figure {
        let Read { mut element, axes, mut class, currency, period, value, decimals, rate } = read;
        let period = self.periods.number(period);
        let mut measure = Measure::Value;
        // In a revision a change is one on the forecast before, in the same period; elsewhere one on the year before.
        if let Some((base, of)) = bases.get(&element) {
            let on = if axes.is_revision { Some(period) } else { self.periods.year_before(period) };
            let found = match (on, &class) {
                (Some(on), Class::Percent) => Some(Measure::Growth(on)),
                (Some(on), _) if axes.is_revision && class == *of => Some(Measure::Change(on)),
                _ => None,
            };
            if let Some(found) = found {
                (measure, element, class) = (found, base.clone(), of.clone());
            }
        }
        measure = match rate {
            Some(Rate::Growth(on)) => Measure::Growth(self.periods.number(on)),
            Some(Rate::Change(on)) => Measure::Change(self.periods.number(on)),
            Some(Rate::Share(of)) => {
                let element = self.canonical(&of).clone();
                Measure::Share(self.number(Line { element, members: Aspects::default(), class: class.clone() }))
            }
            None => measure,
        };
        let element = self.canonical(&element).clone();
        let currency = currency.map(|code| self.currency_number(&code));
        let line = self.number(Line { element, members: axes.members.into_iter().collect(), class });
        Figure { line, period, scenario: axes.scenario, measure, currency, value, decimals }
    }
}

fn read(
    fact: &Fact,
    entity: Option<&(Shared, Shared)>,
    percents: &HashSet<&Name>,
    defaults: &HashSet<(&Name, &Name)>,
) -> Result<Read, Unread> {
    let unit = fact.unit.as_deref().ok_or(Unread::Text)?;
    let number = match &fact.value {
        Value::Number(number) => Some(*number),
        Value::Nil => None,
        Value::Text(_) => return Err(Unread::Text),
    };
    if fact.concept.prefix.starts_with("jpdei") || fact.concept.namespace.contains("/jpdei/") {
        return Err(Unread::OfTheFiling);
    }
    if entity.is_some_and(|entity| fact.entity != *entity) {
        return Err(Unread::OtherEntity);
    }
    if fact.period == Period::Forever {
        return Err(Unread::Forever);
    }
    let (class, currency) = class(unit, percents.contains(&fact.concept));
    let rate = rates::rate(&fact.dimensions);
    // Growth and shares are in per cent already.
    let is_percent = class == Class::Percent && !matches!(rate, Some(Rate::Growth(_) | Rate::Share(_)));
    let value = match number {
        Some(number) if is_percent => {
            Some(number.checked_mul(Decimal::ONE_HUNDRED).ok_or(Unread::TooLong)?.normalize())
        }
        other => other,
    };
    let decimals = match fact.decimals {
        Some(Decimals::To(digits)) => Some(digits.saturating_sub(if is_percent { 2 } else { 0 })),
        Some(Decimals::Exact) | None => None,
    };
    let axes = axes(fact, |axis, member| defaults.contains(&(axis, member)));
    Ok(Read { element: fact.concept.clone(), axes, class, currency, period: fact.period, value, decimals, rate })
}

/// Where a line has figures of the parent company alone and none of the group, by whatever element, those are its figures; elsewhere
/// the parent company is a member like others.
fn drop_single(reads: &mut [Result<Read, Unread>]) {
    let of_group = || reads.iter().flatten().filter(|read| !read.axes.is_single);
    let elements: HashSet<Name> = of_group().map(|read| read.element.clone()).collect();
    // Net income of the group is another element than that of the parent. Of shares there is one count, wherever it is tagged.
    let role = |read: &Read| roles::role(&read.element.local).map(|(role, _)| role);
    let money: HashSet<Role> = of_group().filter(|read| read.class == Class::Money).filter_map(role).collect();
    let is_both = |read: &Read| {
        elements.contains(&read.element)
            || (read.class == Class::Money && role(read).is_some_and(|role| money.contains(&role)))
    };
    for read in reads.iter_mut().flatten().filter(|read| read.axes.is_single && is_both(read)) {
        let name = |local: &str| Name { local: local.into(), ..Name::default() };
        let single = (name("ConsolidatedOrNonConsolidatedAxis"), Member::Explicit(name("NonConsolidatedMember")));
        read.axes.members.push(single);
        read.axes.members.compact_sort();
    }
}

/// The elements whose pure numbers are per cent: printed a hundredfold, by their type, or by their name where nothing is printed.
fn percents(report: &Report) -> HashSet<&Name> {
    let mut percents = HashSet::new();
    let mut plain = HashSet::new();
    for fact in report.facts.iter().filter(|fact| fact.unit.as_deref().is_some_and(is_pure_number)) {
        let is_printed = fact.printed.is_some() && fact.value != Value::Nil;
        let item_type =
            report.elements.get(&fact.concept).and_then(|element| element.item_type.as_deref()).unwrap_or_default();
        if fact.scale == -2 || item_type.to_ascii_lowercase().contains("percent") {
            percents.insert(&fact.concept);
        } else if is_printed && !fact.is_hidden {
            plain.insert(&fact.concept);
        } else if !plain.contains(&fact.concept) {
            let local = &fact.concept.local;
            let is_multiple = MULTIPLES.iter().any(|word| local.contains(word));
            let is_named = !is_multiple
                && ["Ratio", "Rate", "Percent", "Margin", "Growth"].iter().any(|word| local.contains(word));
            if is_named || local.starts_with("ChangeIn") {
                percents.insert(&fact.concept);
            }
        }
    }
    percents
}

/// For each element that is the change of another (`ChangeInNetSales` in per cent, `AmountChangeNetSales` in its unit) that one, with
/// what its figures are.
fn bases(reads: &[Result<Read, Unread>]) -> HashMap<Name, (Name, Class)> {
    let classes: BTreeMap<&Name, &Class> =
        reads.iter().flatten().map(|read| (&read.element, &read.class)).collect_map();
    let base = |(element, class): (&&Name, &&Class)| {
        let is_percent = **class == Class::Percent;
        let starts: &[&str] = if is_percent { &["ChangeIn", "ChangesIn"] } else { &["AmountChange"] };
        let local = starts.iter().find_map(|start| element.local.strip_prefix(start))?;
        let base = Name { local: local.into(), ..(*element).clone() };
        let (base, of) = classes.get_key_value(&base).filter(|(_, of)| is_percent || *of == class)?;
        Some(((*element).clone(), ((*base).clone(), (*of).clone())))
    };
    classes.iter().filter_map(base).collect()
}

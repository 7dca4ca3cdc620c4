//! Where a number comes from: every place where the release prints it, or the formula and the figures that it is worked
//! out from.

pub mod key;
mod printings;

use rust_decimal::Decimal;

use super::arithmetic::{minus, over};
use super::change::Growth;
use super::checks::formula::{Formula, Sum};
use super::checks::printing::{Printing, Source, of_cell};
use super::checks::translation::rate;
use super::checks::{Check, Held, Report};
use super::derivation::NotDerived;
use super::facts::Fact;
use super::lines::Term;
use super::margins::Kind;
use super::release::model::{Measure, Scenario};
use super::release::{Currency, Release};
use super::rounding::half_away;
use super::unit::Unit;
use crate::order::CompactSort;
pub use key::Key;
pub(crate) use printings::is_sum;

/// What is known of a number.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Its value in the base unit, not rounded; `None` for a dash, and for a rate of change that has no meaning.
    pub value: Option<Decimal>,
    /// Its unit.
    pub unit: Unit,
    /// Every place where the release prints it, at any precision and in either currency.
    pub printings: Vec<Source>,
    /// How it is worked out; `None` for what stands in the release just so.
    pub working: Option<Working>,
    /// What has to be said of a figure of a period that no table prints.
    pub note: Option<Note>,
}

/// What is said of a figure of a derived period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The line was nil in the part, which does not print it: this total of the part adds up without it.
    NilInPart(Source),
    /// Why it is not known.
    NotDerived(NotDerived),
}

/// How a number is worked out.
#[derive(Clone, Debug)]
pub enum Working {
    /// From printed figures.
    Formula(Formula),
    /// One number less another.
    Difference(Box<Key>, Box<Key>),
    /// A number at the release's translation rate.
    Translated(Box<Key>),
}

impl Release {
    /// What is known of the number that a key names; `None` if the release has no such number.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// use kessan_core::trace::{Key, Working};
    /// let release = load("made-up.json", include_str!("../../../../tests/releases/made-up.json"))?;
    /// // A first quarter is the half, EUR 52,372 thousand, less the second quarter, EUR 25,711 thousand.
    /// let key = Key::read("value Revenues Q1-31", &release).unwrap();
    /// let trace = release.trace(&key).unwrap();
    /// assert_eq!(trace.value, "26661000".parse().ok());
    /// assert!(trace.printings.is_empty() && matches!(trace.working, Some(Working::Formula(_))));
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn trace(&self, key: &Key) -> Option<Trace> {
        match key {
            Key::Cell(place) => {
                let (index, fact) = self.fact_at(*place)?;
                Some(self.printed(index, fact))
            }
            Key::Twin(place) => self.twin(*place),
            Key::Claim(index) => self.stated(*index),
            Key::Value { concept, period, scenario, currency } => self.amount(concept, period, *scenario, *currency),
            Key::Growth { concept, period, prior } => self.rate_of_change(concept, period, prior),
            Key::Change { concept, period, prior, currency } => self.difference(concept, period, prior, *currency),
            Key::Share { concept, period, whole } => {
                let formula =
                    percent(self.sum(concept, period, Scenario::Actual)?, self.sum(whole, period, Scenario::Actual)?);
                Some(worked(formula, Unit::percent(), self.printings(key)))
            }
            Key::Reached { concept, period, target } => {
                let aim = self.sum(concept, target, self.target_scenario(concept, target))?;
                let formula = percent(self.sum(concept, period, Scenario::Actual)?, aim);
                Some(worked(formula, Unit::percent(), Vec::new()))
            }
            Key::Margin { line, period } => {
                Some(worked(self.margin_formula(*line, period)?, Unit::percent(), self.printings(key)))
            }
            Key::Points { line, period, prior } => {
                let percent = |period: &str| self.margin(*line, period)?.percent;
                let of = |period: &String| Box::new(Key::Margin { line: *line, period: period.clone() });
                let value = minus(percent(period)?, percent(prior)?)?;
                let working = Some(Working::Difference(of(period), of(prior)));
                Some(Trace { value: Some(value), unit: Unit::percent(), printings: Vec::new(), working, note: None })
            }
            Key::Sum { terms, period, prior, currency } => {
                let sum = self.sum_of(terms, period, prior.as_deref())?;
                let concept = &terms.first()?.1;
                let unit = self.concept(concept)?.unit.in_currency(&self.file.currency, self.currency_code(*currency)?);
                let formula = match currency {
                    Currency::Translation if self.is_in_currency(concept) => self.translate(sum)?,
                    _ => Formula::Sum(sum),
                };
                Some(worked(formula, unit, self.printings(key)))
            }
            Key::Contribution { terms, period, prior, whole } => {
                let change = self.sum_of(terms, period, Some(prior))?;
                let whole = self.sum(whole, prior, Scenario::Actual)?;
                Some(worked(percent(change, whole), Unit::percent(), Vec::new()))
            }
        }
    }

    /// A sum of concepts in a period, less the same in an earlier one. A concept that only one of both has counts there.
    fn sum_of(&self, terms: &[Term], period: &str, prior: Option<&str>) -> Option<Sum> {
        let mut all = Sum(Vec::new());
        for (sign, concept) in terms {
            if let Some(sum) = self.sum(concept, period, Scenario::Actual) {
                all.add(*sign, sum);
            }
            if let Some(sum) = prior.and_then(|prior| self.sum(concept, prior, Scenario::Actual)) {
                all.add(-*sign, sum);
            }
        }
        (!all.0.is_empty()).then_some(all)
    }

    /// The checks that the places of a number take part in, and those of what is left for a period that is not printed.
    pub fn checks_of<'a>(&self, key: &Key, trace: &Trace, report: &'a Report) -> Vec<&'a Check> {
        let mut checks: Vec<&Check> = Vec::new();
        let about = match key {
            Key::Value { concept, period, .. } => Some((concept, period)),
            _ => None,
        };
        let is_about = |check: &&Check| match (check.held, about) {
            (Held::Sign { concept, period, .. }, Some((of, during))) => {
                self.file.concepts[concept].id == *of && self.file.periods[period].id == *during
            }
            _ => false,
        };
        let found = trace.printings.iter().flat_map(|source| report.of(*source));
        for check in found.chain(report.checks.iter().filter(is_about)) {
            if !checks.iter().any(|known| known.id == check.id) {
                checks.push(check);
            }
        }
        checks.compact_sort_by_key(|check| std::cmp::Reverse(check.status));
        checks
    }

    fn printed(&self, index: usize, fact: &Fact) -> Trace {
        let mut printings = self.places_of(&fact.concept, &fact.period, fact.scenario, &fact.measure);
        // The place that was asked for comes first.
        printings.retain(|source| *source != Source::Cell(index));
        printings.insert(0, Source::Cell(index));
        Trace { value: fact.value, unit: fact.unit.clone(), printings, working: None, note: None }
    }

    fn twin(&self, place: super::facts::Place) -> Option<Trace> {
        let (index, fact) = self.fact_at(place)?;
        // What is in no currency, or in the other one already, is the cell itself.
        let Some((translated, code)) = self.translated(fact).zip(self.currency_code(Currency::Translation)) else {
            return Some(self.printed(index, fact));
        };
        if translated.is_derived {
            let unit = fact.unit.in_currency(&self.file.currency, code);
            let formula = self.translate(Sum::one(of_cell(self, index, fact).1))?;
            return Some(worked(formula, unit, self.printed(index, fact).printings));
        }
        let own = self.facts.best(&fact.concept, &fact.period, code, fact.scenario);
        let (index, own) = own.and_then(|own| self.fact_at(own.place)).unwrap_or((index, fact));
        Some(self.printed(index, own))
    }

    fn stated(&self, index: usize) -> Option<Trace> {
        let claim = self.file.claims.get(index)?;
        let mut printings = match (&claim.concept, &claim.period) {
            (Some(concept), Some(period)) => {
                let measure = claim.measure.clone().unwrap_or_default();
                self.places_of(concept, period, claim.scenario.unwrap_or_default(), &measure)
            }
            _ => Vec::new(),
        };
        printings.retain(|source| *source != Source::Claim(index));
        printings.insert(0, Source::Claim(index));
        Some(Trace { value: claim.value(), unit: claim.unit.clone(), printings, working: None, note: None })
    }

    fn amount(&self, concept: &str, period: &str, scenario: Scenario, currency: Currency) -> Option<Trace> {
        let code = self.currency_code(currency)?;
        let unit = self.concept(concept)?.unit.in_currency(&self.file.currency, code);
        let printings = self.places_of(concept, period, scenario, &Measure::Value);
        if let Some(fact) = self.facts.best(concept, period, code, scenario) {
            return Some(Trace { value: fact.value, unit, printings, working: None, note: None });
        }
        let derived = self.derived_figure(concept, period).filter(|_| scenario == Scenario::Actual);
        let formula = match (self.sum(concept, period, scenario), currency) {
            (Some(sum), Currency::Translation) if self.is_in_currency(concept) => self.translate(sum)?,
            (Some(sum), _) => Formula::Sum(sum),
            (None, _) => match derived.and_then(|derived| derived.formula.clone()) {
                Some(formula) if self.is_in_other(concept, currency) => {
                    let value = formula.value().and_then(|value| over(value, self.rate()?));
                    let working = Some(Working::Translated(Box::new(Key::value(concept, period))));
                    return Some(Trace { value, unit, printings, working, note: None });
                }
                Some(formula) => formula,
                None => {
                    let reason = self.not_derived(concept, period).filter(|_| scenario == Scenario::Actual)?;
                    let note = Some(Note::NotDerived(reason));
                    return Some(Trace { value: None, unit, printings, working: None, note });
                }
            },
        };
        let note = derived.and_then(|derived| derived.nil).map(|total| Note::NilInPart(total.source));
        Some(Trace { note, ..worked(formula, unit, printings) })
    }

    /// Whether a concept's figures in that currency are Kessan's translation.
    fn is_in_other(&self, concept: &str, currency: Currency) -> bool {
        currency == Currency::Translation && self.is_in_currency(concept)
    }

    fn rate_of_change(&self, concept: &str, period: &str, prior: &str) -> Option<Trace> {
        let of = |period: &str| self.sum(concept, period, Scenario::Actual);
        let (now, before) = (of(period)?, of(prior)?);
        let value =
            |sum: &Sum| if sum.0.iter().any(|(_, printing)| printing.value.is_some()) { sum.value() } else { None };
        let printings = self.places_of(concept, period, Scenario::Actual, &Measure::Growth(prior.to_owned()));
        let (is, was) = (value(&now), value(&before));
        let is_meaningful = matches!(self.growth_of(concept, is, was), Growth::Percent(_));
        // A line that is negative by its nature grows as its size does.
        let sized = |sum: Sum| {
            let mut sized = Sum::default();
            let is_by_size = self.is_by_size(concept, is, was);
            sized.add(if is_by_size { Decimal::NEGATIVE_ONE } else { Decimal::ONE }, sum);
            sized
        };
        let (now, before) = (sized(now), sized(before));
        let mut trace = worked(Formula::Growth { now, before }, Unit::percent(), printings);
        trace.value = trace.value.filter(|_| is_meaningful);
        Some(trace)
    }

    fn difference(&self, concept: &str, period: &str, prior: &str, currency: Currency) -> Option<Trace> {
        let of = |period: &str| self.sum(concept, period, Scenario::Actual);
        let (mut sum, before) = (of(period)?, of(prior)?);
        let is_known = self.is_nil_dash(concept, Scenario::Actual) || (sum.is_known() && before.is_known());
        if !is_known {
            return None;
        }
        sum.add(Decimal::NEGATIVE_ONE, before);
        let code = self.currency_code(currency)?;
        let formula = match currency {
            Currency::Translation if self.is_in_currency(concept) => self.translate(sum)?,
            _ => Formula::Sum(sum),
        };
        let unit = self.concept(concept)?.unit.in_currency(&self.file.currency, code);
        Some(worked(
            formula,
            unit,
            self.places_of(concept, period, Scenario::Actual, &Measure::Change(prior.to_owned())),
        ))
    }

    /// Whether a concept's figures are in the reporting currency.
    pub(super) fn is_in_currency(&self, concept: &str) -> bool {
        self.concept(concept).is_some_and(|concept| concept.unit.measure == self.file.currency)
    }

    fn margin_formula(&self, line: Kind, period: &str) -> Option<Formula> {
        let sum = |concept: &str| self.sum(concept, period, Scenario::Actual);
        let mut terms = self.profit_of(line)?.into_iter();
        // The first is income or revenues, and adds.
        let mut profit = sum(&terms.next()?.1)?;
        for (sign, concept) in terms {
            profit.add(sign, sum(&concept)?);
        }
        Some(percent(profit, sum(self.revenues_of(line)?)?))
    }

    /// The figures that give a concept's value in the reporting currency: the most precise printing or, for a period that
    /// no table prints, what it is [derived](super::derivation) from; `None` for a quotient.
    fn sum(&self, concept: &str, period: &str, scenario: Scenario) -> Option<Sum> {
        let printed = |period: &str| {
            let fact = self.facts.best(concept, period, &self.file.currency, scenario)?;
            let (index, fact) = self.fact_at(fact.place)?;
            Some(of_cell(self, index, fact).1)
        };
        if let Some(printing) = printed(period) {
            return Some(Sum::one(printing));
        }
        let derived = self.derived_figure(concept, period).filter(|_| scenario == Scenario::Actual)?;
        match &derived.formula {
            Some(Formula::Sum(sum)) => Some(sum.clone()),
            _ => None,
        }
    }

    fn translate(&self, of: Sum) -> Option<Formula> {
        Some(Formula::Quotient { of, by: Sum::one(rate(self)?), factor: Decimal::ONE })
    }
}

fn percent(of: Sum, by: Sum) -> Formula {
    Formula::Quotient { of, by, factor: Decimal::ONE_HUNDRED }
}

fn worked(formula: Formula, unit: Unit, printings: Vec<Source>) -> Trace {
    Trace { value: formula.value(), unit, printings, working: Some(Working::Formula(formula)), note: None }
}

impl Trace {
    /// The keys of the figures that a number is worked out from, each once.
    pub fn inputs(&self, release: &Release) -> Vec<Key> {
        match &self.working {
            None => Vec::new(),
            Some(Working::Difference(of, less)) => vec![(**of).clone(), (**less).clone()],
            Some(Working::Translated(of)) => {
                let rate = release.file.translation.as_ref().and_then(|of| Key::of_reference(release, &of.rate));
                [(**of).clone()].into_iter().chain(rate).collect()
            }
            Some(Working::Formula(formula)) => {
                formula.printings().iter().map(|printing: &Printing| Key::of(release, printing.source)).collect()
            }
        }
    }

    /// The value in units of ten to the `scale`, rounded.
    pub fn scaled(&self, scale: u32, digits: u32) -> Option<Decimal> {
        let unit = Decimal::from(10_u64.pow(scale.min(12)));
        Some(half_away(over(self.value?, unit)?, digits))
    }
}

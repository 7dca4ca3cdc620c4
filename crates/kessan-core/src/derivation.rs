//! Figures of periods that no table prints: one rule, by the kind of the concept, for everything that asks for one.
//!
//! A flow is the printed whole less its printed part. An average, a ratio or a value per share cannot be subtracted: it is
//! recomputed from its parts where the release knows them ([`quotient`](super::release::model::Concept::quotient),
//! `product`, `sum`), and is not known otherwise ([`NotDerived`]). What [`Release::figure`], the tables, the panel, the
//! open data and the workbook say of a derived period all comes from here.

use rust_decimal::Decimal;

use super::checks::formula::Formula;
use super::checks::operand::Accounts;
use super::checks::printing::Printing;
use super::figure::{Figure, Origin};
use super::release::model::{ConceptKind, Measure, PeriodDifference, Scenario};
use super::release::{Currency, Release};
use super::rounding::unit_of;
use super::unit::Unit;
use crate::order::CompactSort;

/// A figure of a period that no table prints.
#[derive(Clone, Debug)]
pub struct DerivedFigure {
    /// The line of the accounts.
    pub concept: String,
    /// The period.
    pub period: String,
    /// Value, precision and origin.
    pub figure: Figure,
    /// How it is worked out; the browser's compact parts do not carry it.
    pub formula: Option<Formula>,
    /// The total that adds up without the line in the part, where that does not print it: the line was nil there.
    pub nil: Option<Printing>,
}

/// Why a derived period has no figure of a concept that the release prints for the whole or the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDerived {
    /// Figures of this kind are no difference of two others.
    Kind(ConceptKind),
    /// The release does not say whether the things counted add up over time.
    Unknown,
    /// It is made of this concept, which has no figure for the period either.
    Part(String),
    /// It is a flow, and the release does not print it for this period.
    Unprinted(String),
}

impl Release {
    /// What kind of figures a concept has: what the file says, or what follows from its unit and, for amounts of money and
    /// counts, from where they stand. `None` for a count that may be a flow as well as an average.
    ///
    /// ```
    /// use kessan_core::release::{load::load, model::ConceptKind};
    /// let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json"))?;
    /// assert_eq!(release.kind_of("Revenues"), Some(ConceptKind::Flow));
    /// assert_eq!(release.kind_of("Assets"), Some(ConceptKind::Stock));
    /// assert_eq!(release.kind_of("WeightedAverageShares"), Some(ConceptKind::Average));
    /// assert_eq!(release.kind_of("BasicEarningsPerShare"), Some(ConceptKind::PerShare));
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn kind_of(&self, concept: &str) -> Option<ConceptKind> {
        let concept = self.concept(concept)?;
        if concept.kind.is_some() {
            return concept.kind;
        }
        match ConceptKind::of_unit(&concept.unit) {
            [ConceptKind::Flow, ..] => {
                let mut values = self.facts.of(&concept.id).filter(|fact| fact.measure == Measure::Value).peekable();
                let is_printed = values.peek().is_some();
                let is_instant = |period: &str| self.period(period).is_some_and(|period| period.span.instant);
                if is_printed && values.all(|fact| is_instant(&fact.period)) {
                    Some(ConceptKind::Stock)
                } else {
                    concept.unit.is_money().then_some(ConceptKind::Flow)
                }
            }
            kinds => kinds.first().copied(),
        }
    }

    /// Whether a dash in a figure of a concept means that there was nothing. Of an average, a ratio, a value per share or
    /// an aim it means that the release gives none.
    pub fn is_nil_dash(&self, concept: &str, scenario: Scenario) -> bool {
        scenario == Scenario::Actual && matches!(self.kind_of(concept), Some(ConceptKind::Flow | ConceptKind::Stock))
    }

    /// The figure of a derived period; `None` for a printed period, and where none follows.
    pub fn derived_figure(&self, concept: &str, period: &str) -> Option<&DerivedFigure> {
        let order = |known: &DerivedFigure| (known.concept.as_str(), known.period.as_str()).cmp(&(concept, period));
        let place = self.derived.binary_search_by(order).ok()?;
        self.derived.get(place)
    }

    /// Why a derived period has no figure of a concept; `None` if it has one, or if the release does not print the concept
    /// for the whole nor for the part.
    ///
    /// ```
    /// use kessan_core::derivation::NotDerived;
    /// use kessan_core::release::load::load;
    /// let release = load("periods.json", include_str!("../../../tests/releases/periods.json"))?;
    /// // The release gives no average number of shares for the first quarter, which its earnings per share are by.
    /// let reason = release.not_derived("EarningsPerShare", "Q1-42");
    /// assert_eq!(reason, Some(NotDerived::Part("AverageShares".into())));
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn not_derived(&self, concept: &str, period: &str) -> Option<NotDerived> {
        let has = |concept: &str, period: &str| self.figure(concept, period, Scenario::Actual).is_some();
        let PeriodDifference { whole, less, plus } = self.period(period)?.derived.as_ref()?;
        let of = self.concept(concept)?;
        if has(concept, period) || !(has(concept, whole) || has(concept, less)) {
            return None;
        }
        let kind = self.kind_of(concept);
        if kind == Some(ConceptKind::Flow) {
            let printed = [Some(whole), Some(less), plus.as_ref()];
            let missing = printed.into_iter().flatten().find(|period| !has(concept, period))?;
            return Some(NotDerived::Unprinted(missing.clone()));
        }
        let parts = [&of.quotient, &of.product].into_iter().flatten().flat_map(|pair| [&pair.of, &pair.by]);
        let missing = parts.into_iter().find(|part| !has(part, period) && self.term(part).is_none());
        Some(match (missing, kind) {
            (Some(part), _) => NotDerived::Part(part.clone()),
            (None, Some(kind)) => NotDerived::Kind(kind),
            (None, None) => NotDerived::Unknown,
        })
    }

    /// What a concept is at all times, if a claim without a period states it: depositary shares for one share.
    fn term(&self, concept: &str) -> Option<Decimal> {
        let is_term =
            |claim: &&super::release::model::Claim| claim.concept.as_deref() == Some(concept) && claim.period.is_none();
        self.file.claims.iter().find(is_term)?.value()
    }

    /// The digits after the point that the release prints a concept with; one for per cent and two for other quotients if
    /// it never does.
    fn digits_of(&self, concept: &str, unit: &Unit) -> i32 {
        let own = |measure: &str| {
            Some(measure) == self.currency_code(Currency::Reporting) || !super::unit::is_currency(measure)
        };
        let printed = self.facts.of(concept).filter(|fact| fact.measure == Measure::Value && fact.value.is_some());
        let digits = printed.filter(|fact| own(&fact.unit.measure)).map(|fact| fact.decimals).max();
        digits.unwrap_or(if *unit == Unit::percent() { 1 } else { 2 })
    }
}

/// The figures of all derived periods that follow from what a release prints, in the order of their concepts' ids.
pub(super) fn figures(release: &Release) -> Vec<DerivedFigure> {
    let periods = || release.file.periods.iter().filter(|period| period.derived.is_some());
    if periods().next().is_none() {
        return Vec::new();
    }
    let accounts = Accounts::new(release);
    let figure = |concept: &str, period: &str| {
        let of = release.concept(concept)?;
        let period = release.period(period)?;
        if release.facts.best(&of.id, &period.id, &release.file.currency, Scenario::Actual).is_some() {
            return None;
        }
        let subject = accounts.subject(&of.id, &period.id, None)?;
        let formula = accounts.worked_out(subject)?;
        let nil = accounts.nil_in_part(subject);
        let is_known = formula.operands().iter().all(|sum| sum.is_known());
        let (value, decimals, origin) = match &formula {
            Formula::Sum(sum) => {
                let origin =
                    if accounts.is_difference(subject) { Origin::PeriodDifference } else { Origin::Recomputed };
                (if is_known { Some(sum.value()?) } else { None }, sum.decimals(), origin)
            }
            _ if !is_known => return None,
            _ => (Some(formula.value()?), release.digits_of(&of.id, &of.unit), Origin::Recomputed),
        };
        // What has no digits of its own, a dash, is exact.
        let decimals = if unit_of(decimals).is_some() { decimals } else { 0 };
        let figure = Figure { value, decimals, origin };
        let (concept, period) = (of.id.clone(), period.id.clone());
        Some(DerivedFigure { concept, period, figure, formula: Some(formula), nil })
    };
    let concepts = release.file.concepts.iter();
    let mut list: Vec<DerivedFigure> =
        concepts.flat_map(|concept| periods().filter_map(|period| figure(&concept.id, &period.id))).collect();
    list.compact_sort_by(|a, b| (&a.concept, &a.period).cmp(&(&b.concept, &b.period)));
    list
}

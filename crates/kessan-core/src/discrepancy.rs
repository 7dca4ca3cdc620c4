//! Shares, rates of change and margins that the release prints otherwise than its own figures give them.
//!
//! The page works them out from the most precise figures. Where the release prints another last digit because its amounts
//! are rounded, the page shows what is printed; where rounding does not explain it, the page says what is printed beside its
//! own number, wherever that stands.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::arithmetic::{hundredfold, minus, over};
use super::change::{Growth, Movement};
use super::checks::printing::{Printing, of_cell, of_claim};
use super::margins::Kind;
use super::release::Release;
use super::release::model::{Concept, Measure, Scenario};
use super::rounding::half_away;
use super::trace::{Key, Working};
use super::unit::Unit;

/// Digits after the point that the page shows percentages with.
const SHOWN: u32 = 1;

/// A percentage as the release prints it, where a recomputation gives another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// The number's key, as text.
    pub key: String,
    /// What the release prints, in per cent.
    pub printed: Decimal,
    /// Digits after the point that it prints.
    pub digits: u32,
    /// Whether the rounding of the amounts explains it: the printed percentage is one of those that the values behind the
    /// printed amounts can have (XBRL Calculations 1.1), and has as many digits as the page shows.
    pub is_rounding: bool,
}

impl Release {
    /// What the release prints for a percentage that the page recomputes, by the text of its key; `None` if the page shows
    /// the same, and for what the release does not print.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// let release = load("periods.json", include_str!("../../../tests/releases/periods.json"))?;
    /// // It is printed as 24.0, where rounding does not explain what the amounts give.
    /// let printed = release.printed_otherwise("growth NetIncome H1-42 H1-41").unwrap();
    /// assert_eq!(printed.printed, "24.0".parse()?);
    /// assert_eq!(release.printed_otherwise("share NetIncome H1-42 Revenues"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn printed_otherwise(&self, key: &str) -> Option<&Discrepancy> {
        self.discrepancies.iter().find(|known| known.key == key && !known.is_rounding)
    }

    /// The printed percentage that the page shows instead of its own, by the text of its key: amounts that are rounded give
    /// another last digit.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// let release = load("periods.json", include_str!("../../../tests/releases/periods.json"))?;
    /// // EUR 3,258 thousand by 4,001 are 81.43 per cent. Before they were rounded they may have been 81.45, printed as 81.5.
    /// let key = "share CostOfRevenues H1-42 Revenues";
    /// assert_eq!(release.printed_more_exactly(key).unwrap().printed, "81.5".parse()?);
    /// assert_eq!(release.printed_otherwise(key), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn printed_more_exactly(&self, key: &str) -> Option<&Discrepancy> {
        self.discrepancies.iter().find(|known| known.key == key && known.is_rounding)
    }

    /// A recomputed percentage as the page shows it: the printed one where the rounding of the amounts explains the
    /// difference. Printed from amounts in yen, a rate is more exact than what the same amounts in millions give.
    pub fn shown_percent(&self, key: impl FnOnce() -> Key, recomputed: Decimal) -> Decimal {
        // Most releases have none: no key is written then.
        if !self.discrepancies.iter().any(|known| known.is_rounding) {
            return recomputed;
        }
        let printed = self.printed_more_exactly(&key().write(self));
        printed.map_or(recomputed, |known| half_away(known.printed, SHOWN))
    }

    /// The same of a rate of change.
    pub(super) fn shown_growth(&self, concept: &str, period: &str, prior: &str, growth: Growth) -> Growth {
        let key = || Key::Growth { concept: concept.to_owned(), period: period.to_owned(), prior: prior.to_owned() };
        match growth {
            Growth::Percent(rate) => Growth::Percent(self.shown_percent(key, rate)),
            Growth::NotMeaningful => Growth::NotMeaningful,
        }
    }

    /// The same of what happened to a figure.
    pub(super) fn shown_movement(&self, movement: Movement, growth: Growth) -> Movement {
        match (movement, growth) {
            (Movement::Rose(_) | Movement::Fell(_), Growth::Percent(rate)) if rate.is_zero() => Movement::Unchanged,
            (Movement::Rose(_) | Movement::Fell(_), Growth::Percent(rate)) if rate < Decimal::ZERO => {
                Movement::Fell(-rate)
            }
            (Movement::Rose(_) | Movement::Fell(_), Growth::Percent(rate)) => Movement::Rose(rate),
            _ => movement,
        }
    }

    /// Every percentage that the release prints otherwise than its own figures give it.
    pub fn discrepancies(&self) -> &[Discrepancy] {
        &self.discrepancies
    }

    /// A share, a rate or a margin in per cent, not rounded; `None` where it has no meaning.
    fn recomputed(&self, key: &Key) -> Option<Decimal> {
        let value = |concept: &str, period: &str| self.value(concept, period);
        match key {
            Key::Share { concept, period, whole } => hundredfold(over(value(concept, period)?, value(whole, period)?)?),
            Key::Growth { concept, period, prior } => {
                let (now, before) = (value(concept, period), value(concept, prior));
                if self.growth_of(concept, now, before) == Growth::NotMeaningful {
                    return None;
                }
                let (now, before) = (now?.abs(), before?.abs());
                hundredfold(over(minus(now, before)?, before)?)
            }
            Key::Margin { line, period } => {
                let profit = self.margin(*line, period)?.profit;
                hundredfold(over(profit, value(self.revenues_of(*line)?, period)?)?)
            }
            _ => None,
        }
    }

    /// Whether the release gives both figures of a rate of change, which may have no meaning all the same.
    fn has_parts_of(&self, key: &Key) -> bool {
        let is_given = |concept: &str, period: &str| self.value(concept, period).is_some();
        match key {
            Key::Growth { concept, period, prior } => is_given(concept, period) && is_given(concept, prior),
            _ => false,
        }
    }
}

/// All of them, from what tables print and, where no table does, from the prose.
pub(super) fn all(release: &Release) -> Vec<Discrepancy> {
    let mut known: FxHashSet<String> = FxHashSet::default();
    let mut found = Vec::new();
    let mut hold = |key: Key, printing: Option<Printing>, printed: Decimal, digits: u32| {
        let text = key.write(release);
        if !known.insert(text.clone()) {
            return;
        }
        let digits = digits.min(SHOWN);
        let exact = release.recomputed(&key).map(|exact| half_away(exact, digits));
        // Where the release does not give what it would be recomputed from, the page has no number to hold against it.
        if exact != Some(half_away(printed, digits)) && (exact.is_some() || release.has_parts_of(&key)) {
            let is_rounding = digits == SHOWN && exact.is_some() && is_explained(release, &key, printing);
            found.push(Discrepancy { key: text, printed, digits, is_rounding });
        }
    };
    let is_actual = |scenario: Scenario| scenario == Scenario::Actual;
    for (index, fact) in release.facts.all().iter().enumerate().filter(|(_, fact)| is_actual(fact.scenario)) {
        if let Some((printed, digits)) = fact.value.zip(u32::try_from(fact.decimals).ok()) {
            keys(release, &fact.concept, &fact.period, &fact.measure)
                .into_iter()
                .for_each(|key| hold(key, Some(of_cell(release, index, fact).1), printed, digits));
        }
    }
    let claims = release.file.claims.iter().enumerate();
    for (index, claim) in claims.filter(|(_, claim)| is_actual(claim.scenario.unwrap_or_default())) {
        let Some(((concept, period), printed)) =
            claim.concept.as_deref().zip(claim.period.as_deref()).zip(claim.value())
        else {
            continue;
        };
        let measure = claim.measure.clone().unwrap_or_default();
        let printing = of_claim(release, index, claim).map(|(_, printing)| printing);
        keys(release, concept, period, &measure).into_iter().for_each(|key| {
            hold(key, printing, printed, printed.scale());
        });
    }
    found
}

/// Whether a printed percentage is among those that the values behind the printed amounts can have.
fn is_explained(release: &Release, key: &Key, printing: Option<Printing>) -> bool {
    let working = release.trace(key).and_then(|trace| trace.working);
    let Some(Working::Formula(formula)) = working else { return false };
    let ranges = printing.and_then(|printing| printing.interval(0)).zip(formula.range(None));
    ranges.is_some_and(|(printed, possible)| printed.meets(possible))
}

/// The numbers of the page that a printed figure is: the share or the rate itself, or what a ratio's concept is.
fn keys(release: &Release, concept: &str, period: &str, measure: &Measure) -> Vec<Key> {
    let (own, period) = (concept.to_owned(), period.to_owned());
    match measure {
        Measure::Share(whole) => vec![Key::Share { concept: own, period, whole: whole.clone() }],
        Measure::Growth(prior) => vec![Key::Growth { concept: own, period, prior: prior.clone() }],
        Measure::Change(_) => Vec::new(),
        Measure::Value => {
            let ratio = release.concept(concept).filter(|of| of.unit == Unit::percent());
            let Some((of, pair)) = ratio.and_then(|of: &Concept| Some((of, of.quotient.as_ref()?))) else {
                return Vec::new();
            };
            let margins = release.margin_lines().into_iter().map(|line| line.kind);
            let margins = margins.filter(|line: &Kind| release.is_margin(of, *line));
            let margins = margins.map(|line| Key::Margin { line, period: period.clone() });
            let share = Key::Share { concept: pair.of.clone(), period: period.clone(), whole: pair.by.clone() };
            margins.chain([share]).collect()
        }
    }
}

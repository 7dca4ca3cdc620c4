//! Shares, rates of change and margins that the release prints otherwise than its own figures give them.
//!
//! The page works them out from the most precise figures; where that is not what the release prints, it says so beside
//! the number, wherever it stands.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::arithmetic::{hundredfold, minus, over};
use super::change::Growth;
use super::margins::Kind;
use super::release::Release;
use super::release::model::{Concept, Measure, Scenario};
use super::rounding::half_away;
use super::trace::Key;
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
}

impl Release {
    /// What the release prints for a percentage that the page recomputes, by the text of its key; `None` if both are the
    /// same to the digits shown, and for what the release does not print.
    ///
    /// ```
    /// use kessan_core::release::load::load;
    /// let release = load("periods.json", include_str!("../../../tests/releases/periods.json"))?;
    /// // EUR 3,258 thousand by 4,001 are 81.43 per cent, printed as 81.5.
    /// let printed = release.printed_otherwise("share CostOfRevenues H1-42 Revenues").unwrap();
    /// assert_eq!(printed.printed, "81.5".parse()?);
    /// assert_eq!(release.printed_otherwise("share NetIncome H1-42 Revenues"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn printed_otherwise(&self, key: &str) -> Option<&Discrepancy> {
        self.discrepancies.iter().find(|known| known.key == key)
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
    let mut hold = |key: Key, printed: Decimal, digits: u32| {
        let text = key.write(release);
        if !known.insert(text.clone()) {
            return;
        }
        let digits = digits.min(SHOWN);
        let exact = release.recomputed(&key).map(|exact| half_away(exact, digits));
        // Where the release does not give what it would be recomputed from, the page has no number to hold against it.
        if exact != Some(half_away(printed, digits)) && (exact.is_some() || release.has_parts_of(&key)) {
            found.push(Discrepancy { key: text, printed, digits });
        }
    };
    for fact in release.facts.all().iter().filter(|fact| fact.scenario == Scenario::Actual) {
        if let Some((printed, digits)) = fact.value.zip(u32::try_from(fact.decimals).ok()) {
            keys(release, &fact.concept, &fact.period, &fact.measure)
                .into_iter()
                .for_each(|k| hold(k, printed, digits));
        }
    }
    for claim in release.file.claims.iter().filter(|claim| claim.scenario.unwrap_or_default() == Scenario::Actual) {
        let Some(((concept, period), printed)) =
            claim.concept.as_deref().zip(claim.period.as_deref()).zip(claim.value())
        else {
            continue;
        };
        let measure = claim.measure.clone().unwrap_or_default();
        keys(release, concept, period, &measure).into_iter().for_each(|key| hold(key, printed, printed.scale()));
    }
    found
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

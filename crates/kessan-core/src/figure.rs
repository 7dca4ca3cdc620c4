//! A figure of the page, and where it comes from.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::arithmetic::over;
use super::facts::{Fact, Place};
use super::release::model::Measure;
use super::release::{Currency, Release, Scenario};
use super::rounding::half_away;

/// A value with its precision and its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Exact value in the base unit; `None` where the release prints a dash.
    pub value: Option<Decimal>,
    /// XBRL's `decimals`.
    pub decimals: i32,
    /// Printed or worked out.
    pub origin: Origin,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is printed there.
    Printed(Place),
    /// A period less another: a first quarter from the half and the second quarter.
    PeriodDifference,
    /// Worked out from its parts in a period that no table prints: a ratio, a sum, a value per share.
    Recomputed,
    /// Translated at the release's rate.
    Translation,
    /// Rounded from a more precise printing.
    Rounding(Place),
}

impl Origin {
    /// Whether the page must mark it as worked out by Kessan.
    pub fn is_derived(self) -> bool {
        matches!(self, Origin::PeriodDifference | Origin::Recomputed | Origin::Translation)
    }
}

/// How amounts are shown: in which power of ten, with how many digits after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Display {
    /// Power of ten: 6 for millions.
    pub scale: u32,
    /// Digits after the point.
    pub decimals: u32,
}

impl Release {
    /// How the page shows amounts: in the largest power of ten in which a table prints a result (no aim) of the story's
    /// revenues in the reporting currency, with as many digits after the point as it has there, the fewest of several
    /// printings. Without such a result that of the operating income counts, then of the net income, then the aims, in this
    /// order; amounts are in whole units if no table prints any. Amounts in the translation currency have one digit more,
    /// whichever of the two units is the larger.
    ///
    /// A release [in its finest unit](Self::finely) takes the smallest power of ten instead, and no further digit.
    pub fn display(&self, currency: Currency) -> Display {
        let printed = self.printed_revenues();
        let chosen = if self.is_fine {
            printed.min_by_key(|fact| (fact.scale, fact.decimals))
        } else {
            printed.max_by_key(|fact| (fact.scale, Reverse(fact.decimals)))
        };
        let scale = chosen.map_or(0, |fact| fact.scale);
        let digits = chosen.map_or(0, |fact| fact.decimals + i32::try_from(fact.scale).unwrap_or(0));
        let more = u32::from(currency == Currency::Translation && !self.is_fine);
        Display { scale, decimals: u32::try_from(digits).unwrap_or(0) + more }
    }

    /// The cells that print what sets the unit of amounts.
    fn printed_revenues(&self) -> impl Iterator<Item = &Fact> {
        let story = &self.file.story;
        let lines = [story.revenues(), story.operating_income(), story.net_income()];
        let is_amount = |fact: &&Fact, is_actual: bool| {
            fact.measure == Measure::Value
                && (fact.scenario == Scenario::Actual) == is_actual
                && fact.value.is_some()
                && fact.unit.measure == self.file.currency
        };
        let ways = [true, false].into_iter().flat_map(|is_actual| lines.map(|line| (line, is_actual)));
        let first =
            ways.into_iter().find(|(line, is_actual)| self.facts.of(line).any(|fact| is_amount(&fact, *is_actual)));
        first
            .into_iter()
            .flat_map(move |(line, is_actual)| self.facts.of(line).filter(move |fact| is_amount(fact, is_actual)))
    }

    /// The power of ten that amounts can be shown in besides that of [`Release::display`]: the smallest in which a table
    /// prints a result of the revenues; `None` if all are printed in the same.
    pub fn finest_scale(&self) -> Option<u32> {
        let finest = self.printed_revenues().map(|fact| fact.scale).min()?;
        self.printed_revenues().any(|fact| fact.scale > finest).then_some(finest)
    }

    /// The power of ten that amounts of the company in the translation currency stop at: the smallest in which a table
    /// prints one, or prints amounts in the reporting currency if none does. A convenience rate has no more digits to give.
    pub fn translated_scale(&self) -> u32 {
        let finest = |currency| {
            let code = self.currency_code(currency);
            let amounts = self.facts.all().iter().filter(move |fact| {
                fact.unit.is_money() && Some(fact.unit.measure.as_str()) == code && fact.measure == Measure::Value
            });
            amounts.map(|fact| fact.scale).filter(|scale| *scale > 0).min()
        };
        finest(Currency::Translation).or_else(|| finest(Currency::Reporting)).unwrap_or(0)
    }

    /// Whether an amount, by the `decimals` to which it is known, is only known to a larger unit than the finest one that it
    /// is shown in: its last digits are unknown, not nought.
    pub fn is_coarse(&self, known: i32, currency: Currency) -> bool {
        let Display { scale, decimals } = self.display(currency);
        let shown = i32::try_from(decimals).unwrap_or(0) - i32::try_from(scale).unwrap_or(0);
        self.is_fine && known < shown
    }

    /// An amount as the page shows it: the release's own printing at that power of ten where there is one, otherwise
    /// rounded from the most precise, otherwise derived or translated. Its value is in units of `display`'s scale.
    ///
    /// `None` if the release does not say.
    ///
    /// ```
    /// use kessan_core::figure::Origin;
    /// use kessan_core::release::{Currency, Scenario, load::load};
    /// let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json"))?;
    /// // In millions: "52.4" is printed, CHF 55.55 million are EUR 53,617 thousand at the release's rate of 0.9652.
    /// let shown = |period, currency| release.shown("Revenues", period, Scenario::Actual, currency);
    /// let euros = shown("H1-31", Currency::Reporting).unwrap();
    /// assert_eq!(euros.value, "52.4".parse().ok());
    /// assert!(matches!(euros.origin, Origin::Printed(_)));
    /// let francs = shown("H1-30", Currency::Translation).unwrap();
    /// assert_eq!(francs.value, "55.55".parse().ok());
    /// assert_eq!(francs.origin, Origin::Translation);
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn shown(&self, concept: &str, period: &str, scenario: Scenario, currency: Currency) -> Option<Figure> {
        let display = self.display(currency);
        let code = self.currency_code(currency)?;
        if let Some(fact) = self.facts.at_scale(concept, period, code, scenario, display.scale) {
            return Some(fit(fact.figure(), display));
        }
        if let Some(fact) = self.facts.best(concept, period, code, scenario) {
            let origin = if fact.value.is_some() { Origin::Rounding(fact.place) } else { Origin::Printed(fact.place) };
            return Some(fit(Figure { origin, ..fact.figure() }, display));
        }
        let exact = self.figure(concept, period, scenario)?;
        match currency {
            Currency::Reporting => Some(fit(exact, display)),
            Currency::Translation => {
                let rate = self.rate()?;
                let value = exact.value.and_then(|value| over(value, rate));
                Some(fit(Figure { value, origin: Origin::Translation, ..exact }, display))
            }
        }
    }
}

/// Rounds a figure in base units to what `display` shows.
fn fit(figure: Figure, display: Display) -> Figure {
    let unit = Decimal::from(10_u64.pow(display.scale.min(12)));
    let value = figure.value.and_then(|value| over(value, unit)).map(|value| half_away(value, display.decimals));
    Figure { value, ..figure }
}

//! Growth and how to speak of it: a rate where it has a meaning, otherwise what happened.

use rust_decimal::Decimal;

use super::arithmetic::{hundredfold, minus, over};
use super::release::Release;
use super::rounding::half_away;

/// A change on an earlier figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Per cent, rounded to one digit after the point.
    Percent(Decimal),
    /// No rate: the earlier figure is zero, negative or absent, or the two are on different sides of zero.
    NotMeaningful,
}

/// What happened to a figure, for a sentence about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// It rose by that many per cent.
    Rose(Decimal),
    /// It fell by that many per cent (a positive number).
    Fell(Decimal),
    /// The same, or the same after rounding to a tenth of a per cent.
    Unchanged,
    /// A profit became a loss.
    ToLoss,
    /// A loss became a profit.
    ToProfit,
    /// A loss that grew.
    LossWidened,
    /// A loss that shrank.
    LossNarrowed,
    /// There was neither a loss nor a profit, and now there is one of the latter: no rate.
    FromNil,
    /// A loss ended at nil.
    ToNil,
    /// There is nothing to compare with.
    Unknown,
}

/// `(now − before) ÷ before × 100`, to one digit after the point.
///
/// ```
/// use kessan_core::change::{Growth, growth};
/// use rust_decimal::Decimal;
/// let rate = growth(Some(Decimal::from(554)), Some(Decimal::from(1000)));
/// assert_eq!(rate, Growth::Percent(Decimal::new(-446, 1)));
/// assert_eq!(growth(Some(Decimal::ONE), Some(Decimal::ZERO)), Growth::NotMeaningful);
/// ```
pub fn growth(now: Option<Decimal>, before: Option<Decimal>) -> Growth {
    match (now, before) {
        (Some(now), Some(before)) if before > Decimal::ZERO && now >= Decimal::ZERO => minus(now, before)
            .and_then(|change| percent_of(change, before))
            .map_or(Growth::NotMeaningful, Growth::Percent),
        _ => Growth::NotMeaningful,
    }
}

impl Release {
    /// The rate of change of a line of the accounts. One that is negative by its nature, an expense or a payment in
    /// parentheses, grows as its size does; a loss of the company has no rate, and neither has a change of sign.
    ///
    /// ```
    /// use kessan_core::change::Growth;
    /// use kessan_core::release::load::load;
    /// use rust_decimal::Decimal;
    /// let release = load("made-up.json", include_str!("../../../tests/releases/made-up.json"))?;
    /// let (now, before) = (Some(Decimal::from(-110)), Some(Decimal::from(-100)));
    /// assert_eq!(release.growth_of("InvestingCashFlow", now, before), Growth::Percent(Decimal::TEN));
    /// assert_eq!(release.growth_of("NetIncome", now, before), Growth::NotMeaningful);
    /// # Ok::<(), kessan_core::problem::Problems>(())
    /// ```
    pub fn growth_of(&self, concept: &str, now: Option<Decimal>, before: Option<Decimal>) -> Growth {
        if self.is_by_size(concept, now, before) {
            return growth(now.map(|value| -value), before.map(|value| -value));
        }
        growth(now, before)
    }

    /// Whether a change is that of the sizes: both figures are below zero, and the line is no result of the company.
    pub fn is_by_size(&self, concept: &str, now: Option<Decimal>, before: Option<Decimal>) -> bool {
        let story = &self.file.story;
        let mut results = [story.operating_income(), story.net_income()]
            .into_iter()
            .chain(story.headlines.iter().map(String::as_str));
        let is_below = |value: Option<Decimal>| value.is_some_and(|value| value < Decimal::ZERO);
        is_below(now) && is_below(before) && !results.any(|result| result == concept)
    }
}

/// `part ÷ whole × 100`, to one digit after the point; `None` if the whole is zero or the result does not fit.
pub fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    Some(half_away(hundredfold(over(part, whole)?)?, 1))
}

/// What happened between two figures.
pub fn movement(now: Option<Decimal>, before: Option<Decimal>) -> Movement {
    let (Some(now), Some(before)) = (now, before) else { return Movement::Unknown };
    let (loss, was_loss) = (now < Decimal::ZERO, before < Decimal::ZERO);
    match (was_loss, loss) {
        _ if now == before => Movement::Unchanged,
        (false, false) if before.is_zero() => Movement::FromNil,
        (true, false) if now.is_zero() => Movement::ToNil,
        (false, true) => Movement::ToLoss,
        (true, false) => Movement::ToProfit,
        (true, true) if now < before => Movement::LossWidened,
        (true, true) => Movement::LossNarrowed,
        (false, false) => match growth(Some(now), Some(before)) {
            Growth::Percent(rate) if rate.is_zero() => Movement::Unchanged,
            Growth::Percent(rate) if rate < Decimal::ZERO => Movement::Fell(-rate),
            Growth::Percent(rate) => Movement::Rose(rate),
            Growth::NotMeaningful => Movement::Unknown,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(value: i64) -> Option<Decimal> {
        Some(Decimal::from(value))
    }

    #[test]
    fn a_sign_change_has_no_rate_but_a_movement() {
        assert_eq!(growth(d(-5), d(10)), Growth::NotMeaningful);
        assert_eq!(movement(d(-5), d(10)), Movement::ToLoss);
        assert_eq!(movement(d(5), d(-10)), Movement::ToProfit);
        assert_eq!(movement(d(-20), d(-10)), Movement::LossWidened);
        assert_eq!(movement(d(-5), d(-10)), Movement::LossNarrowed);
    }

    /// A figure of nil was there a year before, and a loss that ended at nil is no profit.
    #[test]
    fn from_and_to_nil_is_said_as_that() {
        assert_eq!(movement(d(5), d(0)), Movement::FromNil);
        assert_eq!(movement(d(0), d(-5)), Movement::ToNil);
        assert_eq!(movement(d(-5), d(0)), Movement::ToLoss);
        assert_eq!(movement(d(0), d(5)), Movement::Fell(Decimal::ONE_HUNDRED));
    }

    #[test]
    fn a_dash_is_no_zero() {
        assert_eq!(growth(d(11), None), Growth::NotMeaningful);
        assert_eq!(movement(d(11), None), Movement::Unknown);
    }

    #[test]
    fn a_change_too_small_to_print_is_none() {
        assert_eq!(movement(d(100_001), d(100_000)), Movement::Unchanged);
        assert_eq!(movement(d(0), d(0)), Movement::Unchanged);
    }
}

//! The only place that names a rounding rule.

use rust_decimal::{Decimal, RoundingStrategy};

use serde::{Deserialize, Serialize};

use super::arithmetic::{over, times};

/// How the figures of a release or of a table were rounded to the digits that are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// To the nearest, a half away from zero: 0.5 becomes 1, −0.5 becomes −1.
    #[default]
    HalfAwayFromZero,
    /// What stands behind the last digit is cut, so towards zero: 1.9 becomes 1, −1.9 becomes −1 (XBRL Calculations 1.1, mode
    /// "truncation").
    Truncated,
    /// To the nearest, a half to the even digit: 0.5 becomes 0, 1.5 becomes 2.
    HalfEven,
}

impl Rounding {
    /// As release files write it.
    pub fn id(self) -> &'static str {
        match self {
            Rounding::HalfAwayFromZero => "half-away-from-zero",
            Rounding::Truncated => "truncated",
            Rounding::HalfEven => "half-even",
        }
    }

    /// A value rounded to the digits that are known, as XBRL counts them (−6 rounds to millions). `None` beyond 28 digits.
    ///
    /// ```
    /// use kessan_core::rounding::Rounding;
    /// use rust_decimal::Decimal;
    /// let half = Decimal::new(-25, 1);
    /// let rounded = [Rounding::HalfAwayFromZero, Rounding::Truncated, Rounding::HalfEven].map(|rule| rule.round(half, 0));
    /// assert_eq!(rounded, [-3, -2, -2].map(|whole| Some(Decimal::from(whole))));
    /// ```
    pub fn round(self, value: Decimal, decimals: i32) -> Option<Decimal> {
        let strategy = match self {
            Rounding::HalfAwayFromZero => RoundingStrategy::MidpointAwayFromZero,
            Rounding::Truncated => RoundingStrategy::ToZero,
            Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
        };
        let unit = unit_of(decimals)?;
        value.checked_div(unit)?.round_dp_with_strategy(0, strategy).checked_mul(unit)
    }
}

/// Rounds half away from zero to `decimals` digits after the point, the rule of the releases read so far:
/// 0.5 becomes 1, −0.5 becomes −1.
///
/// ```
/// use kessan_core::rounding::half_away;
/// use rust_decimal::Decimal;
/// assert_eq!(half_away(Decimal::new(-25, 1), 0), Decimal::from(-3));
/// ```
pub fn half_away(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// The whole number of things that can be bought: rounds down. 2,666.67 shares are 2,666 shares.
pub fn whole_down(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity)
}

/// Cuts what stands behind that many digits after the point, as taxes are: 213.15 for 0 digits is 213.
pub fn cut(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::ToZero)
}

/// One unit of the last known digit: 0.1 for one digit after the point, 1,000,000 for `decimals` −6. `None` beyond
/// 28 digits.
pub fn unit_of(decimals: i32) -> Option<Decimal> {
    match u32::try_from(decimals) {
        Ok(digits) => Decimal::try_from_i128_with_scale(1, digits).ok(),
        Err(_) => Decimal::try_from_i128_with_scale(10_i128.checked_pow(decimals.unsigned_abs())?, 0).ok(),
    }
}

/// The least of 1, 2, 5, 10, 20, 50 … and 0.5, 0.2, 0.1 … that is not below `least`: a step between round values. `None` if
/// `least` is not above zero or does not fit.
///
/// ```
/// use kessan_core::rounding::round_step;
/// use rust_decimal::Decimal;
/// assert_eq!(round_step(Decimal::from(53)), Some(Decimal::from(100)));
/// assert_eq!(round_step(Decimal::new(12, 2)), Some(Decimal::new(2, 1)));
/// ```
pub fn round_step(least: Decimal) -> Option<Decimal> {
    if least <= Decimal::ZERO {
        return None;
    }
    let mut unit = Decimal::ONE;
    while unit > least {
        unit = over(unit, Decimal::TEN).filter(|unit| !unit.is_zero())?;
    }
    while times(unit, Decimal::TEN)? <= least {
        unit = times(unit, Decimal::TEN)?;
    }
    let steps = [1, 2, 5, 10].into_iter().filter_map(|count: i64| times(unit, count.into()));
    steps.map(|step| step.normalize()).find(|step| *step >= least)
}

/// A range widened to multiples of a step: 13,560 to 13,829 by 100 is 13,500 to 13,900.
pub fn widened((low, high): (Decimal, Decimal), step: Decimal) -> Option<(Decimal, Decimal)> {
    let steps = |value: Decimal| over(value, step);
    Some((times(steps(low)?.floor(), step)?, times(steps(high)?.ceil(), step)?))
}

/// Rounds half away from zero to the digits that are known, as XBRL counts them: −6 rounds to millions.
pub fn round_to(value: Decimal, decimals: i32) -> Option<Decimal> {
    Rounding::HalfAwayFromZero.round(value, decimals)
}

//! The only place that names a rounding rule.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds half away from zero to `decimals` digits after the point, the rule of the releases read so far:
/// 0.5 becomes 1, −0.5 becomes −1.
///
/// ```
/// use kessan::domain::rounding::half_away;
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

/// One unit of the last known digit: 0.1 for one digit after the point, 1,000,000 for `decimals` −6. `None` beyond
/// 28 digits.
pub fn unit_of(decimals: i32) -> Option<Decimal> {
    match u32::try_from(decimals) {
        Ok(digits) => Decimal::try_from_i128_with_scale(1, digits).ok(),
        Err(_) => Decimal::try_from_i128_with_scale(10_i128.checked_pow(decimals.unsigned_abs())?, 0).ok(),
    }
}

/// Rounds half away from zero to the digits that are known, as XBRL counts them: −6 rounds to millions.
pub fn round_to(value: Decimal, decimals: i32) -> Option<Decimal> {
    let unit = unit_of(decimals)?;
    half_away(value.checked_div(unit)?, 0).checked_mul(unit)
}

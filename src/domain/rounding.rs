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

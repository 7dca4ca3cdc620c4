//! Ranges of values: what a printed figure can stand for, and what follows from it.

use rust_decimal::Decimal;

use crate::rounding::{Rounding, unit_of};

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Its value.
    pub value: Decimal,
    /// Whether the value itself belongs to the range.
    pub included: bool,
}

/// All values between two bounds.
///
/// A printed figure is the range of values that are printed so ([`Interval::around`]). Rounded half away from zero, 466 is
/// every value from 465.5 on and below 466.5, −466 every value above −466.5 and up to −465.5 …, so that neighbours never
/// share a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Interval {
    /// Just that value.
    pub fn exactly(value: Decimal) -> Self {
        let bound = Bound { value, included: true };
        Self { low: bound, high: bound }
    }

    /// The values that are printed as `value` with `decimals` digits known (XBRL's sense, −6 for millions), wider by
    /// `more` units of the last printed digit at both ends. `None` if they do not fit 28 digits.
    ///
    /// - Half away from zero: half a unit to both sides, the end nearer to zero included.
    /// - Truncated, which is towards zero for negatives, too, as in XBRL Calculations 1.1: 466 is every value from 466 on and
    ///   below 467, −466 every value above −467 and up to −466, 0 every value between −1 and 1.
    /// - Half to even: half a unit to both sides; both ends of an even figure, none of an odd one.
    ///
    /// ```
    /// use kessan_core::checks::interval::Interval;
    /// use kessan_core::rounding::Rounding;
    /// use rust_decimal::Decimal;
    /// let printed = |value: i64, rule| Interval::around(Decimal::from(value), 0, 0, rule).unwrap();
    /// let rounded = |value| printed(value, Rounding::HalfAwayFromZero);
    /// assert!(rounded(466).meets(Interval::exactly(Decimal::new(4655, 1))));
    /// assert!(!rounded(466).meets(rounded(467)));
    /// assert!(printed(-466, Rounding::Truncated).meets(Interval::exactly(Decimal::new(-4669, 1))));
    /// ```
    pub fn around(value: Decimal, decimals: i32, more: u32, rounding: Rounding) -> Option<Self> {
        let unit = unit_of(decimals)?;
        let (above, below) = (value > Decimal::ZERO, value < Decimal::ZERO);
        let half = unit.checked_div(Decimal::TWO)?;
        // How far down and up, and whether those ends are included.
        let ((down, with_low), (up, with_high)) = match rounding {
            Rounding::HalfAwayFromZero => ((half, above), (half, below)),
            Rounding::HalfEven => {
                let is_even = (value.checked_div(unit)?.checked_rem(Decimal::TWO)?).is_zero();
                ((half, is_even), (half, is_even))
            }
            Rounding::Truncated if above => ((Decimal::ZERO, true), (unit, false)),
            Rounding::Truncated if below => ((unit, false), (Decimal::ZERO, true)),
            Rounding::Truncated => ((unit, false), (unit, false)),
        };
        let more = unit.checked_mul(Decimal::from(more))?;
        Some(Self {
            low: Bound { value: value.checked_sub(down.checked_add(more)?)?, included: with_low },
            high: Bound { value: value.checked_add(up.checked_add(more)?)?, included: with_high },
        })
    }

    /// Whether some value belongs to both.
    pub fn meets(self, other: Self) -> bool {
        let low = if (self.low.value, !self.low.included) >= (other.low.value, !other.low.included) {
            self.low
        } else {
            other.low
        };
        let high = if (self.high.value, self.high.included) <= (other.high.value, other.high.included) {
            self.high
        } else {
            other.high
        };
        low.value < high.value || (low.value == high.value && low.included && high.included)
    }

    /// All sums of a value and `factor` times another's.
    pub fn plus(self, factor: Decimal, other: Self) -> Option<Self> {
        let other = other.times(factor)?;
        let add = |a: Bound, b: Bound| {
            Some(Bound { value: a.value.checked_add(b.value)?, included: a.included && b.included })
        };
        Some(Self { low: add(self.low, other.low)?, high: add(self.high, other.high)? })
    }

    /// All values times `factor`.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        let scale = |bound: Bound| Some(Bound { value: bound.value.checked_mul(factor)?, ..bound });
        let (low, high) = (scale(self.low)?, scale(self.high)?);
        Some(if factor < Decimal::ZERO { Self { low: high, high: low } } else { Self { low, high } })
    }

    /// The smallest range with both in it.
    pub fn hull(self, other: Self) -> Self {
        let low = if (other.low.value, !other.low.included) < (self.low.value, !self.low.included) {
            other.low
        } else {
            self.low
        };
        let high = if (other.high.value, other.high.included) > (self.high.value, self.high.included) {
            other.high
        } else {
            self.high
        };
        Self { low, high }
    }

    /// Half of the distance between its ends.
    pub fn half_width(self) -> Decimal {
        self.high
            .value
            .checked_sub(self.low.value)
            .and_then(|width| width.checked_div(Decimal::TWO))
            .unwrap_or_default()
    }

    /// How far it reaches from a value: to its upper end or, with `upwards` false, to its lower one. Below zero for a value
    /// beyond that end; `None` if the distance does not fit 28 digits.
    pub fn reach(self, from: Decimal, upwards: bool) -> Option<Decimal> {
        if upwards { self.high.value.checked_sub(from) } else { from.checked_sub(self.low.value) }
    }

    /// Whether zero lies in it or at an end.
    pub fn touches_zero(self) -> bool {
        self.low.value <= Decimal::ZERO && self.high.value >= Decimal::ZERO
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: [Rounding; 3] = [Rounding::HalfAwayFromZero, Rounding::Truncated, Rounding::HalfEven];

    proptest! {
        /// The range of a printed figure is the set of values that are printed so, whatever the rule.
        #[test]
        fn a_figure_stands_for_what_rounds_to_it(digits in -99_999_i64..99_999, decimals in -3_i32..3, rule in 0_usize..3) {
            let rule = RULES[rule];
            let value = Decimal::new(digits, 2);
            let printed = rule.round(value, decimals).unwrap();
            let range = Interval::around(printed, decimals, 0, rule).unwrap();
            prop_assert!(range.meets(Interval::exactly(value)), "{value} is printed as {printed}");
            let unit = unit_of(decimals).unwrap();
            for other in [printed + unit, printed - unit] {
                let range = Interval::around(other, decimals, 0, rule).unwrap();
                prop_assert!(!range.meets(Interval::exactly(value)), "{value} is not printed as {other}");
            }
        }

        #[test]
        fn ranges_meet_both_ways_or_not_at_all(a in -50_i64..50, b in -50_i64..50, more in 0_u32..2, rule in 0_usize..3) {
            let (a, b) = (Decimal::new(a, 1), Decimal::new(b, 1));
            let a = Interval::around(a, 0, more, RULES[rule]).unwrap();
            let b = Interval::around(b, 1, 0, RULES[0]).unwrap();
            prop_assert_eq!(a.meets(b), b.meets(a));
        }
    }
}

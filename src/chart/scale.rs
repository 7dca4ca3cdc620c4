//! The only step from an exact value to a screen position.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A linear scale from a range of values to a range of pixels.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    at_low: f64,
    at_high: f64,
}

impl Scale {
    /// Maps `low` to the pixel `at_low` and `high` to `at_high` (smaller than `at_low` for an upward axis). Equal
    /// values are all mapped to `at_low`.
    pub fn new((low, high): (Decimal, Decimal), (at_low, at_high): (i32, i32)) -> Self {
        Self { low: float(low), high: float(high), at_low: f64::from(at_low), at_high: f64::from(at_high) }
    }

    /// The position of `value`, to the nearest pixel; a value beyond the range is placed at its end.
    pub fn position(&self, value: Decimal) -> i32 {
        pixel(self.place(value))
    }

    /// The same, between pixels.
    pub fn place(&self, value: Decimal) -> f64 {
        let range = self.high - self.low;
        let part = if range > 0.0 { ((float(value) - self.low) / range).clamp(0.0, 1.0) } else { 0.0 };
        self.at_low + part * (self.at_high - self.at_low)
    }
}

fn float(value: Decimal) -> f64 {
    // A decimal always has a nearest float.
    value.to_f64().unwrap_or(0.0)
}

/// The nearest whole pixel.
#[allow(clippy::cast_possible_truncation, reason = "a float outside i32 becomes its nearest end, which is off screen")]
pub fn pixel(position: f64) -> i32 {
    position.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_beyond_the_range_stays_in_the_frame() {
        let scale = Scale::new((Decimal::ZERO, Decimal::from(10)), (100, 0));
        assert_eq!(scale.position(Decimal::from(5)), 50);
        assert_eq!(scale.position(Decimal::from(-900)), 100);
        assert_eq!(scale.position(Decimal::MAX), 0);
    }

    #[test]
    fn an_empty_range_has_one_position() {
        let scale = Scale::new((Decimal::ZERO, Decimal::ZERO), (100, 0));
        assert_eq!(scale.position(Decimal::from(5)), 100);
    }
}

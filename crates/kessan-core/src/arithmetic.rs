//! The operations on amounts, each compiled once: rust_decimal's own are compiled anew wherever they are called.
//!
//! `None` is a result that does not fit 28 digits.

use rust_decimal::Decimal;

/// `a + b`.
#[inline(never)]
pub fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

/// `a − b`.
pub fn minus(a: Decimal, b: Decimal) -> Option<Decimal> {
    plus(a, -b)
}

/// `a × b`.
#[inline(never)]
pub fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// `a ÷ b`; `None` for a `b` of zero, too.
#[inline(never)]
pub fn over(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

/// `a × 100`.
pub fn hundredfold(a: Decimal) -> Option<Decimal> {
    times(a, Decimal::ONE_HUNDRED)
}

/// Whether it has nothing behind the point.
pub fn is_whole(value: Decimal) -> bool {
    value.normalize().scale() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(plus(Decimal::MAX, Decimal::ONE), None);
        assert_eq!(minus(Decimal::MIN, Decimal::ONE), None);
        assert_eq!(times(Decimal::MAX, Decimal::TWO), None);
        assert_eq!(over(Decimal::ONE, Decimal::ZERO), None);
    }

    #[test]
    fn zeros_behind_the_point_are_nothing() {
        assert!(is_whole(Decimal::new(1200, 2)) && is_whole(Decimal::new(0, 3)));
        assert!(!is_whole(Decimal::new(-5, 1)));
    }
}

//! What changes, growth and shares can be, given figures that are known to their last digit.

use kessan_core::numeral::{DecimalMark, Printed, read};
use rust_decimal::Decimal;

/// A figure, the unit of its last digit (0 if it is exact), and whether it is printed with the other sign than it is tagged.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub value: Decimal,
    pub unit: Decimal,
    pub is_turned: bool,
}

/// The number that a text prints, and its digits after the point.
pub fn printed(text: &str) -> Option<(Decimal, u32)> {
    match read(text, DecimalMark::Point).ok()? {
        Printed::Number(number) => Some((number.whole()?, number.decimals)),
        Printed::Empty | Printed::Dash => None,
    }
}

/// The power of ten that a text names itself, beside its number: 6 in `848百万円`.
pub fn power(text: &str) -> Option<u32> {
    match read(text, DecimalMark::Point).ok()? {
        Printed::Number(number) => number.power,
        Printed::Empty | Printed::Dash => None,
    }
}

/// Whether `rate`, printed to so many digits, is the growth of one figure on another, however they were rounded. There is no growth
/// on nothing, and none on or to a loss.
pub fn is_growth(rate: Decimal, digits: u32, now: Known, before: Known) -> bool {
    if before.value <= Decimal::ZERO || now.value < Decimal::ZERO {
        return false;
    }
    let growth =
        |now: Decimal, before: Decimal| now.checked_sub(before)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before);
    is_between(rate, digits, now, before, &growth)
}

/// Whether `rate` is what one figure is of another, in per cent.
pub fn is_share(rate: Decimal, digits: u32, part: Known, whole: Known) -> bool {
    let share = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    whole.value > Decimal::ZERO && is_between(rate, digits, part, whole, &share)
}

/// Whether `change`, in the unit of the figures, is the difference of two.
pub fn is_change(change: Decimal, now: Known, before: Known) -> bool {
    let reach = (now.unit + before.unit).max(Decimal::ZERO);
    now.value.checked_sub(before.value).is_some_and(|difference| (difference - change).abs() <= reach)
}

/// Whether a rate lies between the ends of what two figures can give, and a unit of its own last digit beyond.
fn is_between(
    rate: Decimal,
    digits: u32,
    above: Known,
    below: Known,
    of: &dyn Fn(Decimal, Decimal) -> Option<Decimal>,
) -> bool {
    let ends = |known: Known| [known.value.checked_sub(known.unit), known.value.checked_add(known.unit)];
    let mut all: Vec<Decimal> = Vec::new();
    for above in ends(above).into_iter().flatten() {
        for below in ends(below).into_iter().flatten().filter(|below| *below > Decimal::ZERO) {
            all.extend(of(above, below));
        }
    }
    let last = Decimal::new(1, digits.min(20));
    let (Some(least), Some(most)) = (all.iter().min(), all.iter().max()) else { return false };
    rate >= *least - last && rate <= *most + last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: i64) -> Known {
        Known { value: value.into(), unit: Decimal::ONE, is_turned: false }
    }

    #[test]
    fn rates_are_held_against_figures_as_far_as_these_are_known() {
        let rate = |text: &str| printed(text).unwrap();
        let (eleven, digits) = rate("11.1%");
        assert!(is_growth(eleven, digits, known(1_000), known(900)));
        assert!(!is_growth(rate("12.1%").0, 1, known(1_000), known(900)));
        assert!(!is_growth(rate("111.1").0, 1, known(1_000), known(900)), "an index is no growth");
        assert!(!is_growth(rate("-200").0, 0, known(-900), known(900)), "there is no growth to a loss");
        assert!(is_share(rate("60.0").0, 1, known(600), known(1_000)));
        assert!(is_change(rate("△100").0, known(900), known(1_000)));
        assert!(!is_change(rate("100").0, known(900), known(1_000)));
    }
}

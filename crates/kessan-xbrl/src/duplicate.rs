//! One figure in several places: what is the same, what is known less precisely, what contradicts.

use kessan_core::checks::interval::{Bound, Interval};
use kessan_core::checks::printing::Source;
use kessan_core::rounding::Rounding;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// More printings of one figure that all contradict each other are no report.
const MOST_VARIANTS: usize = 40;

/// A figure as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    /// Its value in the base unit, per cent as such; `None` for a dash.
    pub value: Option<Decimal>,
    /// XBRL's `decimals` of that value; `None` where it is exact.
    pub decimals: Option<i32>,
}

impl Printed {
    /// The most precise first; a number before a dash, a table before the prose.
    pub fn rank(self, is_prose: bool) -> (bool, bool, Reverse<i32>) {
        (self.value.is_none(), is_prose, Reverse(self.decimals.unwrap_or(i32::MAX)))
    }
}

/// The values that a fact stands for in Calculations 1.1, `value` and `decimals` being of one unit. `None` beyond 28 digits.
///
/// To the nearest, both ends belong to it, as the standard does not say which way a half is rounded.
pub(crate) fn interval(value: Decimal, decimals: Option<i32>, rounding: Rounding) -> Option<Interval> {
    let Some(decimals) = decimals else { return Some(Interval::exactly(value)) };
    if rounding == Rounding::Truncated {
        return Interval::around(value, decimals, 0, rounding);
    }
    let Interval { low, high } = Interval::around(value, decimals, 0, Rounding::HalfAwayFromZero)?;
    let closed = |bound: Bound| Bound { included: true, ..bound };
    Some(Interval { low: closed(low), high: closed(high) })
}

/// The values in both; `None` where there are none.
pub(crate) fn common(a: Interval, b: Interval) -> Option<Interval> {
    if !a.meets(b) {
        return None;
    }
    let low = if (a.low.value, !a.low.included) >= (b.low.value, !b.low.included) { a.low } else { b.low };
    let high = if (a.high.value, a.high.included) <= (b.high.value, b.high.included) { a.high } else { b.high };
    Some(Interval { low, high })
}

/// Where a printing belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The printing that says the same at the same precision.
    pub same_as: Option<Source>,
    /// The number of the contradiction within its place; `None` if it agrees with the most precise printing.
    pub contradiction: Option<usize>,
}

/// A set of printings that agree.
struct Variant {
    /// `None` of the set that the most precise printing belongs to, otherwise the table (or the prose) and the number.
    of: Option<(Option<usize>, usize)>,
    members: Vec<(Printed, Source)>,
    /// What all of them allow; `None` of dashes.
    range: Option<Interval>,
}

/// The sets of printings of one figure, in the order of their precision.
pub(crate) struct Variants {
    rounding: Rounding,
    list: Vec<Variant>,
}

impl Variants {
    /// None yet, of a release that is rounded so.
    pub fn new(rounding: Rounding) -> Self {
        Self { rounding, list: Vec::new() }
    }

    /// Places a printing, which is not more precise than those before. `None` if there are too many that contradict each other.
    pub fn place(&mut self, printed: Printed, table: Option<usize>, source: Source) -> Option<Placed> {
        let range = match printed.value {
            Some(value) => Some(interval(value, printed.decimals, self.rounding)?),
            None => None,
        };
        for variant in self.list.iter_mut().filter(|variant| variant.of.is_none_or(|(of, _)| of == table)) {
            let contradiction = variant.of.map(|(_, number)| number);
            if let Some((_, same)) = variant.members.iter().find(|(known, _)| *known == printed) {
                return Some(Placed { same_as: Some(*same), contradiction });
            }
            let (Some(known), Some(range)) = (variant.range, range) else { continue };
            // Ends that only touch are two neighbouring figures, which are not the same.
            let is_wide = |both: &Interval| both.low.value < both.high.value || printed.decimals.is_none();
            if let Some(both) = common(known, range).filter(|both| is_wide(both) || known.low == known.high) {
                variant.range = Some(both);
                variant.members.push((printed, source));
                return Some(Placed { same_as: None, contradiction });
            }
        }
        if self.list.len() >= MOST_VARIANTS {
            return None;
        }
        let number = self.list.iter().filter(|variant| variant.of.is_some_and(|(of, _)| of == table)).count();
        let of = (!self.list.is_empty()).then_some((table, number));
        self.list.push(Variant { of, members: vec![(printed, source)], range });
        Some(Placed { same_as: None, contradiction: of.map(|(_, number)| number) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(rounding: Rounding, printings: &[(&str, i32, usize)]) -> Vec<(bool, Option<usize>)> {
        let mut variants = Variants::new(rounding);
        let place = |(index, (value, decimals, table)): (usize, &(&str, i32, usize))| {
            let printed = Printed { value: value.parse().ok(), decimals: Some(*decimals) };
            let placed = variants.place(printed, Some(*table), Source::Cell(index)).unwrap();
            (placed.same_as.is_some(), placed.contradiction)
        };
        printings.iter().enumerate().map(place).collect()
    }

    #[test]
    fn a_coarser_printing_agrees_and_another_value_contradicts() {
        let nearest = Rounding::HalfAwayFromZero;
        let all = [
            ("1234567", 0, 0),
            ("1235000", -3, 1),
            ("1234567", 0, 2),
            ("1234000", -3, 3),
            ("1234000", -3, 3),
            ("-", 0, 3),
        ];
        let expected =
            [(false, None), (false, None), (true, None), (false, Some(0)), (true, Some(0)), (false, Some(1))];
        assert_eq!(placed(nearest, &all), expected);
        let cut = [(false, None), (false, Some(0)), (true, None), (false, None), (true, None), (false, Some(0))];
        assert_eq!(placed(Rounding::Truncated, &all), cut);
    }

    #[test]
    fn neighbours_are_not_the_same_although_their_ranges_touch() {
        assert_eq!(placed(Rounding::HalfEven, &[("466", 0, 0), ("467", 0, 0)]), [(false, None), (false, Some(0))]);
    }
}

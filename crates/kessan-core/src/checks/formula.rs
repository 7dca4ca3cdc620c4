//! How a figure is recomputed from others, and which values that can give.

use rust_decimal::Decimal;

use super::interval::{Bound, Interval};
use super::printing::{Printing, Source};

/// A sum of printed figures with their signs; an operand of a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum(pub Vec<(Decimal, Printing)>);

/// A recomputation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// The figures add up.
    Sum(Sum),
    /// The first by the second, times `factor`.
    Quotient {
        /// What is divided.
        of: Sum,
        /// By what.
        by: Sum,
        /// 100 for per cent.
        factor: Decimal,
    },
    /// (now − before) ÷ |before| × 100.
    Growth {
        /// The later figure.
        now: Sum,
        /// The earlier one.
        before: Sum,
    },
    /// The first times the second.
    Product(Sum, Sum),
}

/// With more figures than this in a quotient, its operands are taken to move independently.
const MOST_CORNERS: usize = 6;

impl Sum {
    /// One figure.
    pub fn one(printing: Printing) -> Self {
        Self(vec![(Decimal::ONE, printing)])
    }

    /// `other` times `factor` added.
    pub fn add(&mut self, factor: Decimal, other: Sum) {
        self.0.extend(other.0.into_iter().map(|(sign, printing)| (factor * sign, printing)));
    }

    /// Takes every figure with the other sign.
    pub fn turn(&mut self) {
        self.0.iter_mut().for_each(|(sign, _)| *sign = -*sign);
    }

    /// The sum of the printed values.
    pub fn value(&self) -> Option<Decimal> {
        self.0
            .iter()
            .try_fold(Decimal::ZERO, |sum, (sign, printing)| sum.checked_add(sign.checked_mul(printing.amount())?))
    }

    /// Whether the release prints an amount for any of the figures, and not dashes only.
    pub fn is_known(&self) -> bool {
        self.0.iter().any(|(_, printing)| printing.value.is_some())
    }

    /// XBRL's `decimals` of its coarsest figure; dashes are exact.
    pub fn decimals(&self) -> i32 {
        let printed = self.0.iter().filter(|(_, printing)| printing.value.is_some());
        printed.map(|(_, printing)| printing.decimals).min().unwrap_or(i32::MAX)
    }

    /// All values that the sum can have, with the figure at `moved` allowed one more unit of its last digit.
    pub(super) fn range(&self, moved: Option<Source>) -> Option<Interval> {
        self.0.iter().try_fold(Interval::exactly(Decimal::ZERO), |range, (sign, printing)| {
            range.plus(*sign, printing.interval(more(printing, moved))?)
        })
    }
}

fn more(printing: &Printing, moved: Option<Source>) -> u32 {
    u32::from(moved == Some(printing.source))
}

impl Formula {
    /// The operands, in order.
    pub fn operands(&self) -> Vec<&Sum> {
        match self {
            Formula::Sum(sum) => vec![sum],
            Formula::Quotient { of, by, .. } => vec![of, by],
            Formula::Growth { now, before } => vec![now, before],
            Formula::Product(a, b) => vec![a, b],
        }
    }

    /// The figures that it is made from, each once.
    pub fn printings(&self) -> Vec<Printing> {
        let mut list: Vec<Printing> = Vec::new();
        for (_, printing) in self.operands().into_iter().flat_map(|sum| &sum.0) {
            if !list.iter().any(|known| known.source == printing.source) {
                list.push(*printing);
            }
        }
        list
    }

    /// What the printed values give. `None` where nothing can be divided, or the result does not fit.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Formula::Sum(sum) => sum.value(),
            Formula::Quotient { of, by, .. } => self.combine(of.value()?, by.value()?),
            Formula::Growth { now, before } => self.combine(now.value()?, before.value()?),
            Formula::Product(a, b) => self.combine(a.value()?, b.value()?),
        }
    }

    /// All values that it can give, with the figure at `moved` allowed one more unit of its last digit. `None` if they
    /// have no bounds: a divisor that may be zero.
    pub fn range(&self, moved: Option<Source>) -> Option<Interval> {
        let (first, second) = match self {
            Formula::Sum(sum) => return sum.range(moved),
            Formula::Quotient { of: first, by: second, .. }
            | Formula::Growth { now: first, before: second }
            | Formula::Product(first, second) => (first, second),
        };
        let ranges = (first.range(moved)?, second.range(moved)?);
        if !matches!(self, Formula::Product(..)) && ranges.1.touches_zero() {
            return None;
        }
        let shared = first.0.iter().any(|(_, a)| second.0.iter().any(|(_, b)| a.source == b.source));
        let printings = if shared { self.printings() } else { Vec::new() };
        if shared && printings.len() <= MOST_CORNERS {
            return self.over_corners(first, second, &printings, moved);
        }
        // Each operand moves by itself: the extremes are at their ends.
        let ends = |range: Interval| [range.low, range.high];
        let corners = ends(ranges.0).into_iter().flat_map(|a| ends(ranges.1).map(|b| (a, b)));
        hull(corners.map(|(a, b)| self.at(a.value, b.value, a.included && b.included)))
    }

    /// A figure in both operands has one value: the gross margin ratio (r − c) ÷ r. Such a quotient rises or falls with
    /// each figure, so its extremes are at corners of the box of all ranges.
    fn over_corners(&self, first: &Sum, second: &Sum, of: &[Printing], moved: Option<Source>) -> Option<Interval> {
        let ranges = of.iter().map(|p| p.interval(more(p, moved))).collect::<Option<Vec<_>>>()?;
        let corners = (0..1_usize << of.len()).map(|corner| {
            let bound = |index: usize| if corner >> index & 1 == 0 { ranges[index].low } else { ranges[index].high };
            let value = |sum: &Sum| {
                sum.0.iter().try_fold(Decimal::ZERO, |total, (sign, printing)| {
                    let index = of.iter().position(|known| known.source == printing.source)?;
                    total.checked_add(sign.checked_mul(bound(index).value)?)
                })
            };
            self.at(value(first)?, value(second)?, (0..of.len()).all(|index| bound(index).included))
        });
        hull(corners)
    }

    fn at(&self, first: Decimal, second: Decimal, included: bool) -> Option<Interval> {
        let bound = Bound { value: self.combine(first, second)?, included };
        Some(Interval { low: bound, high: bound })
    }

    fn combine(&self, first: Decimal, second: Decimal) -> Option<Decimal> {
        match self {
            Formula::Sum(_) => first.checked_add(second),
            // Multiplied first, so that a whole result stays whole.
            Formula::Quotient { factor, .. } => first.checked_mul(*factor)?.checked_div(second),
            Formula::Growth { .. } => {
                first.checked_sub(second)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(second.abs())
            }
            Formula::Product(..) => first.checked_mul(second),
        }
    }
}

fn hull(mut corners: impl Iterator<Item = Option<Interval>>) -> Option<Interval> {
    let first = corners.next()??;
    corners.try_fold(first, |range, corner| Some(range.hull(corner?)))
}

//! How far apart two sides of a relation may be: what the digits printed can explain.

use rust_decimal::Decimal;

use kessan_core::checks::formula::Formula;
use kessan_core::checks::interval::{Bound, Interval};
use kessan_core::checks::printing::{Printing, Source};
use kessan_core::checks::{Check, Held, Reason};
use kessan_core::release::model::Sign;

/// From one difference to another; each may itself be explained or not.
pub type Range = Interval;

/// What explains a difference.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Rounding.
    pub explained: Range,
    /// Rounding, with one more unit of the last digit of a figure that its column has moved.
    pub moved: Option<Range>,
}

/// The limits of a check's difference; `None` for a check that has none.
pub fn limits(check: &Check) -> Option<Limits> {
    let (formula, expected) = (check.formula.as_ref()?, check.expected?);
    let range = formula.range(None)?;
    match check.held {
        Held::Figure(held) => {
            let of = |moved: Option<Source>| apart(&held, formula, moved, expected);
            let moved = match check.reason {
                Reason::Column { moved, .. } => Some(of(Some(moved))?),
                _ => None,
            };
            Some(Limits { explained: of(None)?, moved })
        }
        Held::Sign { sign, .. } => {
            // How far on the other side of zero the recomputation may be: its range must reach zero.
            let zero = Bound { value: Decimal::ZERO, included: true };
            let explained = match sign {
                Sign::Positive => {
                    let reach = expected.checked_sub(range.high.value)?;
                    Interval { low: Bound { value: reach, included: true }, high: zero }
                }
                Sign::Negative => {
                    let reach = expected.checked_sub(range.low.value)?;
                    Interval { low: zero, high: Bound { value: reach, included: true } }
                }
            };
            Some(Limits { explained, moved: None })
        }
        Held::Words { .. } => None,
    }
}

/// The differences of a printed figure and a recomputation whose ranges meet. With the figure standing for p − a to p + b
/// and the recomputation for l to h, the two meet if p − a ≤ h and p + b ≥ l: if p is from l − b to h + a.
fn apart(held: &Printing, formula: &Formula, moved: Option<Source>, expected: Decimal) -> Option<Range> {
    let printed = held.interval(u32::from(moved == Some(held.source)))?;
    let range = formula.range(moved)?;
    let value = held.amount();
    let (below, above) = (value.checked_sub(printed.low.value)?, printed.high.value.checked_sub(value)?);
    let low = range.low.value.checked_sub(above)?.checked_sub(expected)?;
    let high = range.high.value.checked_add(below)?.checked_sub(expected)?;
    Some(Interval {
        low: Bound { value: low, included: range.low.included && printed.high.included },
        high: Bound { value: high, included: range.high.included && printed.low.included },
    })
}

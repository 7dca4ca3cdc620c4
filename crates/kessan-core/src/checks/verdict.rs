//! How a check ends, from the ranges of values that its figures stand for.

use rustc_hash::FxHashMap as HashMap;

use rust_decimal::Decimal;

use super::formula::{Formula, Sum};
use super::printing::{Printing, Source};
use super::{Reason, Status};

/// The figures that are parts of a column which adds up as printed, each with the column's total.
pub type Columns = HashMap<Source, Source>;

/// How a check ends, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How it ends.
    pub status: Status,
    /// What the recomputation gives.
    pub expected: Option<Decimal>,
    /// Printed less expected.
    pub difference: Option<Decimal>,
    /// The largest difference that the digits printed can explain, on the side of the difference.
    pub tolerance: Option<Decimal>,
    /// Whether the recomputation rounds to just what is printed.
    pub is_exact: bool,
    /// What explains the status.
    pub reason: Reason,
}

impl Verdict {
    /// The same of figures of several reports, which may differ where one report's may not.
    #[must_use]
    pub fn as_restated(self) -> Self {
        match self.status {
            Status::Inconsistent => Self { status: Status::Restated, reason: Reason::Plain, ..self },
            _ => self,
        }
    }
}

/// Holds a printed figure against a recomputation. `None` if that has no bounds or does not fit 28 digits.
pub fn judge(held: &Printing, formula: &Formula, columns: &Columns) -> Option<Verdict> {
    if let Formula::Growth { now, before } = formula {
        let (can_have, can_lack) = rates(now, before)?;
        let is_dash = held.value.is_none();
        if is_dash && !can_lack {
            // The release gives no rate where it could; that says nothing wrong.
            return None;
        }
        if if is_dash { can_lack } else { !can_have } {
            let status = if is_dash { Status::Tied } else { Status::Inconsistent };
            let (expected, difference, tolerance) = (None, None, None);
            let reason = Reason::NotMeaningful;
            return Some(Verdict { status, expected, difference, tolerance, is_exact: is_dash, reason });
        }
    }
    let (printed, range) = (held.interval(0)?, formula.range(None)?);
    let expected = formula.value()?;
    let difference = held.amount().checked_sub(expected)?;
    let is_above = !difference.is_sign_negative();
    let own = printed.reach(held.amount(), !is_above)?;
    let tolerance = own.checked_add(range.reach(expected, is_above)?)?;
    let (status, reason) = if printed.meets(range) {
        (Status::Tied, Reason::Plain)
    } else if let Some((moved, total)) = explained(held, formula, columns) {
        (Status::Rounding, Reason::Column { moved, total })
    } else {
        (Status::Inconsistent, other_sign(held, formula).map_or(Reason::Plain, Reason::OtherSign))
    };
    Some(Verdict {
        status,
        expected: Some(expected),
        difference: Some(difference),
        tolerance: Some(tolerance),
        is_exact: is_exact(held, expected),
        reason,
    })
}

/// Whether a value, rounded to the digits of a printed figure, is that figure.
pub fn is_exact(held: &Printing, value: Decimal) -> bool {
    held.is_rounded_from(value)
}

/// Whether there can be a rate of change, and whether there can be none: there is one if the earlier figure is above zero
/// and the later one no loss, and a figure that is printed as 0 may be either.
fn rates(now: &Sum, before: &Sum) -> Option<(bool, bool)> {
    let (now, before) = (now.range(None)?, before.range(None)?);
    let zero = Decimal::ZERO;
    Some((before.high.value > zero && now.high.value >= zero, before.low.value <= zero || now.low.value < zero))
}

/// The figure of a column that adds up, and the column's total, if one unit of the figure's last digit makes the
/// relation hold.
fn explained(held: &Printing, formula: &Formula, columns: &Columns) -> Option<(Source, Source)> {
    let figures = [*held].into_iter().chain(formula.printings());
    figures.filter_map(|figure| Some((figure.source, *columns.get(&figure.source)?))).find(|(moved, _)| {
        let printed = held.interval(u32::from(held.source == *moved));
        printed.zip(formula.range(Some(*moved))).is_some_and(|(printed, range)| printed.meets(range))
    })
}

/// The figure of a sum whose other sign would make it add up; of anything else the figure held, if its own would do.
fn other_sign(held: &Printing, formula: &Formula) -> Option<Source> {
    let printed = held.interval(0)?;
    let turned = printed.times(Decimal::NEGATIVE_ONE)?;
    if let Formula::Sum(Sum(terms)) = formula
        && terms.len() > 1
    {
        return (0..terms.len()).find_map(|turned| {
            let mut terms = terms.clone();
            terms[turned].0 = -terms[turned].0;
            let source = terms[turned].1.source;
            Formula::Sum(Sum(terms)).range(None).filter(|range| printed.meets(*range)).map(|_| source)
        });
    }
    formula.range(None).filter(|range| turned.meets(*range)).map(|_| held.source)
}

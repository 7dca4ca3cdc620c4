//! What a release has and its XBRL does not.

use std::fmt;

/// Something that is left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What: the place of a figure (`income.revenues.1h31`), or a sum in the names of its elements
    /// (`GrossProfit = +Revenues -CostOfRevenues`).
    pub what: String,
    /// Why.
    pub why: Why,
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its period begins before the year 1 or ends with the last day of the year 9999.
    NoSuchDay,
    /// The figure is printed with dozens of values that contradict each other.
    ManyContradictions,
    /// The total is printed for some period with only a few of its parts, where the standard would call that wrong.
    IncompleteParts,
}

impl LeftOut {
    pub(crate) fn new(what: impl Into<String>, why: Why) -> Self {
        Self { what: what.into(), why }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.why {
            Why::NoSuchDay => "its period has a day that XBRL cannot write",
            Why::ManyContradictions => "it is printed with dozens of values that contradict each other",
            Why::IncompleteParts => {
                "no calculation: for some period only a few of its parts are printed, which Calculations 1.1 would call inconsistent"
            }
        };
        write!(f, "{}: {why}", self.what)
    }
}

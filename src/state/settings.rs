//! The page's controls.

use kessan_core::release::Currency;

/// What the revenue mix shows of each line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Amounts of money.
    #[default]
    Amounts,
    /// Per cent of total revenues.
    Shares,
    /// What each line has added to growth, in percentage points.
    Growth,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system prefers.
    #[default]
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// How negative numbers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Negatives {
    /// As they are printed: with a minus sign or in parentheses.
    #[default]
    Printed,
    /// With a triangle, as Japanese accounts print them.
    Triangle,
}

/// Which comparisons the tables and charts show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Periods {
    /// All of them, side by side.
    #[default]
    All,
    /// The one at that position in the release.
    One(usize),
}

impl Periods {
    /// Whether the comparison at `index` is shown.
    pub fn shows(self, index: usize) -> bool {
        self == Periods::All || self == Periods::One(index)
    }
}

/// The controls that the whole page follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Currency of the amounts.
    pub currency: Currency,
    /// Periods shown.
    pub periods: Periods,
    /// Amounts or shares.
    pub show: Show,
    /// Theme.
    pub theme: Theme,
    /// How negative numbers are shown.
    pub negatives: Negatives,
}

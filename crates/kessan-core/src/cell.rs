//! The text of a printed cell, and the number that it stands for.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::numeral::{DecimalMark, Mark, Numeral, Printed, read};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is printed.
    Empty,
    /// A dash: the release says that there is no such amount.
    Dash,
    /// A number in the printed unit (millions are still millions), with the digits printed after its point.
    Number {
        /// The number as printed: `(1,678)` is −1678, `9.1%` is 9.1.
        value: Decimal,
        /// Digits after the point: 1 for `9.1%`, 0 for `12,345`.
        decimals: u32,
        /// The power of ten that the cell itself names, where it does: 6 for `1.5百万円`.
        power: Option<u32>,
        /// The unit that it names.
        mark: Option<Mark>,
    },
}

impl Cell {
    /// Reads a cell as releases print it; see [`numeral::read`](super::numeral::read).
    ///
    /// # Errors
    ///
    /// `None` if the text is none of the forms that releases print. A release's decimals stand behind a point.
    ///
    /// ```
    /// use kessan_core::cell::Cell;
    /// use rust_decimal::Decimal;
    /// let value = |text| match Cell::parse(text) {
    ///     Some(Cell::Number { value, decimals, .. }) => (value, decimals),
    ///     other => panic!("{other:?}"),
    /// };
    /// assert_eq!(value("(44.6%)"), (Decimal::new(-446, 1), 1));
    /// assert_eq!(value("△ 204"), (Decimal::from(-204), 0));
    /// assert_eq!(Cell::parse("-"), Some(Cell::Dash));
    /// assert_eq!(Cell::parse("1,23"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Some(match read(text, DecimalMark::Point).ok()? {
            Printed::Empty => Cell::Empty,
            Printed::Dash => Cell::Dash,
            Printed::Number(Numeral { value, decimals, power, mark }) => Cell::Number { value, decimals, power, mark },
        })
    }
}

impl FromStr for Cell {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Cell::parse(text).ok_or(())
    }
}

//! A period, or a day.

use std::fmt;

use jiff::civil::Date;

use crate::report::Period;
use kessan_core::period::days_from;

/// A period of days or one day; as a release file writes it when displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    /// The end of a day.
    Day(Date),
    /// From the first to the last day, both included.
    Days {
        /// The first.
        start: Date,
        /// The last.
        end: Date,
    },
}

impl Span {
    /// The days from `start` to `end`; `None` if they do not follow each other or lie more than six years apart.
    pub fn between(start: Date, end: Date) -> Option<Self> {
        let days = days_from(start, end);
        (0..6 * 366).contains(&days).then_some(Span::Days { start, end })
    }

    /// Its last day.
    pub fn end(self) -> Date {
        match self {
            Span::Day(date) | Span::Days { end: date, .. } => date,
        }
    }

    /// As a report has it.
    pub fn period(self) -> Period {
        match self {
            Span::Day(date) => Period::Instant(date),
            Span::Days { start, end } => Period::Duration { start, end },
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Span::Day(date) => write!(f, "{date}"),
            Span::Days { start, end } => write!(f, "{start}/{end}"),
        }
    }
}

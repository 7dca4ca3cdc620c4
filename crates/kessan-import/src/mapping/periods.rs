//! The periods of a filing, numbered.

use std::collections::HashMap;

use kessan_core::period::days_from;

use super::calendar::Calendar;
use crate::report::Period;

/// Every period that anything is about, in the order of being met.
#[derive(Debug, Default)]
pub struct Periods {
    list: Vec<Period>,
    numbers: HashMap<Period, usize>,
}

impl Periods {
    /// The number of a period, new or known.
    pub fn number(&mut self, period: Period) -> usize {
        let next = self.list.len();
        let number = *self.numbers.entry(period).or_insert(next);
        if number == next {
            self.list.push(period);
        }
        number
    }

    /// The number of a period that is known.
    pub fn find(&self, period: Period) -> Option<usize> {
        self.numbers.get(&period).copied()
    }

    /// The period of that number.
    pub fn get(&self, number: usize) -> Period {
        self.list.get(number).copied().unwrap_or(Period::Forever)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (usize, Period)> + '_ {
        self.list.iter().copied().enumerate()
    }

    /// The number of the period a year before, as the filing has it: its days may differ by a week. Made where there is none.
    pub fn year_before(&mut self, number: usize) -> Option<usize> {
        let nominal = Calendar::year_before(self.get(number))?;
        let near = self.nearest(nominal);
        Some(near.unwrap_or_else(|| self.number(nominal)))
    }

    /// The period of the filing that a year before it is, within a week; `None` if it has none.
    pub fn known_year_before(&self, number: usize) -> Option<usize> {
        self.nearest(Calendar::year_before(self.get(number))?)
    }

    fn nearest(&self, nominal: Period) -> Option<usize> {
        let distance = |other: Period| match (nominal, other) {
            (Period::Instant(a), Period::Instant(b)) => Some(days_from(a, b).abs()),
            (Period::Duration { start: a, end: b }, Period::Duration { start: c, end: d }) => {
                Some(days_from(a, c).abs().max(days_from(b, d).abs()))
            }
            _ => None,
        };
        let near = self.all().filter_map(|(number, other)| Some((distance(other).filter(|days| *days <= 8)?, number)));
        near.min().map(|(_, number)| number)
    }

    /// The number of the instant at the beginning (the day before the first) of a span, if it is known.
    pub fn opening(&self, number: usize) -> Option<usize> {
        match self.get(number) {
            Period::Duration { start, .. } => self.find(Period::Instant(start.yesterday().ok()?)),
            _ => None,
        }
    }

    /// The number of the instant at the end of a span, if it is known.
    pub fn closing(&self, number: usize) -> Option<usize> {
        match self.get(number) {
            Period::Duration { end, .. } => self.find(Period::Instant(end)),
            _ => None,
        }
    }

    /// Whether it is a single day.
    pub fn is_instant(&self, number: usize) -> bool {
        matches!(self.get(number), Period::Instant(_))
    }

    /// How many days it has; 0 for an instant.
    pub fn days(&self, number: usize) -> i32 {
        match self.get(number) {
            Period::Duration { start, end } => days_from(start, end) + 1,
            _ => 0,
        }
    }
}

/// The last day of a period.
pub fn end_of(period: Period) -> Option<jiff::civil::Date> {
    match period {
        Period::Instant(day) => Some(day),
        Period::Duration { end, .. } => Some(end),
        Period::Forever => None,
    }
}

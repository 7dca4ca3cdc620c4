//! The periods of a filing, numbered.

use std::collections::HashMap;

use jiff::civil::Date;
use kessan_core::period::days_from;

use super::calendar::Calendar;
use crate::report::{Period, Report};

/// Every period that anything is about, in the order of being met.
#[derive(Debug, Default)]
pub struct Periods {
    list: Vec<Period>,
    numbers: HashMap<Period, usize>,
    /// Whether fiscal periods are half years that follow each other.
    pub by_halves: bool,
}

/// Days of a half year.
const HALF: std::ops::RangeInclusive<i32> = 170..=195;

/// Whether a report's fiscal periods are half years, as those of Japanese funds are: it has results or forecasts of half years that
/// follow each other, and none of a year.
pub fn is_by_halves(report: &Report) -> bool {
    let mut halves: Vec<(Date, Date)> = Vec::new();
    for fact in report.facts.iter().filter(|fact| fact.unit.is_some()) {
        let Period::Duration { start, end } = fact.period else { continue };
        let days = days_from(start, end) + 1;
        if days > *HALF.end() {
            return false;
        }
        if HALF.contains(&days) && !halves.contains(&(start, end)) && halves.len() < 64 {
            halves.push((start, end));
        }
    }
    halves.iter().any(|(_, end)| end.tomorrow().is_ok_and(|next| halves.iter().any(|(start, _)| *start == next)))
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

    /// The number of the period that one is compared with, a year before or where fiscal periods are half years the one before, as the
    /// filing has it: its days may differ by a week. Made where there is none.
    pub fn year_before(&mut self, number: usize) -> Option<usize> {
        let nominal = self.nominal_before(number)?;
        let near = self.nearest(nominal);
        Some(near.unwrap_or_else(|| self.number(nominal)))
    }

    /// The same where the filing has it, within a week; `None` if it has none.
    pub fn known_year_before(&self, number: usize) -> Option<usize> {
        self.nearest(self.nominal_before(number)?)
    }

    fn nominal_before(&self, number: usize) -> Option<Period> {
        let period = self.get(number);
        if self.by_halves && HALF.contains(&self.days(number)) {
            Calendar::half_before(period)
        } else {
            Calendar::year_before(period)
        }
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

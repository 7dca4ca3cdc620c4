//! When shares are bought, and for which part of the fiscal year they are gone.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::arithmetic::{over, times};
use super::period::{Span, days_from};

/// When a buyback buys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// All on the window's first day.
    Start,
    /// The same number on every calendar day of the window.
    #[default]
    Even,
    /// All on its last day.
    End,
    /// All on that day.
    On(Date),
}

impl Timing {
    /// The days on which it buys.
    fn days(self, window: Span) -> Span {
        let day = match self {
            Timing::Start => window.start,
            Timing::Even => return window,
            Timing::End => window.end,
            Timing::On(day) => day,
        };
        Span { start: day, end: day, instant: true }
    }

    /// The part of the fiscal year `year` for which a share bought in `window` is gone, on average. A share is
    /// outstanding through the day on which it is bought, so the days counted are those after it. As a fraction, days and
    /// days of the year times days of buying: (dᵢ summed over the days of buying, D × days of buying).
    ///
    /// ```
    /// use kessan_core::timing::Timing;
    /// let (window, year) = ("2008-11-14/2009-01-30".parse().unwrap(), "2008-04-01/2009-03-31".parse().unwrap());
    /// assert_eq!(Timing::Start.gone(window, year), (137, 365), "15 November to 31 March");
    /// assert_eq!(Timing::End.gone(window, year), (60, 365));
    /// assert_eq!(Timing::Even.gone(window, year), (7_683, 78 * 365), "98.5 days on average");
    /// ```
    pub fn gone(self, window: Span, year: Span) -> (i64, i64) {
        let days = self.days(window);
        let length = i64::from(year.days());
        let (least, most) = (i64::from(days_from(days.end, year.end)), i64::from(days_from(days.start, year.end)));
        // The days after each day of buying run through all numbers from `least` to `most`.
        let sum = sum_up_to(most, length) - sum_up_to(least - 1, length);
        (sum, length * (most - least + 1))
    }

    /// The days of buying before a record date, and all of them.
    pub fn days_before(self, window: Span, record: Date) -> (i32, i32) {
        let days = self.days(window);
        let all = days_from(days.start, days.end).saturating_add(1);
        (days_from(days.start, record).clamp(0, all), all)
    }
}

/// The sum of all whole numbers up to `number`, each of them taken as at least 0 and at most `cap`.
fn sum_up_to(number: i64, cap: i64) -> i64 {
    let within = number.clamp(0, cap);
    within * (within + 1) / 2 + (number - cap).max(0) * cap
}

/// A number times a fraction.
pub fn part_of(number: Decimal, (part, of): (i64, i64)) -> Option<Decimal> {
    over(times(number, part.into())?, of.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        text.parse().unwrap()
    }

    /// Day by day, as the closed form must come out.
    fn counted(timing: Timing, window: Span, year: Span) -> i64 {
        let (mut sum, mut day) = (0, timing.days(window).start);
        while day <= timing.days(window).end {
            sum += i64::from(days_from(day, year.end).clamp(0, year.days()));
            day = day.tomorrow().unwrap();
        }
        sum
    }

    #[test]
    fn a_window_that_reaches_beyond_the_year_counts_only_days_of_the_year() {
        let year = span("2031-01-01/2031-12-31");
        for window in
            ["2031-09-01/2032-02-27", "2030-11-01/2031-02-01", "2030-01-01/2032-12-31", "2032-01-01/2032-02-01"]
        {
            for timing in [Timing::Start, Timing::Even, Timing::End] {
                let window = span(window);
                assert_eq!(timing.gone(window, year).0, counted(timing, window, year), "{timing:?} {window}");
            }
        }
    }

    /// A share bought on the record date is outstanding through it.
    #[test]
    fn a_record_date_within_the_window_counts_the_days_before_it() {
        let (window, record) = (span("2031-01-01/2031-01-10"), "2031-01-04".parse().unwrap());
        let before = |timing: Timing| timing.days_before(window, record);
        assert_eq!((before(Timing::Even), before(Timing::Start)), ((3, 10), (1, 1)));
        assert_eq!((before(Timing::End), before(Timing::On(record))), ((0, 1), (0, 1)));
    }
}

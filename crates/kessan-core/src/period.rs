//! Spans of days, as ISO 8601 writes them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// From one day to another, both included; an instant is one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// First day.
    pub start: Date,
    /// Last day; the day itself for an instant.
    pub end: Date,
    /// Whether it was written as a single day: the date of a balance sheet.
    pub instant: bool,
}

impl Span {
    /// Days in the span, both ends counted: 365 for a common year.
    pub fn days(self) -> i32 {
        days_from(self.start, self.end) + 1
    }

    /// Whole calendar months in the span: 6 for April to September; `None` if it begins or ends within a month.
    pub fn months(self) -> Option<i32> {
        let after = self.end.tomorrow().ok()?;
        let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        (!self.instant && self.start.day() == 1 && after.day() == 1).then(|| count(after) - count(self.start))
    }

    /// Whether the day is one of its days.
    pub fn contains(self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// Both spans as one, if `next` begins on the day after the last of `self`.
    pub fn more(self, next: Span) -> Option<Span> {
        let goes_on = !self.instant && !next.instant && self.end.tomorrow().ok()? == next.start;
        goes_on.then_some(Span { end: next.end, ..self })
    }

    /// What is left of `self` without `part`, if `part` stands at its beginning or its end.
    pub fn less(self, part: Span) -> Option<Span> {
        if self.instant || part.instant || part == self {
            return None;
        }
        if part.end == self.end && part.start > self.start {
            return Some(Span { end: part.start.yesterday().ok()?, ..self });
        }
        if part.start == self.start && part.end < self.end {
            return Some(Span { start: part.end.tomorrow().ok()?, ..self });
        }
        None
    }
}

/// A day as `2008-09-30`; the library's own way brings along all that it can write (6 kB of program).
pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// So many months after a day, or before it if they are negative: the same day of that month, or its last one. The library's shorter way
/// to write it would end by a panic that can say all that may be wrong with dates and time zones (60 kB of program).
pub fn months_after(day: Date, months: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

/// So many days after a day, or before it if they are negative.
pub fn days_after(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Days from one day to another; negative if it is earlier.
pub fn days_from(from: Date, to: Date) -> i32 {
    // The calendar has fewer than ten million days.
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

/// The day that `text` names as `2008-09-30`; no other form is one, not `2008-9-30` nor a date with a time of day.
pub fn day(text: &str) -> Option<Date> {
    let [year, month, day] = [0..4, 5..7, 8..10].map(|range| {
        let part = text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<i16>().ok()
    });
    let has_form = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (month, day) = (i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
    Date::new(year?, month, day).ok().filter(|_| has_form)
}

impl FromStr for Span {
    type Err = &'static str;

    /// # Errors
    ///
    /// What a span may be, when `text` is none.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = "a day such as 2008-09-30, or two with a slash such as 2008-04-01/2008-09-30";
        let day = |text: &str| day(text).ok_or(expected);
        match text.split_once('/') {
            None => day(text).map(|day| Span { start: day, end: day, instant: true }),
            Some((start, end)) => {
                let span = Span { start: day(start)?, end: day(end)?, instant: false };
                if span.start <= span.end { Ok(span) } else { Err("a span whose first day is not after its last") }
            }
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.instant { write!(f, "{}", self.end) } else { write!(f, "{}/{}", self.start, self.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        text.parse().unwrap()
    }

    #[test]
    fn a_half_less_its_second_quarter_is_its_first() {
        let half = span("2008-04-01/2008-09-30");
        assert_eq!(half.less(span("2008-07-01/2008-09-30")), Some(span("2008-04-01/2008-06-30")));
        assert_eq!(half.less(span("2008-05-01/2008-06-30")), None, "a part from the middle leaves no span");
        assert_eq!(half.less(half), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "2008",
            "2008-02-30",
            "2008-9-30",
            "2008-09-30/",
            "2008-10-01/2008-09-30",
            "soon",
            "-000001-01-01",
            "2008-09-30T10:00",
        ] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }

    #[test]
    fn months_are_counted_if_they_are_whole() {
        assert_eq!(span("2008-04-01/2008-09-30").months(), Some(6));
        assert_eq!(span("2008-10-01/2009-03-31").months(), Some(6));
        assert_eq!(span("2008-02-01/2008-02-29").months(), Some(1));
        assert_eq!(span("2008-04-01/2008-09-29").months(), None);
        assert_eq!(span("2008-04-02/2008-09-30").months(), None);
        assert_eq!(span("2008-04-01").months(), None, "an instant has none");
    }

    #[test]
    fn both_ends_of_a_span_count() {
        assert_eq!(span("2008-04-01/2009-03-31").days(), 365);
        assert_eq!(span("2008-09-30").days(), 1);
    }
}

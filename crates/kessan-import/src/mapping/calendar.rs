//! The fiscal calendar, and how periods are called in it.

use jiff::civil::Date;
use kessan_core::period::{days_from, iso};

use super::words::Words;
use crate::english::MONTHS;
use crate::report::Period;

/// How many days a year or a quarter may end away from its nominal day: years of 52 or 53 weeks.
const TOLERANCE: i32 = 10;

const ORDINALS: [(&str, &str); 4] = [("First", "第1"), ("Second", "第2"), ("Third", "第3"), ("Fourth", "第4")];

/// When fiscal years end, and how they are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The month and the day of the year's end, nominal.
    pub end: (i8, i8),
    /// What is added to the calendar year of its end to give a year's number: −1 for the fiscal year 2024 that ends in
    /// January 2025.
    pub offset: i16,
    /// Whether years are named by the month that they end in (`FY3/2024`), as in Japan.
    pub by_month: bool,
    /// Whether fiscal periods are half years, each named by the month that it ends in, as those of Japanese funds are.
    pub by_halves: bool,
}

/// What a span is within its fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Year,
    /// So many months from its beginning: 3, 6 or 9.
    First(i32),
    /// A quarter, 2 to 4.
    Quarter(i32),
    /// The second half.
    SecondHalf,
    /// Anything else.
    Other,
}

impl Calendar {
    /// The end of the fiscal year that a day belongs to.
    pub fn year_end(&self, day: Date) -> Option<Date> {
        let nominal = |year: i16| {
            let (month, last) = self.end;
            (0..4).find_map(|back| Date::new(year, month, last - back).ok())
        };
        [-1, 0, 1]
            .into_iter()
            .filter_map(|more| nominal(day.year().checked_add(more)?))
            .find(|end| days_from(*end, day) <= TOLERANCE)
    }

    /// The first day of the fiscal year that ends on a nominal day.
    fn year_start(end: Date) -> Option<Date> {
        let before =
            (0..4).find_map(|back| Date::new(end.year().checked_sub(1)?, end.month(), end.day() - back).ok())?;
        before.tomorrow().ok()
    }

    /// What a span of days is within its fiscal year, and that year's nominal end.
    pub fn part(&self, start: Date, end: Date) -> Option<(Part, Date)> {
        let year_end = self.year_end(end)?;
        let first = Self::year_start(year_end)?;
        let days = days_from(start, end) + 1;
        let begins = days_from(first, start).abs() <= TOLERANCE;
        let ends = days_from(year_end, end).abs() <= TOLERANCE;
        let is_quarter = (80..=100).contains(&days);
        let part = if begins && ends && (350..=380).contains(&days) {
            Part::Year
        } else if begins && is_quarter {
            Part::First(3)
        } else if begins && (170..=195).contains(&days) {
            Part::First(6)
        } else if begins && (258..=288).contains(&days) {
            Part::First(9)
        } else if is_quarter {
            match (days_from(first, end) + 46) / 91 {
                quarter @ 2..=4 => Part::Quarter(quarter),
                _ => Part::Other,
            }
        } else if ends && (170..=195).contains(&days) {
            Part::SecondHalf
        } else {
            Part::Other
        };
        Some((part, year_end))
    }

    /// The year's number, in English and in Japanese.
    fn year(&self, end: Date) -> (String, String) {
        let number = end.year() + self.offset;
        let en = if self.by_month && end.month() != 12 {
            format!("FY{}/{number}", end.month())
        } else {
            format!("FY{number}")
        };
        (en, format!("{}年{}月期", end.year(), end.month()))
    }

    /// The name of a period within a file, `Q1-FY2025`: dates where the fiscal calendar has no name for it.
    pub fn id(&self, period: Period) -> String {
        match period {
            Period::Instant(day) => iso(day),
            Period::Forever => "forever".to_owned(),
            Period::Duration { start, end } => {
                let by_dates = || format!("{}_{}", iso(start), iso(end));
                let Some((part, year_end)) = self.part(start, end) else { return by_dates() };
                let year = format!("FY{}", year_end.year() + self.offset);
                match part {
                    Part::Year => year,
                    Part::First(3) => format!("Q1-{year}"),
                    Part::First(6) => format!("1H-{year}"),
                    Part::First(months) => format!("{months}M-{year}"),
                    Part::Quarter(quarter) => format!("Q{quarter}-{year}"),
                    Part::SecondHalf => format!("2H-{year}"),
                    Part::Other => by_dates(),
                }
            }
        }
    }

    /// The short label of a period, for a column's head.
    pub fn label(&self, period: Period) -> Words {
        match period {
            Period::Instant(day) => Words::both(&short_day(day), &japanese(day)),
            Period::Forever => Words::both("Always", "全期間"),
            Period::Duration { start, end } => {
                let named = self.part(start, end).and_then(|(part, year_end)| {
                    let (en, ja) = self.year(year_end);
                    if let (true, Part::First(6) | Part::SecondHalf) = (self.by_halves, part) {
                        let en = format!("Half year to {} {}", month(end).get(..3).unwrap_or_default(), end.year());
                        return Some(Words::both(&en, &format!("{}年{}月期", end.year(), end.month())));
                    }
                    Some(match part {
                        Part::Year => Words::both(&en, &ja),
                        Part::First(3) => Words::both(&format!("Q1 {en}"), &format!("{ja}第1四半期")),
                        Part::First(6) => Words::both(&format!("1H {en}"), &format!("{ja}上期")),
                        Part::First(months) => {
                            Words::both(&format!("{months}M {en}"), &format!("{ja}第{}四半期累計", months / 3))
                        }
                        Part::Quarter(quarter) => {
                            Words::both(&format!("Q{quarter} {en}"), &format!("{ja}第{quarter}四半期"))
                        }
                        Part::SecondHalf => Words::both(&format!("2H {en}"), &format!("{ja}下期")),
                        Part::Other => return None,
                    })
                });
                named.unwrap_or_else(|| Words::both(&short_span(start, end), &japanese_span(start, end)))
            }
        }
    }

    /// The long name of a period.
    pub fn name(&self, period: Period) -> Words {
        match period {
            Period::Instant(day) => Words::both(&long_day(day), &japanese(day)),
            Period::Forever => Words::both("Always", "全期間"),
            Period::Duration { start, end } => {
                let (days, ja_days) = (english_span(start, end), japanese_span(start, end));
                let named = self.part(start, end).filter(|_| !self.by_halves).and_then(|(part, year_end)| {
                    let (year, ja) = self.year(year_end);
                    let of = |what: &str, ja_what: &str| {
                        Words::both(&format!("{what} {year} ({days})"), &format!("{ja}{ja_what}（{ja_days}）"))
                    };
                    let quarter = |quarter: i32| {
                        let at = usize::try_from(quarter - 1).unwrap_or_default();
                        let (en, ja) = ORDINALS.get(at).copied().unwrap_or(("", ""));
                        of(&format!("{en} quarter of"), &format!("{ja}四半期"))
                    };
                    Some(match part {
                        Part::Year => Words::both(&format!("{year} ({days})"), &format!("{ja}（{ja_days}）")),
                        Part::First(3) => quarter(1),
                        Part::First(6) => of("First half of", "上期"),
                        Part::First(_) => of("First nine months of", "第3四半期累計期間"),
                        Part::Quarter(number) => quarter(number),
                        Part::SecondHalf => of("Second half of", "下期"),
                        Part::Other => return None,
                    })
                });
                named.unwrap_or_else(|| Words::both(&days, &ja_days))
            }
        }
    }

    /// The half year before one, nominal: the six months before its first.
    pub fn half_before(period: Period) -> Option<Period> {
        let Period::Duration { start, .. } = period else { return None };
        let months = i32::from(start.year()) * 12 + i32::from(start.month()) - 1 - 6;
        let (year, month) = (i16::try_from(months.div_euclid(12)).ok()?, i8::try_from(months.rem_euclid(12) + 1).ok()?);
        let first = (0..4).find_map(|back| Date::new(year, month, start.day() - back).ok())?;
        Some(Period::Duration { start: first, end: start.yesterday().ok()? })
    }

    /// The same days a year before, nominal: 29 February becomes 28.
    pub fn year_before(period: Period) -> Option<Period> {
        let back = |day: Date| {
            let year = day.year().checked_sub(1)?;
            Date::new(year, day.month(), day.day()).or_else(|_| Date::new(year, day.month(), day.day() - 1)).ok()
        };
        Some(match period {
            Period::Instant(day) => Period::Instant(back(day)?),
            Period::Duration { start, end } => {
                // A month's last day stays the month's last day.
                let is_last = end.tomorrow().ok()?.day() == 1;
                let end = back(end)?;
                Period::Duration { start: back(start)?, end: if is_last { end.last_of_month() } else { end } }
            }
            Period::Forever => return None,
        })
    }
}

fn month(day: Date) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

fn short_day(day: Date) -> String {
    format!("{} {}, {}", month(day).get(..3).unwrap_or_default(), day.day(), day.year())
}

/// A span as a column's head or a button has room for: `Feb 4 – Nov 2, 2030`.
fn short_span(start: Date, end: Date) -> String {
    if start.year() != end.year() {
        return format!("{} – {}", short_day(start), short_day(end));
    }
    format!("{} {} – {}", month(start).get(..3).unwrap_or_default(), start.day(), short_day(end))
}

/// A day as English texts write it: `March 29, 2025`.
pub fn long_day(day: Date) -> String {
    format!("{} {}, {}", month(day), day.day(), day.year())
}

/// A day as Japanese texts write it: `2025年3月29日`.
pub fn japanese(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn english_span(start: Date, end: Date) -> String {
    format!("{} – {}", long_day(start), long_day(end))
}

fn japanese_span(start: Date, end: Date) -> String {
    format!("{}～{}", japanese(start), japanese(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn span(start: Date, end: Date) -> Period {
        Period::Duration { start, end }
    }

    #[test]
    fn a_quarter_of_a_year_of_52_weeks_is_named_in_its_fiscal_year() {
        let calendar = Calendar { end: (9, 27), offset: 0, by_month: false, by_halves: false };
        let second = span(date(2029, 12, 30), date(2030, 3, 30));
        assert_eq!(calendar.id(second), "Q2-FY2030");
        assert_eq!(calendar.label(second).get("ja"), Some("2030年9月期第2四半期"));
        assert_eq!(calendar.id(span(date(2029, 9, 30), date(2030, 3, 30))), "1H-FY2030");
        // A year that ends a day after the nominal one.
        assert_eq!(calendar.id(span(date(2028, 9, 30), date(2029, 9, 29))), "FY2029");
    }

    #[test]
    fn a_japanese_year_is_named_by_the_month_of_its_end() {
        let calendar = Calendar { end: (3, 31), offset: 0, by_month: true, by_halves: false };
        let year = span(date(2030, 4, 1), date(2031, 3, 31));
        assert_eq!(calendar.label(year).get("en"), Some("FY3/2031"));
        assert_eq!(calendar.label(year).get("ja"), Some("2031年3月期"));
        assert_eq!(calendar.id(span(date(2030, 4, 1), date(2030, 12, 31))), "9M-FY2031");
    }

    #[test]
    fn a_span_that_has_no_name_is_labelled_by_its_days_in_short() {
        let calendar = Calendar { end: (12, 31), offset: 0, by_month: false, by_halves: false };
        let label = |start, end| calendar.label(span(start, end)).get("en").map(str::to_owned);
        assert_eq!(label(date(2030, 7, 22), date(2030, 9, 28)).as_deref(), Some("Jul 22 – Sep 28, 2030"));
        assert_eq!(label(date(2029, 11, 5), date(2030, 1, 3)).as_deref(), Some("Nov 5, 2029 – Jan 3, 2030"));
    }

    /// Last year ran from February to April, this year's quarter from April to June.
    #[test]
    fn a_quarter_of_another_calendar_is_called_by_its_days() {
        let calendar = Calendar { end: (3, 31), offset: 0, by_month: true, by_halves: false };
        assert_eq!(calendar.id(span(date(2030, 4, 1), date(2030, 6, 30))), "Q1-FY2031");
        assert_eq!(calendar.id(span(date(2029, 2, 1), date(2029, 4, 30))), "2029-02-01_2029-04-30");
    }

    #[test]
    fn a_year_that_ends_in_january_has_the_number_of_the_year_before() {
        let calendar = Calendar { end: (1, 31), offset: -1, by_month: false, by_halves: false };
        assert_eq!(calendar.label(span(date(2029, 2, 4), date(2030, 2, 2))).get("en"), Some("FY2029"));
    }

    #[test]
    fn a_year_before_a_leap_day_ends_in_february_all_the_same() {
        let leap = span(date(2028, 2, 1), date(2028, 2, 29));
        assert_eq!(Calendar::year_before(leap), Some(span(date(2027, 2, 1), date(2027, 2, 28))));
        let after = span(date(2029, 2, 1), date(2029, 2, 28));
        assert_eq!(Calendar::year_before(after), Some(span(date(2028, 2, 1), date(2028, 2, 29))));
    }
}

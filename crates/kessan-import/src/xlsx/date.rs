//! Days in a workbook: numbers of days since the beginning of 1900, or of 1904.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::english::MONTHS;
use kessan_core::period::days_after;

/// The day of a number; `None` if there is none. In the calendar of 1900, day 60 is February 29, which that year did not have.
pub(super) fn day(number: Decimal, from_1904: bool) -> Option<Date> {
    let days = number.trunc().to_i32().filter(|days| (0..2_958_466).contains(days))?;
    let first = match (from_1904, days) {
        (true, _) => date(1904, 1, 1),
        (false, 0..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    days_after(first, days)
}

/// A day as a format of years, months and days writes it; other parts of the format are left out.
pub(super) fn text(day: Date, format: &str) -> String {
    let name = MONTHS.get(usize::from(day.month().unsigned_abs()).wrapping_sub(1)).copied().unwrap_or_default();
    let mut text = String::new();
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        let lower = c.to_ascii_lowercase();
        if matches!(lower, 'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'e' | 'g' | 'b') {
            let mut count = 1;
            while chars.next_if(|next| next.to_ascii_lowercase() == lower).is_some() {
                count += 1;
            }
            match (lower, count) {
                ('y', 1 | 2) => text.push_str(&format!("{:02}", day.year().rem_euclid(100))),
                ('y', _) => text.push_str(&day.year().to_string()),
                ('m', 1) => text.push_str(&day.month().to_string()),
                ('m', 2) => text.push_str(&format!("{:02}", day.month())),
                ('m', 3) => text.push_str(name.get(..3).unwrap_or(name)),
                ('m', _) => text.push_str(name),
                ('d', 1) => text.push_str(&day.day().to_string()),
                ('d', 2) => text.push_str(&format!("{:02}", day.day())),
                // Eras, names of weekdays and times of the day have many forms: the day itself is sure.
                _ => return day.to_string(),
            }
        } else {
            match c {
                '"' => text.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' | '_' | '*' => text.extend(chars.next().filter(|_| c == '\\')),
                '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
                ';' => break,
                c => text.push(c),
            }
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_in_both_calendars() {
        assert_eq!(day(Decimal::from(1), false), Some(date(1900, 1, 1)));
        assert_eq!(day(Decimal::from(59), false), Some(date(1900, 2, 28)));
        assert_eq!(day(Decimal::from(61), false), Some(date(1900, 3, 1)));
        assert_eq!(day(Decimal::from(47_938), false), Some(date(2031, 3, 31)));
        assert_eq!(day(Decimal::from(46_476), true), Some(date(2031, 3, 31)));
        assert_eq!(day(Decimal::from(-1), false), None);
    }

    #[test]
    fn days_are_written_as_their_format_says() {
        let day = date(2031, 3, 5);
        for (format, expected) in [
            ("yyyy\\-mm\\-dd", "2031-03-05"),
            ("mmmm d, yyyy", "March 5, 2031"),
            ("d-mmm-yy", "5-Mar-31"),
            ("yyyy\"年\"m\"月\"d\"日\"", "2031年3月5日"),
            ("[$-409]mmm d, yyyy;@", "Mar 5, 2031"),
            ("ggge\"年\"m\"月\"d\"日\"", "2031-03-05"),
        ] {
            assert_eq!(text(day, format), expected, "{format}");
        }
    }
}

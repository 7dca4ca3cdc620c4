//! Periods of the Open Information Model: instants, and intervals whose end is no part of them.

use crate::ixbrl::resources::day;
use crate::report::Period;

/// The period of a text such as `2030-04-01T00:00:00/2031-04-01T00:00:00`.
pub(super) fn period(text: &str) -> Result<Period, String> {
    match text.split_once('/') {
        Some((start, end)) => {
            let (start, end) = (day(start, false)?, day(end, true)?);
            if start > end {
                return Err(format!("the period “{}” ends before it starts", crate::notices::cut(text)));
            }
            Ok(Period::Duration { start, end })
        }
        None => day(text, true).map(Period::Instant),
    }
}

#[cfg(test)]
mod tests {
    use super::period;
    use crate::report::Period;
    use jiff::civil::date;

    #[test]
    fn ends_are_no_part_of_a_period() {
        assert_eq!(
            period("2030-04-01T00:00:00/2031-04-01T00:00:00"),
            Ok(Period::Duration { start: date(2030, 4, 1), end: date(2031, 3, 31) })
        );
        assert_eq!(period("2031-04-01T00:00:00"), Ok(Period::Instant(date(2031, 3, 31))));
        assert!(period("2031-04-01T00:00:00/2031-04-01T00:00:00").is_err());
        assert!(period("2031").is_err());
    }
}

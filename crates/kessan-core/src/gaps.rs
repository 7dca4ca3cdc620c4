//! Periods that a series over time does not have: neighbours in it are not always consecutive.

use super::period::days_from;
use super::release::Release;
use super::release::model::Period;

impl Release {
    /// How many periods are missing before each of a series in order of time: one before a fourth quarter that follows a second.
    /// Fiscal years, and the same quarter of each year, are a year apart. The periods of a single report are compared and do not
    /// follow each other: none is missing.
    pub fn missing_before(&self, series: &[&Period]) -> Vec<u32> {
        let apart: Vec<i32> =
            series.windows(2).map(|pair| months(days_from(pair[0].span.end, pair[1].span.end))).collect();
        let step = step(series, &apart).filter(|_| self.has_other_reports());
        let missing = |apart: &i32| match step {
            // Weeks do not fill months: a step is one from its half on.
            Some(step) => u32::try_from((apart + step / 2) / step - 1).unwrap_or(0),
            None => 0,
        };
        std::iter::once(0).chain(apart.iter().map(missing)).take(series.len()).collect()
    }
}

/// Months from the end of a period to that of the next one; `None` where there are none.
fn step(series: &[&Period], apart: &[i32]) -> Option<i32> {
    let last = series.last()?;
    let is_rolling = last.derived.as_ref().is_some_and(|derived| derived.plus.is_some());
    let step = if apart.iter().all(|apart| apart % 12 == 0) {
        12
    } else if last.span.instant || is_rolling {
        // Days, and twelve months up to each quarter's end, have no length that would say it.
        apart.iter().copied().filter(|apart| *apart > 0).min()?
    } else {
        months(last.span.days())
    };
    (step > 0).then_some(step)
}

/// As many whole months as are nearest to a number of days, of which 13 weeks have three.
fn months(days: i32) -> i32 {
    (days.saturating_mul(12) + 182) / 365
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::load::load;
    use crate::release::model::PeriodDifference;

    fn missing(spans: &[&str], is_rolling: bool) -> Vec<u32> {
        let release = load("side-by-side", include_str!("../../../tests/releases/side-by-side.json")).unwrap();
        let derived = is_rolling.then(|| PeriodDifference {
            whole: String::new(),
            less: String::new(),
            plus: Some(String::new()),
        });
        let model = release.file.periods[0].clone();
        let period = |span: &&str| Period { span: span.parse().unwrap(), derived: derived.clone(), ..model.clone() };
        let periods: Vec<Period> = spans.iter().map(period).collect();
        release.missing_before(&periods.iter().collect::<Vec<_>>())
    }

    #[test]
    fn between_a_second_and_a_fourth_quarter_one_is_missing() {
        let quarters = ["2030-04-01/2030-06-30", "2030-07-01/2030-09-30", "2031-01-01/2031-03-31"];
        assert_eq!(missing(&quarters, false), [0, 0, 1]);
        // First and third quarters alone are half a year apart.
        let quarters = ["2030-04-01/2030-06-30", "2030-10-01/2030-12-31", "2031-04-01/2031-06-30"];
        assert_eq!(missing(&quarters, false), [0, 1, 1]);
        // Of 13 and 14 weeks.
        let quarters = ["2030-04-01/2030-06-30", "2030-07-01/2030-10-06", "2031-01-06/2031-04-06"];
        assert_eq!(missing(&quarters, false), [0, 0, 1]);
    }

    #[test]
    fn the_same_quarter_of_each_year_is_a_series() {
        let quarters = ["2029-04-01/2029-06-30", "2030-04-01/2030-06-30", "2032-04-01/2032-06-30"];
        assert_eq!(missing(&quarters, false), [0, 0, 1]);
        let years = ["2029-04-01/2030-03-31", "2030-04-01/2031-03-31", "2040-04-01/2041-03-31"];
        assert_eq!(missing(&years, false), [0, 0, 9]);
    }

    #[test]
    fn days_and_twelve_months_are_as_far_apart_as_the_nearest_two() {
        assert_eq!(missing(&["2030-03-31", "2030-06-30", "2031-03-31", "2031-03-31"], false), [0, 0, 2, 0]);
        let rolling = ["2029-07-01/2030-06-30", "2029-10-01/2030-09-30", "2030-04-01/2031-03-31"];
        assert_eq!(missing(&rolling, true), [0, 0, 1]);
        assert!(missing(&[], false).is_empty());
        assert_eq!(missing(&["2030-03-31"], false), [0]);
    }

    #[test]
    fn periods_of_one_report_are_compared_and_none_is_missing() {
        let release = load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap();
        let periods: Vec<&Period> = release.file.periods.iter().collect();
        assert!(release.missing_before(&periods).iter().all(|missing| *missing == 0));
    }
}

//! Periods that follow from several reports: quarters, second halves, twelve months.

use std::cmp::Reverse;

use kessan_core::period::{Span, days_from};
use kessan_core::release::load::checked;
use kessan_core::release::model::{Comparison, File, Period, PeriodDifference, Scenario};

use crate::changes::is_value;
use crate::words::{self, Left};
use crate::{Refused, periods::unlike};

/// As many periods are derived at most.
const MOST_DERIVED: usize = 40;
/// As many comparisons as a release has at most.
const MOST_COMPARISONS: usize = 6;

/// Adds what is left of a printed period without a printed part of it, and twelve months up to the end of a printed part of a year.
/// The part is taken as it was printed when the whole was: a part that was restated since would be of another basis.
///
/// Gives a notice of those for which there is no room: the latest quarters and halves come first, then the latest twelve months.
pub fn periods(file: &mut File) -> Option<String> {
    let mut printed: Vec<Printed> = file.periods.iter().filter_map(|period| printed_by(file, period)).collect();
    printed.sort_by_key(|printed| (Reverse(printed.period.span.end), printed.period.span.days()));
    let latest = || printed.iter().filter(|printed| !printed.period.is_superseded());
    let mut new = Vec::new();
    for whole in latest() {
        for part in latest() {
            let part = same_basis(&printed, whole, part);
            new.extend(left(&whole.period, &part.period));
        }
    }
    // A quarter that is left of less: nine months less the half year, not the year less nine months and so on.
    new.sort_by_key(|(period, whole)| (Reverse(period.span.end), period.span.days(), *whole));
    let mut years = Vec::new();
    let mut left_out: Vec<Period> = Vec::new();
    for year in latest() {
        for part in latest() {
            let part = same_basis(&printed, year, part);
            years.extend(latest().filter_map(|next| twelve_months(&year.period, &part.period, &next.period)));
        }
    }
    for period in new.into_iter().map(|(period, _)| period).chain(years) {
        let is_said = left_out.iter().any(|known| known.span == period.span);
        left_out.extend(add(file, period).filter(|_| !is_said));
    }
    notice(&left_out)
}

/// What is said of periods that are not derived.
fn notice(left_out: &[Period]) -> Option<String> {
    let named = left_out.iter().map(|period| format!("{:?}", period.label.en())).collect::<Vec<_>>().join(", ");
    let (count, is_one) = (left_out.len(), left_out.len() == 1);
    let (periods, are, them) = if is_one { ("period", "is", "it") } else { ("periods", "are", "them") };
    (count > 0).then(|| {
        format!(
            "{count} more {periods} could be derived and {are} left out, as there are at most {MOST_DERIVED}: {named}; \
             compare reports of fewer years to have {them}"
        )
    })
}

/// A period with figures, and the number of the report that prints them.
struct Printed {
    period: Period,
    report: usize,
}

/// The printing of a part's days that the report of the whole or, if there is none, a report before it had; the next one otherwise.
fn same_basis<'p>(all: &'p [Printed], whole: &Printed, part: &'p Printed) -> &'p Printed {
    let same = || all.iter().filter(|other| other.period.span == part.period.span);
    let before = same().filter(|other| other.report >= whole.report).min_by_key(|other| other.report);
    before.or_else(|| same().max_by_key(|other| other.report)).unwrap_or(part)
}

/// A period that tables have results over time of, with the latest report that prints them: 0 for the release's own.
fn printed_by(file: &File, period: &Period) -> Option<Printed> {
    if period.span.instant || period.derived.is_some() {
        return None;
    }
    let number = |report: Option<&String>| {
        report.and_then(|id| file.other_reports.iter().position(|known| known.id == *id)).map_or(0, |at| at + 1)
    };
    let names = |id: Option<&str>| id == Some(period.id.as_str());
    let reports = file.tables.iter().flat_map(|table| {
        let of_columns = table.columns.iter().filter(move |column| {
            let is_result = is_result(column.scenario) && is_value(column.measure.as_ref());
            names(column.period.as_deref().or(table.period.as_deref())) && is_result
        });
        let of_rows =
            table.rows.iter().filter(move |row| names(row.period.as_deref()) || row.periods.contains(&period.id));
        let of_columns = of_columns.map(move |column| number(column.report.as_ref().or(table.report.as_ref())));
        of_columns.chain(of_rows.map(move |_| number(table.report.as_ref())))
    });
    Some(Printed { period: period.clone(), report: reports.min()? })
}

fn is_result(scenario: Option<Scenario>) -> bool {
    scenario.unwrap_or_default() == Scenario::Actual
}

/// Adds a period of days that the release does not have; gives it back where there is no room for it.
fn add(file: &mut File, mut period: Period) -> Option<Period> {
    let derived = file.periods.iter().filter(|known| known.derived.is_some()).count();
    if file.periods.iter().any(|known| known.span == period.span && !known.is_superseded()) {
        return None;
    }
    if derived >= MOST_DERIVED {
        return Some(period);
    }
    period.id = unlike(file, &period.id);
    file.periods.push(period);
    None
}

/// A quarter or a second half that is left, with the days of the whole.
fn left(whole: &Period, part: &Period) -> Option<(Period, i32)> {
    let span = whole.span.less(part.span)?;
    let (days, of) = (span.days(), whole.span.days());
    let at_end = span.end == whole.span.end;
    let left = match (days, of, at_end) {
        (80..=100, 350..=380, true) => Left::Quarter(4),
        (80..=100, 255..=290, true) => Left::Quarter(3),
        (80..=100, 170..=195, true) => Left::Quarter(2),
        (80..=100, 170..=195, false) => Left::Quarter(1),
        (170..=195, 350..=380, true) => Left::SecondHalf,
        _ => return None,
    };
    let named = words::part(&whole.label, left, of >= 350);
    let id = match (left, &named) {
        (_, None) => format!("{}_{}", span.start, span.end),
        (Left::Quarter(number), _) => {
            format!("Q{number}-{}", whole.id.trim_start_matches("9M-").trim_start_matches("1H-"))
        }
        (Left::SecondHalf, _) => format!("2H-{}", whole.id),
    };
    let name = match &named {
        Some(label) => words::with_days(label, span.start, span.end),
        None => words::days(&whole.label, span.start, span.end),
    };
    let label = named.unwrap_or_else(|| name.clone());
    let derived = PeriodDifference { whole: whole.id.clone(), less: part.id.clone(), plus: None };
    Some((Period { id, span, label, name, derived: Some(derived), report: None }, of))
}

/// Twelve months that end with a part of the next year: the year less the same part of it, more that of the next.
fn twelve_months(year: &Period, part: &Period, next: &Period) -> Option<Period> {
    let is_year = (350..=380).contains(&year.span.days());
    let is_part = part.span.start == year.span.start && part.span.days() < 300;
    let goes_on = year.span.end.tomorrow().ok()? == next.span.start;
    let is_as_long = (part.span.days() - next.span.days()).abs() <= 8;
    let span = Span { start: part.span.end.tomorrow().ok()?, end: next.span.end, instant: false };
    if !(is_year && is_part && goes_on && is_as_long) {
        return None;
    }
    let label = words::twelve_months(&year.label, span.end);
    let name = words::with_days(&label, span.start, span.end);
    let derived = PeriodDifference { whole: year.id.clone(), less: part.id.clone(), plus: Some(next.id.clone()) };
    let id = format!("12M-{}", span.end);
    Some(Period { id, span, label, name, derived: Some(derived), report: None })
}

/// Adds pairs of periods to those that the latest report compares: twelve months, then quarters and the other reports' periods, the
/// latest first, each with the same days a year before.
pub fn comparisons(file: &mut File) -> Result<(), Refused> {
    let release = checked(file.clone()).map_err(Refused::invalid)?;
    let Some(revenues) = [&file.story.revenues, &file.story.net_income].into_iter().flatten().next().cloned() else {
        return Ok(());
    };
    let has =
        |period: &Period| release.figure(&revenues, &period.id, Scenario::Actual).is_some_and(|f| f.value.is_some());
    // Quarters say more than halves.
    let is_second_half = |period: &Period| period.derived.is_some() && (170..=195).contains(&period.span.days());
    let mut others: Vec<&Period> = file
        .periods
        .iter()
        .filter(|period| !period.span.instant && !period.is_superseded() && !is_second_half(period) && has(period))
        .collect();
    others.sort_by_key(|period| (!period.id.starts_with("12M-"), Reverse(period.span.end), period.span.days()));
    let compared: Vec<&str> = file.comparisons.iter().map(|known| known.current.as_str()).collect();
    let mut more = Vec::new();
    for current in others.iter().filter(|period| !compared.contains(&period.id.as_str())) {
        let is_year_before = |other: &&&Period| {
            let apart = days_from(other.span.end, current.span.end);
            (358..=373).contains(&apart) && (other.span.days() - current.span.days()).abs() <= 8
        };
        let prior = others.iter().find(is_year_before).map(|prior| prior.id.clone());
        let is_free = |id: &str| file.comparisons.iter().chain(&more).all(|known: &Comparison| known.id != id);
        let id = current.id.clone();
        if prior.is_some() && is_free(&id) && file.comparisons.len() + more.len() < MOST_COMPARISONS {
            more.push(Comparison { id, label: current.label.clone(), current: current.id.clone(), prior });
        }
    }
    file.comparisons.extend(more);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kessan_core::release::model::Text;

    fn period(id: &str, span: &str, label: &str) -> Period {
        let label = Text::new([("en", label)]);
        Period {
            id: id.into(),
            span: span.parse().unwrap(),
            label: label.clone(),
            name: label,
            derived: None,
            report: None,
        }
    }

    #[test]
    fn what_is_left_of_a_year_without_nine_months_is_its_fourth_quarter() {
        let year = period("FY2031", "2030-04-01/2031-03-31", "FY2031");
        let part = period("9M-FY2031", "2030-04-01/2030-12-31", "9M FY2031");
        let (quarter, _) = left(&year, &part).unwrap();
        assert_eq!((quarter.id.as_str(), quarter.label.en()), ("Q4-FY2031", "Q4 FY2031"));
        assert_eq!(quarter.span.to_string(), "2031-01-01/2031-03-31");
    }

    #[test]
    fn twelve_months_end_with_a_part_of_the_next_year() {
        let year = period("FY2031", "2030-04-01/2031-03-31", "FY2031");
        let part = period("1H-FY2031", "2030-04-01/2030-09-30", "1H FY2031");
        let next = period("1H-FY2032", "2031-04-01/2031-09-30", "1H FY2032");
        let trailing = twelve_months(&year, &part, &next).unwrap();
        assert_eq!(trailing.span.to_string(), "2030-10-01/2031-09-30");
        assert_eq!(trailing.label.en(), "12 months to Sep 30, 2031");
        assert!(twelve_months(&year, &next, &part).is_none());
    }
}

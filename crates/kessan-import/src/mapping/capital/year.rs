//! The fiscal year that the section is about.

use jiff::civil::Date;
use kessan_core::order::CompactSort;

use crate::mapping::calendar::Calendar;
use crate::mapping::figures::Figures;
use crate::mapping::periods::end_of;
use crate::mapping::scenario::Scenario;
use crate::mapping::shown::Shown;
use crate::report::Period;

/// The fiscal year that targets and dividends are of: the one that targets are announced for (the first that ends with the main period
/// or after it, where a plan has several), else the one that the main period lies in. Made where the filing has no figure for it.
pub fn fiscal_year(figures: &mut Figures, shown: &Shown, calendar: &Calendar, main: Option<usize>) -> Option<usize> {
    let is_year = |figures: &Figures, number: usize| (350..=380).contains(&figures.periods.days(number));
    let aims = shown.all().filter(|(_, _, scenario, _)| *scenario == Scenario::Target).map(|(_, period, _, _)| period);
    let mut aims: Vec<usize> = aims.filter(|period| is_year(figures, *period)).collect();
    aims.compact_sort_by_key(|period| end_of(figures.periods.get(*period)));
    let ends = main.and_then(|main| end_of(figures.periods.get(main)));
    let next = aims.iter().copied().find(|period| end_of(figures.periods.get(*period)) >= ends);
    if let Some(aim) = next.or(aims.last().copied()) {
        return Some(aim);
    }
    let end = end_of(figures.periods.get(main?))?;
    // Of half years that follow each other the next one is planned: the year is the one that it lies in.
    let mut halves: Vec<Date> = shown
        .all()
        .filter(|(_, period, scenario, _)| *scenario == Scenario::Target && !figures.periods.is_instant(*period))
        .filter_map(|(_, period, ..)| end_of(figures.periods.get(period)).filter(|last| *last > end))
        .collect();
    halves.compact_sort();
    let end = halves.first().copied().filter(|_| figures.periods.by_halves).unwrap_or(end);
    let year_end = calendar.year_end(end)?;
    let near = figures.periods.all().filter(|(number, period)| {
        is_year(figures, *number)
            && end_of(*period).is_some_and(|last| kessan_core::period::days_from(year_end, last).abs() <= 10)
    });
    if let Some((number, _)) = near.min_by_key(|(number, _)| *number) {
        return Some(number);
    }
    let previous = calendar
        .year_end(Date::new(year_end.year().checked_sub(1)?, year_end.month(), year_end.day().min(28)).ok()?)?;
    let nominal = previous.tomorrow().ok()?;
    // A year of 52 or 53 weeks begins when its periods say so: the one that goes furthest knows it.
    let begun = figures.periods.all().filter_map(|(_, period)| match period {
        Period::Duration { start, end } if end <= year_end => Some((end, start)),
        _ => None,
    });
    let begun = begun.filter(|(_, start)| kessan_core::period::days_from(nominal, *start).abs() <= 10);
    let start = begun.max().map_or(nominal, |(_, start)| start);
    Some(figures.periods.number(Period::Duration { start, end: year_end }))
}

//! Columns of growth beside forecasts, in tables whose columns are lines: on the year before, whose results stand in other tables of the
//! filing, if it has them.

use std::collections::HashSet;

use super::arithmetic::{is_growth, printed};
use super::transposed::{concept, is_percent};
use super::{Printed, Rate, known, known_of, rows};
use crate::mapping::calendar::Calendar;
use crate::printed::Layout;
use crate::report::{Fact, Name, Report};

/// The rates of forecasts that the results of the year before bear out.
pub fn rates(report: &Report, layout: &Layout, found: &[Printed]) -> Vec<Printed> {
    let places: HashSet<(usize, usize)> = found.iter().map(|rate| (rate.row, rate.cell.grid.start)).collect();
    let mut rates = Vec::new();
    for at in (1..layout.columns.len()).filter(|at| is_beside(report, layout, *at)) {
        for (row, line) in layout.lines.iter().enumerate() {
            let Some(cell) = line.cells.get(at).and_then(Option::as_ref).filter(|cell| cell.facts.is_empty()) else {
                continue;
            };
            let (Some((value, digits)), Some((of, now))) =
                (printed(&cell.figure.text), known(report, layout, row, at - 1))
            else {
                continue;
            };
            let Some(past) = report.facts.get(of).and_then(|fact| result_before(report, fact)) else { continue };
            let is_borne_out =
                known_of(past).is_some_and(|before| !now.is_turned && is_growth(value, digits, now, before));
            if is_borne_out && !places.contains(&(line.row, cell.grid.start)) {
                let (rate, decimals) = (Rate::Growth(past.period), i32::try_from(digits).unwrap_or(0));
                rates.push(Printed { row: line.row, cell: cell.clone(), of, rate, value, decimals });
            }
        }
    }
    rates
}

/// Whether a column is one of per cent beside one of forecasts.
pub fn is_beside(report: &Report, layout: &Layout, at: usize) -> bool {
    let is_aim = |row: usize| {
        let (of, _) = known(report, layout, row, at.checked_sub(1)?)?;
        report.facts.get(of).filter(|fact| fact.dimensions.keys().any(is_of_aims))
    };
    concept(report, layout, at).is_none()
        && is_percent(layout, at)
        && (0..layout.lines.len()).any(|row| is_aim(row).is_some())
}

/// The result of the year before the one that a forecast is of.
fn result_before<'a>(report: &'a Report, aim: &Fact) -> Option<&'a Fact> {
    let nominal = Calendar::year_before(aim.period)?;
    let scope = || aim.dimensions.iter().filter(|(axis, _)| !is_of_aims(axis));
    report.facts.iter().find(|fact| {
        fact.concept == aim.concept
            && fact.unit == aim.unit
            && rows::is_near(fact.period, nominal)
            && fact.dimensions.len() == scope().count()
            && scope().all(|(axis, member)| fact.dimensions.get(axis) == Some(member))
    })
}

fn is_of_aims(axis: &Name) -> bool {
    axis.local == *"ResultForecastAxis"
}

//! Columns of growth in tables whose columns are lines and whose rows are periods, as the first page of a Japanese release has them: 売上高
//! in millions, and its growth on the year before beside it.

use super::arithmetic::{is_growth, printed};
use super::{Printed, Rate, known};
use crate::mapping::calendar::Calendar;
use crate::printed::Layout;
use crate::report::{Name, Period, Report};

/// Over the table at least so many rates must be those of its figures, where the year before stands in it.
const LEAST: usize = 2;

/// The rates of a table's columns; none unless its figures bear them out.
pub fn rates(report: &Report, layout: &Layout) -> Vec<Printed> {
    let periods: Vec<Option<Period>> = (0..layout.lines.len()).map(|row| period(report, layout, row)).collect();
    let concepts: Vec<Option<&Name>> = (0..layout.columns.len()).map(|at| concept(report, layout, at)).collect();
    // Lines by columns: the others are tables whose columns are periods.
    if concepts.iter().flatten().count() < 2 || periods.iter().flatten().count() < 2 {
        return Vec::new();
    }
    let (mut held, mut tried) = (0_usize, 0_usize);
    let mut rates = Vec::new();
    for at in 1..layout.columns.len() {
        let is_of = concepts.get(at - 1).copied().flatten().is_some() && concepts.get(at).copied().flatten().is_none();
        if !is_of || !is_percent(layout, at) {
            continue;
        }
        for (row, line) in layout.lines.iter().enumerate() {
            let Some(cell) = line.cells.get(at).and_then(Option::as_ref).filter(|cell| cell.facts.is_empty()) else {
                continue;
            };
            let (Some((value, digits)), Some((of, now)), Some(own)) =
                (printed(&cell.figure.text), known(report, layout, row, at - 1), periods.get(row).copied().flatten())
            else {
                continue;
            };
            let Some(nominal) = Calendar::year_before(own) else { continue };
            let base = periods.iter().position(|other| other.is_some_and(|other| super::rows::is_near(other, nominal)));
            let on = base.and_then(|base| periods.get(base).copied().flatten()).unwrap_or(nominal);
            if let Some((_, past)) = base.and_then(|base| known(report, layout, base, at - 1)) {
                tried += 1;
                if now.is_turned || !is_growth(value, digits, now, past) {
                    continue;
                }
                held += 1;
            }
            let decimals = i32::try_from(digits).unwrap_or(0);
            rates.push(Printed { row: line.row, cell: cell.clone(), of, rate: Rate::Growth(on), value, decimals });
        }
    }
    if held >= LEAST && held * 5 >= tried * 3 { rates } else { Vec::new() }
}

/// Whether a column is one of per cent, by its heads or by its figures.
pub fn is_percent(layout: &Layout, at: usize) -> bool {
    let has_sign = |text: &str| text.contains(['%', '％']);
    let by_heads = layout.columns.get(at).is_some_and(|column| column.heads.iter().any(|head| has_sign(head)));
    by_heads
        || layout.lines.iter().filter_map(|line| line.cells.get(at)?.as_ref()).any(|cell| has_sign(&cell.figure.text))
}

/// The one period of a row's facts.
fn period(report: &Report, layout: &Layout, row: usize) -> Option<Period> {
    let facts = layout.lines.get(row)?.cells.iter().flatten().flat_map(|cell| &cell.facts);
    let mut periods = facts.filter_map(|fact| report.facts.get(*fact)).map(|fact| fact.period);
    let first = periods.next()?;
    periods.all(|period| period == first).then_some(first)
}

/// The one element of a column's facts.
pub fn concept<'a>(report: &'a Report, layout: &Layout, at: usize) -> Option<&'a Name> {
    let cells = layout.lines.iter().filter_map(|line| line.cells.get(at)?.as_ref());
    let facts: Vec<usize> = cells.flat_map(|cell| cell.facts.iter().copied()).collect();
    let mut names = facts.iter().filter_map(|fact| report.facts.get(*fact)).map(|fact| &fact.concept);
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

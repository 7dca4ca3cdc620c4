//! Columns of changes, growth and shares.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::arithmetic::{Known, is_change, is_growth, is_share, power, printed};
use super::{Printed, Rate, known};
use crate::printed::Layout;
use crate::report::{Name, Period, Report};

/// Words of columns that may hold rates.
const WORDS: [&str; 22] = [
    "change",
    "variance",
    "growth",
    "increase",
    "decrease",
    "difference",
    "%",
    "％",
    "percent",
    "yoy",
    "year-over-year",
    "mix",
    "share of",
    "増減",
    "前年",
    "前期比",
    "対前",
    "構成比",
    "百分比",
    "売上比",
    "伸び率",
    "比率",
];
/// In at least so many rows of a column the rates must be those of the figures.
const LEAST_ROWS: usize = 2;

/// The rates of a table's columns.
pub fn rates(report: &Report, layout: &Layout) -> Vec<Printed> {
    let periods: Vec<Option<Period>> = (0..layout.columns.len()).map(|column| period(report, layout, column)).collect();
    if periods.iter().all(Option::is_some) || periods.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (column, _) in periods.iter().enumerate().filter(|(_, period)| period.is_none()) {
        let Some(heads) = layout.columns.get(column).map(|column| column.heads.join(" ").to_lowercase()) else {
            continue;
        };
        let figures = || layout.lines.iter().filter_map(|line| line.cells.get(column)?.as_ref());
        // The mark may stand with each figure rather than over the column.
        let has_word = WORDS.iter().any(|word| heads.contains(word))
            || figures().any(|cell| cell.figure.text.contains(['%', '％']));
        let is_tagged = figures().any(|cell| !cell.facts.is_empty());
        if !has_word || is_tagged {
            continue;
        }
        // What a rate is of stands before it as a rule, the nearest first.
        let before: Vec<(usize, Period)> = (0..column)
            .rev()
            .chain(column + 1..layout.columns.len())
            .filter_map(|at| Some((at, periods.get(at).copied()??)))
            .collect();
        let tried = pairs(&before)
            .into_iter()
            .flat_map(|(now, past, on)| {
                [true, false].map(|is_growth| between(report, layout, column, (now, past, on), is_growth))
            })
            .chain(before.iter().take(3).map(|(of, _)| shares(report, layout, column, *of)));
        if let Some(rates) = tried.flatten().next() {
            found.extend(rates);
        }
    }
    found
}

/// The period of a column's facts, if most of them have it.
fn period(report: &Report, layout: &Layout, column: usize) -> Option<Period> {
    let mut counts: BTreeMap<(bool, Period), usize> = BTreeMap::new();
    for line in &layout.lines {
        let facts = line.cells.get(column).into_iter().flatten().flat_map(|cell| &cell.facts);
        for fact in facts.filter_map(|fact| report.facts.get(*fact)).filter(|fact| fact.unit.is_some()) {
            *counts.entry((matches!(fact.period, Period::Duration { .. }), fact.period)).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|((_, period), _)| period)
}

/// The columns that a change may lie between: two of the same length of time, the later one and the earlier one with its period.
fn pairs(columns: &[(usize, Period)]) -> Vec<(usize, usize, Period)> {
    let days = |period: Period| match period {
        Period::Duration { start, end } => kessan_core::period::days_from(start, end),
        _ => 0,
    };
    let end = |period: Period| super::super::periods::end_of(period);
    let mut pairs = Vec::new();
    for (at, (a, first)) in columns.iter().enumerate().take(6) {
        for (b, second) in columns.iter().skip(at + 1).take(5) {
            if (days(*first) - days(*second)).abs() > 10 || first == second {
                continue;
            }
            pairs.push(if end(*first) > end(*second) { (*a, *b, *second) } else { (*b, *a, *first) });
        }
    }
    pairs
}

/// The changes or the growth that a column prints between two others; `None` if it does not.
fn between(
    report: &Report,
    layout: &Layout,
    column: usize,
    (now, past, on): (usize, usize, Period),
    is_growth_column: bool,
) -> Option<Vec<Printed>> {
    let (mut rates, mut tried) = (Vec::new(), 0);
    for (row, line) in layout.lines.iter().enumerate() {
        let Some(cell) = line.cells.get(column).and_then(Option::as_ref) else { continue };
        let (Some((value, digits)), Some((of, now)), Some((_, past))) =
            (printed(&cell.figure.text), known(report, layout, row, now), known(report, layout, row, past))
        else {
            continue;
        };
        let Some(fact) = report.facts.get(of) else { continue };
        let is_pure = fact.unit.as_deref().is_some_and(crate::mapping::units::is_pure_number);
        if is_growth_column && (past.value <= Decimal::ZERO || is_pure) {
            continue;
        }
        tried += 1;
        let rate = if is_growth_column {
            (is_growth(value, digits, now, past) && !now.is_turned).then_some((
                Rate::Growth(on),
                value,
                i32::try_from(digits).unwrap_or(0),
            ))
        } else {
            changed(value, digits, (fact.scale, power(&cell.figure.text)), now, past)
                .map(|(value, decimals)| (Rate::Change(on), value, decimals))
        };
        if let Some((rate, value, decimals)) = rate {
            rates.push(Printed { row: line.row, cell: cell.clone(), of, rate, value, decimals });
        }
    }
    is_enough(rates.len(), tried).then_some(rates)
}

/// A printed difference in the unit of its line, if it is one of the two figures.
fn changed(
    value: Decimal,
    digits: u32,
    (scale, own): (i32, Option<u32>),
    now: Known,
    past: Known,
) -> Option<(Decimal, i32)> {
    let value = match own {
        Some(_) => value,
        None => value.checked_mul(crate::mapping::units::power_of_ten(scale)?)?,
    };
    let scale = own.and_then(|own| i32::try_from(own).ok()).unwrap_or(scale);
    let value = if now.is_turned { -value } else { value };
    is_change(value, now, past).then_some((value, i32::try_from(digits).ok()? - scale))
}

/// The shares of a whole that a column prints of another; the whole is the row that is a hundred per cent. `None` if it does not.
fn shares(report: &Report, layout: &Layout, column: usize, of: usize) -> Option<Vec<Printed>> {
    let cell = |row: usize| layout.lines.get(row)?.cells.get(column)?.as_ref();
    let rate = |row: usize| printed(&cell(row)?.figure.text);
    let is_whole = |row: &usize| {
        rate(*row).is_some_and(|(value, _)| value == Decimal::ONE_HUNDRED) && known(report, layout, *row, of).is_some()
    };
    // Two rows of a hundred per cent: both sides of a balance sheet have the same value, the first will do.
    let at = (0..layout.lines.len()).find(is_whole)?;
    let (fact, whole) = known(report, layout, at, of)?;
    let whole_fact = report.facts.get(fact)?;
    let name: &Name = &whole_fact.concept;
    if !whole_fact.dimensions.keys().all(|axis| axis.local.contains("Consolidated")) {
        return None;
    }
    let (mut rates, mut tried) = (Vec::new(), 0);
    for (row, line) in layout.lines.iter().enumerate().filter(|(row, _)| *row != at) {
        let (Some(cell), Some((value, digits)), Some((of, part))) =
            (cell(row), rate(row), known(report, layout, row, of))
        else {
            continue;
        };
        tried += 1;
        let is_same_unit =
            report.facts.get(of).is_some_and(|fact| fact.unit == whole_fact.unit && fact.period == whole_fact.period);
        if is_same_unit && is_share(value, digits, part, whole) && !part.is_turned {
            let decimals = i32::try_from(digits).unwrap_or(0);
            let rate = Rate::Share(name.clone());
            rates.push(Printed { row: line.row, cell: cell.clone(), of, rate, value, decimals });
        }
    }
    if !is_enough(rates.len(), tried) {
        return None;
    }
    // The whole is a hundred per cent of itself.
    if let (Some(line), Some(cell), Some((value, digits))) = (layout.lines.get(at), cell(at), rate(at)) {
        let decimals = i32::try_from(digits).unwrap_or(0);
        let rate = Rate::Share(name.clone());
        rates.push(Printed { row: line.row, cell: cell.clone(), of: fact, rate, value, decimals });
    }
    Some(rates)
}

/// Whether so many rates of those tried are no chance: two, and three of five.
fn is_enough(held: usize, tried: usize) -> bool {
    held >= LEAST_ROWS && held * 5 >= tried * 3
}

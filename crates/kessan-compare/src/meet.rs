//! Which table of a release another report's table goes on with, and which of its columns say something that the release does not.

use std::collections::BTreeSet;

use kessan_core::cell::Cell;
use kessan_core::period::Span;
use kessan_core::release::Release;
use kessan_core::release::model::{End, File, Row, Table, scaled};
use rust_decimal::Decimal;

use crate::changes::is_value;
use crate::periods;

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnMet {
    /// It stands beside the others.
    Beside,
    /// The release prints all of its figures, so many, for the same days.
    Alike(usize),
}

/// What becomes of each column.
pub type Met = Vec<ColumnMet>;

/// How much of the smaller table's lines both must have, in hundredths.
const SHARED: usize = 50;

/// The release's table that has most lines of the other, of the same kind, rounded alike; of several that whose columns are as long
/// and whose title is the same. `None` where no table has half of them, or where rows and columns do not each mean one thing.
pub fn target(file: &File, base: &Release, own: &Table, taken: &BTreeSet<usize>) -> Option<usize> {
    if !is_regular(own) {
        return None;
    }
    let lines = |table: &Table| -> BTreeSet<(String, Option<u8>)> {
        table.rows.iter().filter(|row| is_line(row)).filter_map(line).collect()
    };
    let ours = lines(own);
    let candidates = file.tables.iter().take(base.file.tables.len()).enumerate();
    let score = |(at, table): (usize, &Table)| {
        let rounding = |table: &Table| table.rounding.unwrap_or(file.rounding);
        let is_ours = table.currency.as_ref().is_none_or(|code| *code == file.currency);
        let is_alike = table.kind == own.kind && rounding(table) == rounding(own) && is_ours && is_regular(table);
        if taken.contains(&at) || !is_alike {
            return None;
        }
        let theirs = lines(table);
        let shared = ours.intersection(&theirs).count();
        let smaller = ours.len().min(theirs.len());
        let is_enough = shared >= smaller.min(2) && shared > 0 && shared * 100 >= smaller * SHARED;
        let is_as_long = lengths(file, table).intersection(&lengths(file, own)).next().is_some();
        let is_called_so = table.title == own.title;
        let part = shared * 100 / ours.len().max(theirs.len()).max(1);
        is_enough.then_some(((part + 40 * usize::from(is_as_long) + 20 * usize::from(is_called_so)), at))
    };
    let best = candidates.filter_map(score).max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)));
    best.map(|(_, at)| at)
}

/// Whether each column is one period and most rows are one line.
fn is_regular(table: &Table) -> bool {
    let has_no_others = table.concept.is_none() && table.measure.is_none() && table.at.is_none();
    let of_columns = table.columns.iter().all(|column| {
        column.concept.is_none() && column.at.is_none() && (column.period.is_some() || table.period.is_some())
    });
    let lines = table.rows.iter().filter(|row| is_line(row)).count();
    // "Consolidated" and "parent alone" of the same days would be told apart by nothing.
    let heads = table.columns.iter().filter(|column| is_value(column.measure.as_ref()));
    let heads: Vec<_> =
        heads.map(|column| (&column.period, column.scenario, &column.currency, &column.report)).collect();
    let is_one_each = heads.iter().enumerate().all(|(at, head)| !heads[..at].contains(head));
    has_no_others && of_columns && is_one_each && lines * 2 > table.rows.len()
}

/// Whether a row is one line, in the periods of its columns, or the head of some.
pub fn is_line(row: &Row) -> bool {
    let is_head = row.cells.iter().all(|cell| cell.trim().is_empty());
    row.concepts.is_empty() && row.periods.is_empty() && row.period.is_none() && (is_head || row.concept.is_some())
}

/// What a row is a line of, and at which end of a period.
pub fn line(row: &Row) -> Option<(String, Option<u8>)> {
    let end = row.at.map(|end| if end == End::Start { 0 } else { 1 });
    row.concept.clone().map(|concept| (concept, end))
}

/// The lengths of a table's periods in months, about; 0 for days.
fn lengths(file: &File, table: &Table) -> BTreeSet<i32> {
    let periods = table.columns.iter().filter_map(|column| column.period.as_deref().or(table.period.as_deref()));
    let span = |id: &str| file.periods.iter().find(|period| period.id == id).map(|period| period.span);
    periods.filter_map(span).map(|span: Span| if span.instant { 0 } else { (span.days() + 15) / 30 }).collect()
}

/// What becomes of each column of a table that stands beside another.
pub fn met(base: &Release, file: &File, own: &Table) -> Met {
    (0..own.columns.len()).map(|column| of_column(base, file, own, column)).collect()
}

fn of_column(base: &Release, file: &File, own: &Table, column: usize) -> ColumnMet {
    let head = own.columns[column].aspects().or(own.aspects());
    // Which of these the page works out shows when all reports are there (`changes`).
    if !is_value(head.measure) {
        return ColumnMet::Beside;
    }
    let period = head.period.and_then(|id| file.periods.iter().find(|period| period.id == id));
    let Some(period) = period.filter(|period| period.is_superseded()) else { return ColumnMet::Beside };
    let mut count = 0;
    for row in &own.rows {
        let aspects = row.aspects_at(column).or(head);
        let text = row.cells.get(column).map_or("", String::as_str);
        let (Some(concept), Some(cell)) = (aspects.concept, Cell::parse(text)) else { continue };
        let (value, digits) = match cell {
            Cell::Empty => continue,
            Cell::Dash => (Decimal::ZERO, 0),
            Cell::Number { value, decimals, .. } => (value, decimals),
        };
        let unit = file.concepts.iter().find(|known| known.id == concept).map(|known| &known.unit);
        let scale = match unit {
            Some(unit) if unit.is_money() => aspects.scale.unwrap_or(0),
            Some(unit) if unit.is_count() => aspects.count_scale.unwrap_or(0),
            _ => 0,
        };
        let value = if aspects.negated.unwrap_or_default() { -value } else { value };
        let decimals = i64::from(digits) - i64::from(scale);
        let day = match aspects.at {
            None => None,
            Some(End::Start) => period.span.start.yesterday().ok(),
            Some(End::End) => Some(period.span.end),
        };
        let span = day.map_or(period.span, |day| Span { start: day, end: day, instant: true });
        let printed = periods::printed(&base.file, span);
        let known = printed.and_then(|printed| {
            base.facts.best(concept, &printed.id, &base.file.currency, aspects.scenario.unwrap_or_default())
        });
        let is_same = known.zip(scaled(value, scale)).is_some_and(|(known, value)| {
            is_same((known.value.unwrap_or_default(), i64::from(known.decimals)), (value, decimals))
        });
        if !is_same {
            return ColumnMet::Beside;
        }
        count += 1;
    }
    ColumnMet::Alike(count)
}

/// Whether two figures are one, known to so many digits after the point each: less than a unit apart of that which has fewer.
pub fn is_same((one, digits): (Decimal, i64), (other, other_digits): (Decimal, i64)) -> bool {
    if digits == other_digits {
        return one == other;
    }
    let fewer = digits.min(other_digits);
    let unit = match fewer {
        0.. => Decimal::ONE / ten_to(fewer),
        _ => ten_to(-fewer),
    };
    one.checked_sub(other).is_some_and(|difference| difference.abs() < unit)
}

fn ten_to(power: i64) -> Decimal {
    u32::try_from(power).ok().and_then(|power| 10_u64.checked_pow(power)).map_or(Decimal::ONE, Decimal::from)
}

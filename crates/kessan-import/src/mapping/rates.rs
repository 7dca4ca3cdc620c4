//! Changes, growth and shares of a total that are printed beside figures and that nobody tagged: columns such as "Change", "% change",
//! 増減額, "% of net sales", 構成比, and rows of shares below a line.
//!
//! Words only say where to look. A column is one of changes, of growth or of shares if what it prints is what the figures of the
//! same rows give, within their rounding, in at least two rows and in most of those that can be worked out. Figures that they do
//! not give are kept as text below the table: they may be of percentage points, or of constant currencies.

mod arithmetic;
mod columns;
mod forecasts;
mod rows;
mod transposed;

use kessan_core::order::CollectOrdered;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use kessan_core::period::day;
use rust_decimal::Decimal;

use super::draft::{Draft, DraftCell};
use super::figures::Measure;
use super::fit::Dim;
use super::sheet::Measures;
use super::shown::Shown;
use super::words::Words;
use crate::printed::{Layout, LayoutCell, layout};
use crate::report::{Aspects, Decimals, Fact, Member, Name, Period, PrintedTable, Report, Value};

/// The namespace of the axis that says how a figure follows from its line.
const NAMESPACE: &str = "urn:kessan:measure";
/// More cells of rates than any filing prints.
const MOST_RATES: usize = 20_000;

/// A table of more columns prints no rates that anyone reads.
const MOST_COLUMNS: usize = 60;

/// How a cell follows from the line of its row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rate {
    /// Per cent change on a period.
    Growth(Period),
    /// Difference to a period.
    Change(Period),
    /// Per cent of another element in the same period.
    Share(Name),
}

/// A figure of a column or a row of rates that its figures do not give: it may be of percentage points, of constant currencies, or a
/// slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    table: usize,
    /// The label of its row and the heads of its column.
    place: (String, String),
    /// As printed.
    text: String,
}

/// The report with the rates of its tables as further facts, and what stands among them and is none.
pub fn with_rates(report: &Report) -> (Cow<'_, Report>, Vec<Left>) {
    let mut found: Vec<(usize, Vec<Printed>)> = Vec::new();
    let mut left = Vec::new();
    let mut count = 0;
    for (number, table) in report.tables.iter().enumerate() {
        if count > MOST_RATES || !has_facts(table) {
            continue;
        }
        let Some(layout) = layout(table).filter(|layout| layout.columns.len() <= MOST_COLUMNS) else { continue };
        let mut rates = columns::rates(report, &layout);
        if rates.is_empty() {
            rates = transposed::rates(report, &layout);
        }
        rates.extend(forecasts::rates(report, &layout, &rates));
        left.extend(not_given(report, number, &layout, &rates));
        rates.extend(rows::rates(report, &layout));
        count += rates.len();
        if !rates.is_empty() {
            found.push((number, rates));
        }
    }
    if found.is_empty() {
        return (Cow::Borrowed(report), left);
    }
    let mut report = report.clone();
    for (number, rates) in found {
        for rate in rates {
            add(&mut report, number, rate);
        }
    }
    (Cow::Owned(report), left)
}

/// The figures that are no rates of columns in which some were found, or that stand beside forecasts.
fn not_given(report: &Report, table: usize, layout: &Layout, rates: &[Printed]) -> Vec<Left> {
    let mut left = Vec::new();
    let places: HashSet<(usize, usize)> = rates.iter().map(|rate| (rate.row, rate.cell.grid.start)).collect();
    for (at, column) in layout.columns.iter().enumerate() {
        let has_rates = rates.iter().any(|rate| column.grid.contains(&rate.cell.grid.start));
        if !has_rates && !forecasts::is_beside(report, layout, at) {
            continue;
        }
        for line in &layout.lines {
            let Some(cell) = line.cells.get(at).and_then(Option::as_ref) else { continue };
            let is_rate = places.contains(&(line.row, cell.grid.start));
            let is_tagged = cell
                .facts
                .iter()
                .any(|fact| report.facts.get(*fact).is_some_and(|fact| !crate::untagged::is_by_words(&fact.concept)));
            let has_digits = cell.figure.text.chars().any(char::is_numeric);
            if !is_rate && !is_tagged && has_digits {
                let place = (line.label.clone(), column.heads.join(" "));
                left.push(Left { table, place, text: cell.figure.text.clone() });
            }
        }
    }
    left
}

/// As many of them are told of one table.
const MOST_LEFT: usize = 12;

/// What stands below a table of the figures that its cells cannot hold, by the number of the table.
pub fn notes(report: &Report, left: &[Left]) -> BTreeMap<usize, Words> {
    let mut tables: BTreeMap<usize, Vec<&Left>> = BTreeMap::new();
    for left in left {
        tables.entry(left.table).or_default().push(left);
    }
    let note = |(table, list): (usize, Vec<&Left>)| {
        report.tables.get(table)?;
        let printed = |left: &&Left| {
            let (row, column) = &left.place;
            let place: Vec<&str> =
                [row.as_str(), column.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
            format!("{}: {}", place.join(", "), left.text)
        };
        let list: Vec<String> = list.iter().take(MOST_LEFT).map(printed).collect();
        let list = list.join("; ");
        let words = Words::both(
            &format!("Also printed, but not given by the figures beside it: {list}"),
            &format!("このほか、表中の数値から計算できない記載があります。{list}"),
        );
        Some((table, words))
    };
    tables.into_iter().filter_map(note).collect_map()
}

/// The same as notices, one for each table.
pub fn notices(report: &Report, left: &[Left]) -> Vec<String> {
    notes(report, left)
        .into_iter()
        .map(|(table, words)| {
            let place = report.tables.get(table).map(|table| &table.place);
            let line = place.map_or(0, |place| place.line);
            let count = left.iter().filter(|left| left.table == table).count();
            format!(
                "line {line}: {count} figures of a column of changes are not what the figures of their rows give; kept as text below the table ({})",
                words.get("en").unwrap_or_default().trim_start_matches("Also printed, but not given by the figures beside it: ")
            )
        })
        .collect()
}

fn has_facts(table: &PrintedTable) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.facts.is_empty())
}

/// A printed rate.
struct Printed {
    /// The row of the table.
    row: usize,
    cell: LayoutCell,
    /// The fact that it is a rate of.
    of: usize,
    rate: Rate,
    /// In per cent, or in units of the line.
    value: Decimal,
    decimals: i32,
}

fn add(report: &mut Report, table: usize, rate: Printed) {
    let Some(of) = report.facts.get(rate.of) else { return };
    let mut fact = Fact {
        value: Value::Number(rate.value),
        decimals: Some(Decimals::To(rate.decimals)),
        printed: Some(rate.cell.figure.text.clone()),
        is_negated: false,
        ..of.clone()
    };
    fact.place.element = None;
    if !matches!(rate.rate, Rate::Change(_)) {
        fact.scale = 0;
    }
    let (axis, member) = written(&rate.rate);
    fact.dimensions.extend([(axis, member)]);
    let number = report.facts.len();
    let Some(row) = report.tables.get_mut(table).and_then(|table| table.rows.get_mut(rate.row)) else { return };
    let has_digits = |text: &str| text.chars().any(char::is_numeric);
    let place = row.cells.iter_mut().find(|cell| rate.cell.grid.contains(&cell.column) && has_digits(&cell.text));
    if let Some(cell) = place {
        // What a line of no term was taken for gives way to what it is.
        cell.facts.clear();
        cell.facts.push(number);
        report.facts.push(fact);
    }
}

/// A rate as a member: what the reader of figures takes off again.
fn written(rate: &Rate) -> (Name, Member) {
    let axis = |local: &str| Name { namespace: NAMESPACE.into(), local: local.into(), prefix: "measure".into() };
    let days = |period: &Period| match period {
        Period::Instant(day) => day.to_string(),
        Period::Duration { start, end } => format!("{start}/{end}"),
        Period::Forever => String::new(),
    };
    match rate {
        Rate::Growth(on) => (axis("Growth"), Member::Typed(days(on))),
        Rate::Change(on) => (axis("Change"), Member::Typed(days(on))),
        Rate::Share(of) => (axis("Share"), Member::Explicit(of.clone())),
    }
}

/// The rate that a fact's members say it is; `None` for a plain value.
pub fn rate(dimensions: &Aspects) -> Option<Rate> {
    let (axis, member) = dimensions.iter().find(|(axis, _)| axis.namespace == NAMESPACE)?;
    match (axis.local.as_str(), member) {
        ("Share", Member::Explicit(of)) => Some(Rate::Share(of.clone())),
        (kind, Member::Typed(days)) => {
            let on = match days.split_once('/') {
                Some((start, end)) => Period::Duration { start: day(start)?, end: day(end)? },
                None => Period::Instant(day(days)?),
            };
            Some(if kind == "Change" { Rate::Change(on) } else { Rate::Growth(on) })
        }
        _ => None,
    }
}

/// Empties cells that are shares of a line that no table shows: without it they would be read as amounts.
pub fn drop_lost(drafts: &mut [Draft], measures: &Measures, shown: &Shown) {
    for draft in drafts {
        let is_lost = |measure: Option<usize>| match measure.map(|number| measures.get(number)) {
            Some(Measure::Share(of)) => Some(!shown.lines.contains(&of)),
            Some(_) => Some(false),
            None => None,
        };
        let lost: Vec<Option<bool>> =
            draft.columns.iter().map(|column| is_lost(column.aspects.get(Dim::Measure))).collect();
        for row in &mut draft.rows {
            let own = is_lost(row.aspects.get(Dim::Measure));
            for (cell, of_column) in row.cells.iter_mut().zip(&lost) {
                if is_lost(cell.measure).or(own).or(*of_column) == Some(true) {
                    *cell = DraftCell::default();
                }
            }
        }
    }
}

/// Whether a fact is a rate that the import has read, not one that the filing tags.
pub fn is_rate(fact: &Fact) -> bool {
    fact.dimensions.keys().any(is_axis)
}

/// Whether an axis is that of rates.
pub fn is_axis(axis: &Name) -> bool {
    axis.namespace == NAMESPACE
}

/// A fact's number as it is known: its value and what the last digit stands for.
fn known(report: &Report, layout: &Layout, row: usize, column: usize) -> Option<(usize, arithmetic::Known)> {
    let cell = layout.lines.get(row)?.cells.get(column)?.as_ref()?;
    let number = |fact: &usize| {
        let of = report.facts.get(*fact)?;
        let Value::Number(value) = of.value else { return None };
        (of.unit.is_some() && rate(&of.dimensions).is_none()).then_some((*fact, of, value))
    };
    let (fact, of, value) = cell.facts.iter().find_map(number)?;
    let known = known_of(of)?;
    let printed = arithmetic::printed(&cell.figure.text);
    let is_turned =
        printed.is_some_and(|(printed, _)| !value.is_zero() && printed.is_sign_negative() != value.is_sign_negative());
    Some((fact, arithmetic::Known { is_turned, ..known }))
}

/// The same of a fact wherever it is printed.
fn known_of(fact: &Fact) -> Option<arithmetic::Known> {
    let Value::Number(value) = fact.value else { return None };
    let unit = match fact.decimals {
        Some(Decimals::To(decimals)) => super::units::power_of_ten(decimals.saturating_neg())?,
        _ => Decimal::ZERO,
    };
    Some(arithmetic::Known { value, unit, is_turned: false })
}

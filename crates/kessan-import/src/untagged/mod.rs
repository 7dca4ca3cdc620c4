//! Tables without tags: a press release, a sheet, a CSV file. What a tagged report says by its tags is taken from the words: the
//! concept from a line's label, the period from a column's head, unit and scale from the title.
//!
//! The facts that come of it are facts like others, so that one mapping serves all reports. What the words leave open is said
//! in a notice: a label that fits a term only in part, a table whose columns name no period.

mod calendar;
mod columns;
mod concept;
mod expected;
mod forecast;
mod in_tagged_filing;
mod known;
mod ranges;
mod transposed;
mod unit;

use kessan_core::numeral::{DecimalMark, Printed, read};
use rust_decimal::Decimal;

use crate::notices::Notices;
use crate::printed::period::{Calendar, Span};
use crate::printed::{Layout, LayoutCell, Line, layout};
use crate::report::{Decimals, Fact, Label, Member, Name, Place, PrintedTable, Report, Value};
use crate::terms::language;

pub(crate) use concept::OWN;
pub(crate) use forecast::is_target;

/// Whether a concept is named after a label, not by an element of the filing.
pub(crate) fn is_by_words(name: &Name) -> bool {
    let namespace: &str = &name.namespace;
    namespace == OWN || namespace == in_tagged_filing::PRINTED
}

use columns::{Column, Given, columns};
use concept::{Concept, Context, concept};
use forecast::{Aim, Said};
use known::Known;
use ranges::Ends;
use unit::{TableUnit, table_unit};

/// Gives the tables of a report without tagged numbers the facts that their words name: the announcement of results below a tagged cover page
/// has none either. In a report with tagged numbers the tables without any are read beside them.
pub(crate) fn tag(report: &mut Report, notices: &mut Notices) {
    if !report.facts.iter().any(|fact| fact.unit.is_some()) {
        tag_all(report, None, notices);
    } else {
        in_tagged_filing::tag(report, notices);
    }
}

/// The same of all tables; `currency` is what amounts are in where the table does not say it.
fn tag_all(report: &mut Report, currency: Option<&'static str>, notices: &mut Notices) {
    let mut tables = std::mem::take(&mut report.tables);
    let currency = currency.or_else(|| unit::of_document(&tables));
    let mut memory = Memory { currency, calendar: calendar::of_document(&tables), ..Memory::default() };
    let mut later: Vec<(usize, Layout, Ends, Option<UnitBefore>)> = Vec::new();
    for (at, table) in tables.iter_mut().enumerate() {
        let mut of_table = layout(table).unwrap_or_default();
        let mut ends = Ends::default();
        let speaks_of_aims = forecast::speaks_of_aims(&of_table, &titles(table, &of_table));
        if speaks_of_aims {
            ends = ranges::part(table);
            of_table = layout(table).unwrap_or(of_table);
        }
        if of_table.columns.is_empty() {
            continue;
        }
        // Without a whole year in any table, the parts of a year that results are of tell which year "full year" is.
        if speaks_of_aims && memory.calendar.is_none() && names_no_period(table, &of_table, &ends) {
            later.push((at, of_table, ends, memory.unit));
            continue;
        }
        tag_table(table, (&of_table, &ends), &mut memory, report, notices);
    }
    memory.calendar = memory.calendar.or_else(|| calendar::of_facts(report));
    for (at, of_table, ends, unit) in later {
        memory.unit = unit;
        if let Some(table) = tables.get_mut(at) {
            tag_table(table, (&of_table, &ends), &mut memory, report, notices);
        }
    }
    report.tables = tables;
}

/// Whether no column of a table names its period as long as no fiscal year is known.
fn names_no_period(table: &PrintedTable, layout: &Layout, ends: &Ends) -> bool {
    let texts = titles(table, layout);
    let aim = forecast::of_table(layout, &texts);
    let is_of_days = Context::new(layout).is_of_days();
    columns(layout, &Given { titles: &texts, is_of_days, aim, ends, calendar: None }).iter().all(Option::is_none)
}

/// The last unit that a table named, with the table's document.
type UnitBefore = (usize, TableUnit);

/// What the tables before have said.
#[derive(Default)]
struct Memory {
    currency: Option<&'static str>,
    unit: Option<UnitBefore>,
    /// The fiscal year that parts of years without days are of.
    calendar: Option<Calendar>,
    known: Known,
}

fn tag_table(
    table: &mut PrintedTable,
    (layout, ends): (&Layout, &Ends),
    memory: &mut Memory,
    report: &mut Report,
    notices: &mut Notices,
) {
    let texts = titles(table, layout);
    let before = memory.unit.filter(|(document, _)| *document == table.place.document).map(|(_, unit)| unit);
    let (unit, is_named) = table_unit(&texts, layout, before, memory.currency);
    if is_named {
        memory.unit = Some((table.place.document, unit));
    } else if before.is_some() {
        notices.add(
            table.place.clone(),
            format!("the table “{}”", texts.first().cloned().unwrap_or_default()),
            "names no unit: that of the table before was taken; confirm it",
        );
    }
    let known = &mut memory.known;
    known.next_table();
    let context = Context::new(layout);
    let given = Given {
        titles: &texts,
        is_of_days: context.is_of_days(),
        aim: forecast::of_table(layout, &texts),
        ends,
        calendar: memory.calendar,
    };
    if transposed::tag(table, layout, (&unit, &given), known, report) {
        return;
    }
    let columns = columns(layout, &given);
    let place = table.place.clone();
    let name = table.caption.clone().or_else(|| texts.first().cloned()).unwrap_or_default();
    if columns.iter().all(Option::is_none) {
        notices.add(
            place,
            format!("the table “{name}”"),
            "kept as printed, without facts: the heads of its columns name no period",
        );
        return;
    }
    let mut headings: Vec<&str> = Vec::new();
    for line in &layout.lines {
        if line.is_heading() {
            headings.push(&line.label);
            continue;
        }
        let under = headings.get(headings.len().saturating_sub(2)..).unwrap_or_default();
        let unit = unit.of_line(&line.label);
        let Some(concept) = concept(line, under, &context, &unit) else { continue };
        let facts = facts(line, &concept, (layout, &columns), &given, &unit, &place);
        let concept = known.settle(concept, &line.label, under.last().copied(), &facts);
        if let Some(term) = concept.doubted {
            let found = format!("“{}” in the table “{name}”", line.label);
            notices.add(place.clone(), found, format!("taken for {term} by its words: confirm it"));
        }
        label(&concept.name, &concept.label(&line.label), report);
        for member in columns.iter().flatten().filter_map(|column| column.member.as_deref()) {
            label(&concept::own(member, None), member, report);
        }
        for (cell, mut fact) in facts {
            fact.concept = concept.name.clone();
            let number = report.facts.len();
            if mark(table, line.row, cell, number) {
                report.facts.push(fact);
            }
        }
    }
}

/// The texts that may name a table's unit and period, the nearest first.
fn titles(table: &PrintedTable, layout: &Layout) -> Vec<String> {
    let titles = layout.titles.iter().rev();
    titles.chain(table.caption.as_ref()).chain(table.before.iter().rev()).cloned().collect()
}

/// The facts of a line's figures, each with its cell; the concept is put in when it is settled.
fn facts<'a>(
    line: &'a Line,
    concept: &Concept,
    (layout, columns): (&Layout, &[Option<Column>]),
    given: &Given<'_>,
    unit: &TableUnit,
    place: &Place,
) -> Vec<(&'a LayoutCell, Fact)> {
    // "Revenue (forecast)" between results.
    let of_line = forecast::said_of_line(&line.label);
    let of = |(at, (cell, column)): (usize, (&'a Option<LayoutCell>, &Option<Column>))| {
        let (cell, column) = (cell.as_ref()?, column.as_ref()?);
        let period = concept.period(column.period)?;
        let mut fact = fact(cell, concept, period, unit, place)?;
        fact.dimensions.extend(
            column.member.as_deref().map(|member| (concept::axis(), Member::Explicit(concept::own(member, None)))),
        );
        let aim = match of_line {
            Some(Said::Aim(aim)) => Some(Aim { bound: column.aim.and_then(|aim| aim.bound), ..aim }),
            Some(Said::Result) => None,
            None => column.aim,
        };
        if let Some(aim) = aim {
            let is_end = |bound: &forecast::Bound| transposed::has_other_end(line, layout, given, at, *bound);
            forecast::add(Aim { bound: aim.bound.filter(is_end), ..aim }, &mut fact.dimensions);
        }
        Some((cell, fact))
    };
    line.cells.iter().zip(columns).enumerate().filter_map(of).collect()
}

fn fact(cell: &LayoutCell, concept: &Concept, period: Span, unit: &TableUnit, place: &Place) -> Option<Fact> {
    let (measure, scale) = unit.of(concept.unit, cell.figure.currency)?;
    let has_percent = cell.figure.text.contains(['%', '％']);
    let mut scale = scale;
    let (value, decimals) = match read(&cell.figure.text, DecimalMark::Point).ok()? {
        Printed::Empty => return None,
        // A dash is no amount, and not always a zero.
        Printed::Dash => (Value::Nil, 0),
        Printed::Number(number) => {
            // A power of ten in the text itself is the figure's own: 6,059百万円.
            if let Some(power) = number.power.and_then(|power| i32::try_from(power).ok()).filter(|_| scale >= 0) {
                scale = power;
            }
            let value = match u32::try_from(scale) {
                Ok(power) => number.value.checked_mul(Decimal::from(10_u64.checked_pow(power)?))?,
                Err(_) => number.whole()?.checked_div(Decimal::ONE_HUNDRED)?,
            };
            (Value::Number(value), number.decimals)
        }
    };
    // A percentage in a line of money is of another kind than the line.
    if has_percent && concept.unit != crate::terms::TermUnit::Percent {
        return None;
    }
    Some(Fact {
        concept: concept.name.clone(),
        entity: Default::default(),
        period: period.period(),
        dimensions: Default::default(),
        unit: Some(measure.into()),
        value,
        decimals: Some(Decimals::To(i32::try_from(decimals).ok()? - scale)),
        printed: Some(cell.figure.text.clone()),
        scale,
        is_negated: false,
        language: None,
        is_hidden: false,
        place: place.clone(),
    })
}

/// Notes a fact in the cell that prints its digits; false if there is none.
fn mark(table: &mut PrintedTable, row: usize, cell: &LayoutCell, fact: usize) -> bool {
    let Some(row) = table.rows.get_mut(row) else { return false };
    let within = |column: usize| cell.grid.contains(&column);
    let has_digits = |text: &str| text.chars().any(char::is_numeric);
    let at = row.cells.iter().position(|cell| within(cell.column) && has_digits(&cell.text));
    let at = at.or_else(|| row.cells.iter().rposition(|cell| within(cell.column) && !cell.text.trim().is_empty()));
    match at.and_then(|at| row.cells.get_mut(at)) {
        Some(cell) => {
            cell.facts.push(fact);
            true
        }
        None => false,
    }
}

/// A label of a concept or a member, once.
fn label(of: &Name, text: &str, report: &mut Report) {
    let language = language(text).tag();
    let is_known = report.labels.iter().rev().take(2_000).any(|known| known.of == *of && known.language == language);
    if !is_known && !text.is_empty() {
        report.labels.push(Label {
            of: of.clone(),
            role: "label".to_owned(),
            language: language.to_owned(),
            text: text.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests;

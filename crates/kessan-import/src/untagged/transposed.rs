//! Tables whose columns are lines of the accounts and whose rows are periods, as the first page of a Japanese release has them.

use super::columns::{Given, of_year};
use super::concept::Concept;
use super::forecast::{self, Aim, Said};
use super::known::Known;
use super::unit::TableUnit;
use super::{fact, label, mark};
use crate::printed::period::{Calendar, Span, read};
use crate::printed::{Layout, Line, unit};
use crate::report::{PrintedTable, Report};
use crate::terms::{Match, TermUnit, by_label};
use kessan_core::period::days_from;

/// A column that is a line of the accounts.
struct TermColumn {
    at: usize,
    label: String,
    concept: Concept,
    unit: TableUnit,
}

/// Gives such a table its facts; false if it is none: if no two columns are lines, or no row is a period.
pub(super) fn tag(
    table: &mut PrintedTable,
    layout: &Layout,
    (of_table, given): (&TableUnit, &Given<'_>),
    known: &mut Known,
    report: &mut Report,
) -> bool {
    let columns: Vec<TermColumn> = (0..layout.columns.len()).filter_map(|at| column(layout, at, of_table)).collect();
    let rows: Vec<Row<'_>> = layout.lines.iter().filter_map(|line| row(line, given)).collect();
    if columns.len() < 2 || rows.is_empty() {
        return false;
    }
    let place = table.place.clone();
    for column in columns {
        let bound = layout.columns.get(column.at).and_then(|of| given.ends.within(&of.grid));
        let of = |row: &Row<'_>| {
            let cell = row.line.cells.get(column.at)?.clone()?;
            let mut fact = fact(&cell, &column.concept, column.concept.period(row.period)?, &column.unit, &place)?;
            if let Some(aim) = row.aim {
                let bound = bound.filter(|bound| has_other_end(row.line, layout, given, column.at, *bound));
                forecast::add(Aim { bound, ..aim }, &mut fact.dimensions);
            }
            Some((row.line.row, cell, fact))
        };
        let facts: Vec<_> = rows.iter().filter_map(of).collect();
        let beside: Vec<_> = facts.iter().map(|(_, cell, fact)| (cell, fact.clone())).collect();
        let concept = known.settle(column.concept.clone(), &column.label, None, &beside);
        label(&concept.name, &concept.label(&column.label), report);
        for (row, cell, mut fact) in facts {
            fact.concept = concept.name.clone();
            if mark(table, row, &cell, report.facts.len()) {
                report.facts.push(fact);
            }
        }
    }
    true
}

/// A row that is a period.
struct Row<'a> {
    line: &'a Line,
    period: Span,
    aim: Option<Aim>,
}

/// A row's period, which its label names or, for forecasts and what stands beside them, a title; `None` for rows of changes.
fn row<'a>(line: &'a Line, given: &Given<'_>) -> Option<Row<'a>> {
    let label = line.label.as_str();
    if line.is_heading() {
        return None;
    }
    let said = forecast::said(label);
    let aim = match said {
        Some(Said::Aim(aim)) => Some(aim),
        Some(Said::Result) => None,
        None => given.aim,
    };
    if let Some(found) = read(label, None) {
        return Some(Row { line, period: found.period, aim });
    }
    if forecast::is_change(label) || (said.is_none() && aim.is_none()) {
        return None;
    }
    let of_title = given.titles.iter().find_map(|title| read(title, None).map(|found| found.period));
    let is_whole =
        |span: &Span| matches!(span, Span::Days { start, end } if (350..=380).contains(&days_from(*start, *end)));
    let calendar = of_title.filter(is_whole).and_then(|span| Calendar::ending(span.end())).or(given.calendar);
    let of_label = calendar.and_then(|calendar| read(label, Some(&calendar)).or_else(|| of_year(label, calendar)));
    let of_title = || of_title.filter(|span| matches!(span, Span::Days { .. }));
    let period = of_label.map(|found| found.period).or_else(of_title)?;
    Some(Row { line, period, aim })
}

/// Whether the other end of a range stands in a line, too: an end alone is a point.
pub(super) fn has_other_end(
    line: &Line,
    layout: &Layout,
    given: &Given<'_>,
    at: usize,
    bound: forecast::Bound,
) -> bool {
    let beside = match bound {
        forecast::Bound::Lower => at.checked_add(1),
        forecast::Bound::Upper => at.checked_sub(1),
    };
    let Some((of, cell)) = beside.and_then(|beside| Some((layout.columns.get(beside)?, line.cells.get(beside)?)))
    else {
        return false;
    };
    let other = given.ends.within(&of.grid).or_else(|| forecast::bound(&of.heads));
    cell.is_some() && other.is_some_and(|other| other != bound)
}

/// The line of the accounts that the heads of a column name, with the unit that they name.
fn column(layout: &Layout, at: usize, of_table: &TableUnit) -> Option<TermColumn> {
    let heads = &layout.columns.get(at)?.heads;
    let is_unit = |head: &&String| unit::read(head).is_some() || matches!(head.trim(), "%" | "％" | "円 銭" | "株");
    let mut named = heads.iter().rev().filter(|head| !is_unit(head));
    // The lowest head is the column's own; a total is one of what stands above.
    let own = named.next()?;
    let label = if matches!(own.trim(), "合計" | "計" | "Total" | "total") { named.next()? } else { own };
    let found = by_label(label).filter(Match::is_certain)?;
    let is_percent = heads.iter().any(|head| matches!(head.trim(), "%" | "％"));
    // What stands beside an amount under the same head is its change in per cent.
    if is_percent != (found.term.unit == TermUnit::Percent)
        && (is_percent || !heads.iter().all(|head| unit::read(head).is_none()))
    {
        return None;
    }
    let unit = heads.iter().fold(*of_table, |unit, head| unit.of_line(&format!("({head})")));
    Some(TermColumn { at, label: label.clone(), concept: Concept::of(found.term), unit })
}

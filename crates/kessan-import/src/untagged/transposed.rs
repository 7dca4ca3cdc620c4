//! Tables whose columns are lines of the accounts and whose rows are periods, as the first page of a Japanese release has them.

use super::concept::Concept;
use super::known::Known;
use super::unit::TableUnit;
use super::{fact, is_forecast, label, mark};
use crate::printed::period::{Span, read};
use crate::printed::{Layout, Line, unit};
use crate::report::{PrintedTable, Report};
use crate::terms::{Match, TermUnit, by_label};

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
    of_table: &TableUnit,
    known: &mut Known,
    report: &mut Report,
) -> bool {
    let columns: Vec<TermColumn> = (0..layout.columns.len()).filter_map(|at| column(layout, at, of_table)).collect();
    let rows: Vec<(&Line, Span)> = layout
        .lines
        .iter()
        .filter(|line| !is_forecast(&line.label))
        .filter_map(|line| Some((line, read(&line.label, None)?.period)))
        .collect();
    if columns.len() < 2 || rows.is_empty() {
        return false;
    }
    let place = table.place.clone();
    for column in columns {
        let of = |(line, period): &(&Line, Span)| {
            let cell = line.cells.get(column.at)?.clone()?;
            let fact = fact(&cell, &column.concept, column.concept.period(*period)?, &column.unit, &place)?;
            Some((line.row, cell, fact))
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

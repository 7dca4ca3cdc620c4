//! Changes and shares that other reports print. The page works them out wherever it has the figures; where it has not, what the report
//! prints is all that there is of them, and stands in its column.

use std::collections::BTreeSet;

use kessan_core::facts::Fact;
use kessan_core::release::Release;
use kessan_core::release::load::checked;
use kessan_core::release::model::{Column, File, Measure, Row, Scenario, Table, Text};

use crate::{Refused, periods, tables, words};

/// Takes out the columns of other reports whose changes and shares all follow from figures that stand in the release, or are printed
/// just so by a later report. Heads of the others say of which period they are.
///
/// # Errors
///
/// What is wrong with the file, if it is no release.
pub fn settle(file: &mut File) -> Result<(), Refused> {
    let is_any = |table: &Table| table.columns.iter().any(|column| is_others(table, column));
    if !file.tables.iter().any(is_any) {
        return Ok(());
    }
    let release = checked(file.clone()).map_err(Refused::invalid)?;
    let facts = release.facts.all().iter().filter(|fact| fact.measure != Measure::Value && fact.value.is_some());
    let lost = facts.filter(|fact| !follows(&release, fact) && !is_printed_later(&release, fact));
    let kept: BTreeSet<(usize, usize)> = lost.map(|fact| (fact.place.table, fact.place.column)).collect();
    for (at, table) in file.tables.iter_mut().enumerate() {
        let stays = |column: usize| !is_others(table, &table.columns[column]) || kept.contains(&(at, column));
        let stay: Vec<bool> = (0..table.columns.len()).map(stays).collect();
        take_out(table, &stay);
        let others: Vec<usize> = (0..table.columns.len()).filter(|at| is_others(table, &table.columns[*at])).collect();
        for column in others {
            name(&release, &mut table.columns[column]);
        }
    }
    Ok(())
}

/// Whether a column has changes or shares of another report than its table's.
fn is_others(table: &Table, column: &Column) -> bool {
    column.report.is_some() && column.report != table.report && !is_value(column.measure.as_ref())
}

/// Whether a measure is the value itself.
pub fn is_value(measure: Option<&Measure>) -> bool {
    measure.is_none_or(|measure| *measure == Measure::Value)
}

/// Whether a change or a share follows from figures that stand in the release.
fn follows(release: &Release, fact: &Fact) -> bool {
    let has = |concept: &str, period: &str, scenario: Scenario| {
        let value = |id: &str| release.figure(concept, id, scenario).is_some_and(|figure| figure.value.is_some());
        // What a later report prints just so stands once, in the column of that one.
        let plain = release.period(period).and_then(|period| periods::printed(&release.file, period.span));
        value(period) || plain.is_some_and(|plain| value(&plain.id))
    };
    let of = |concept: &str, period: &str| has(concept, period, fact.scenario);
    let has_base = match &fact.measure {
        Measure::Value => true,
        // On its own period a target has changed from the one that it replaced.
        Measure::Growth(on) | Measure::Change(on) if *on == fact.period => {
            fact.scenario.replaced().is_some_and(|replaced| has(&fact.concept, on, replaced))
        }
        Measure::Growth(on) | Measure::Change(on) => of(&fact.concept, on),
        Measure::Share(whole) => of(whole, &fact.period),
    };
    has_base && of(&fact.concept, &fact.period)
}

/// Whether a later report prints the same change or share.
fn is_printed_later(release: &Release, fact: &Fact) -> bool {
    let days = |id: &str| release.period(id).map(|period| period.span);
    let is_same = |one: &Measure, other: &Measure| match (one, other) {
        (Measure::Growth(one), Measure::Growth(other)) | (Measure::Change(one), Measure::Change(other)) => {
            days(one) == days(other)
        }
        (one, other) => one == other,
    };
    release.facts.of(&fact.concept).any(|other| {
        other.report < fact.report
            && other.value == fact.value
            && other.scenario == fact.scenario
            && days(&other.period) == days(&fact.period)
            && is_same(&other.measure, &fact.measure)
    })
}

/// Takes out columns, and the lines that had figures in these alone.
fn take_out(table: &mut Table, stay: &[bool]) {
    if stay.iter().all(|stays| *stays) {
        return;
    }
    let is_filled = |row: &Row| row.cells.iter().any(|cell| !cell.trim().is_empty());
    let filled: Vec<bool> = table.rows.iter().map(is_filled).collect();
    tables::keep(table, stay);
    let mut filled = filled.into_iter();
    table.rows.retain(|row| {
        let was_filled = filled.next().unwrap_or(false);
        is_filled(row) || !was_filled
    });
}

/// A head such as "Change" says of which period it is, and of which report where a later one prints that period otherwise.
fn name(release: &Release, column: &mut Column) {
    let file = &release.file;
    // Of what a later report prints just so, there is the period of that one alone.
    let plain = |id: &str| {
        let period = release.period(id).filter(|period| period.is_superseded())?;
        let has_figures = release.facts.all().iter().any(|fact| fact.period == id && fact.measure == Measure::Value);
        periods::printed(file, period.span).filter(|_| !has_figures).map(|plain| plain.id.clone())
    };
    if let Some(Measure::Growth(on) | Measure::Change(on)) = &mut column.measure {
        *on = plain(on).unwrap_or_else(|| on.clone());
    }
    if let Some(id) = column.period.as_deref().and_then(plain) {
        column.period = Some(id);
    }
    let Some(period) = column.period.as_deref().and_then(|id| release.period(id)) else { return };
    let named: &Text = periods::printed(file, period.span).map_or(&period.label, |plain| &plain.label);
    if column.label.all().any(|(lang, label)| label.contains(named.get(lang).0)) {
        return;
    }
    column.label = words::in_brackets(&column.label, named);
    let report = file.other_reports.iter().find(|report| period.report.as_ref() == Some(&report.id));
    if let Some(report) = report {
        column.label = words::reported(&column.label, report);
    }
}

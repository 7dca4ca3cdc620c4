//! Tables of another report under the release's names.

use std::collections::BTreeSet;

use kessan_core::release::model::{CellSign, Column, File, Measure, Row, Table};

use crate::concepts::Names;

/// Puts `name` in the place of every period that a table names.
pub fn rename(table: &mut Table, name: &mut dyn FnMut(&str) -> String) {
    let mut change = |period: &mut Option<String>, named: &mut Option<String>, measure: &mut Option<Measure>| {
        for period in [period.as_mut(), named.as_mut()].into_iter().flatten() {
            *period = name(period);
        }
        if let Some(Measure::Growth(on) | Measure::Change(on)) = measure {
            *on = name(on);
        }
    };
    change(&mut table.period, &mut table.named, &mut table.measure);
    for column in &mut table.columns {
        change(&mut column.period, &mut column.named, &mut column.measure);
    }
    for row in &mut table.rows {
        change(&mut row.period, &mut row.named, &mut row.measure);
        for measure in &mut row.measures {
            change(&mut None, &mut None, measure);
        }
        for period in row.periods.iter_mut().filter(|period| !period.is_empty()) {
            let mut own = Some(std::mem::take(period));
            change(&mut own, &mut None, &mut None);
            *period = own.unwrap_or_default();
        }
    }
}

/// Puts the release's names in the place of the report's lines.
pub fn name_concepts(table: &mut Table, names: &Names) {
    let change = |concept: &mut String| {
        if let Some(name) = names.get(concept.as_str()) {
            concept.clone_from(name);
        }
    };
    let measure = |measure: &mut Option<Measure>| {
        if let Some(Measure::Share(of)) = measure {
            change(of);
        }
    };
    table.concept.iter_mut().for_each(change);
    measure(&mut table.measure);
    for column in &mut table.columns {
        column.concept.iter_mut().for_each(change);
        measure(&mut column.measure);
    }
    for row in &mut table.rows {
        row.concept.iter_mut().chain(&mut row.concepts).filter(|concept| !concept.is_empty()).for_each(change);
        measure(&mut row.measure);
        row.measures.iter_mut().for_each(measure);
    }
}

/// Has rows of lines that are counted with the other sign say so of their cells.
pub fn turn(table: &mut Table, turned: &BTreeSet<String>) {
    let of_table = table.negated;
    let columns: Vec<Option<bool>> = table.columns.iter().map(|column| column.negated).collect();
    let is_turned = |concept: &str| turned.contains(concept);
    for row in &mut table.rows {
        let own = row.concept.as_deref().is_some_and(is_turned);
        let of_cells: Vec<bool> = (0..columns.len())
            .map(|at| match row.concepts.get(at).filter(|concept| !concept.is_empty()) {
                Some(concept) => is_turned(concept),
                None => own,
            })
            .collect();
        if !of_cells.contains(&true) {
            continue;
        }
        let sign = |at: usize| match row.signs.get(at) {
            None | Some(CellSign::Inherited) => {
                row.negated.or(columns.get(at).copied().flatten()).or(of_table).unwrap_or_default()
            }
            Some(sign) => *sign == CellSign::Negated,
        };
        let signs: Vec<bool> = of_cells.iter().enumerate().map(|(at, turned)| sign(at) != *turned).collect();
        row.signs = signs.into_iter().map(|negated| if negated { CellSign::Negated } else { CellSign::Own }).collect();
    }
}

/// A table without its columns in another currency than that of the accounts, whose rates are those of their own days; `None` if
/// nothing is left.
pub fn without_translation(table: &Table, currency: &str) -> Option<Table> {
    let is_ours = |code: Option<&str>| code.is_none_or(|code| code == currency);
    if !is_ours(table.currency.as_deref()) {
        return None;
    }
    let keeps: Vec<bool> = table.columns.iter().map(|column| is_ours(column.currency.as_deref())).collect();
    let mut table = table.clone();
    keep(&mut table, &keeps);
    is_filled(&table).then_some(table)
}

/// Whether anything is printed in a table.
pub fn is_filled(table: &Table) -> bool {
    !table.columns.is_empty() && table.rows.iter().any(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
}

/// Takes rows out of a table.
pub fn split_off(table: &mut Table, is_other: impl Fn(&Row) -> bool) -> Vec<Row> {
    let (others, rows) = std::mem::take(&mut table.rows).into_iter().partition(|row| is_other(row));
    table.rows = rows;
    others
}

/// Leaves the columns for which `keeps` says so.
pub fn keep(table: &mut Table, keeps: &[bool]) {
    let kept: Vec<usize> = (0..table.columns.len()).filter(|at| keeps.get(*at).copied().unwrap_or(true)).collect();
    arrange(table, &kept);
}

/// Puts the columns of these positions in that order; the others are taken out.
pub fn arrange(table: &mut Table, order: &[usize]) {
    table.columns = order.iter().filter_map(|at| table.columns.get(*at).cloned()).collect();
    table.rows.iter_mut().for_each(|row| each_list(row, &Order(order)));
}

/// Adds an empty column behind the others.
pub fn push(table: &mut Table, head: Column) {
    table.columns.push(head);
    table.rows.iter_mut().for_each(|row| each_list(row, &Blank));
}

/// What is done with each of a row's lists; but for its cells, a list has a place for each column or none at all.
trait Change {
    fn change<T: Clone + Default>(&self, list: &mut Vec<T>);
}

/// Positions in a new order.
struct Order<'o>(&'o [usize]);

impl Change for Order<'_> {
    fn change<T: Clone + Default>(&self, list: &mut Vec<T>) {
        *list = self.0.iter().filter_map(|at| list.get(*at).cloned()).collect();
    }
}

/// One more place, which says nothing.
struct Blank;

impl Change for Blank {
    fn change<T: Clone + Default>(&self, list: &mut Vec<T>) {
        list.push(T::default());
    }
}

fn each_list(row: &mut Row, by: &impl Change) {
    fn list<T: Clone + Default>(list: &mut Vec<T>, by: &impl Change) {
        if !list.is_empty() {
            by.change(list);
        }
    }
    by.change(&mut row.cells);
    list(&mut row.places, by);
    list(&mut row.concepts, by);
    list(&mut row.periods, by);
    list(&mut row.measures, by);
    list(&mut row.signs, by);
}

/// The id, or one like it that no table has.
pub fn unlike(file: &File, id: &str) -> String {
    let is_free = |id: &str| file.tables.iter().all(|table| table.id != id);
    let others = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(others).find(|id| is_free(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_a_row_follows_the_columns() {
        let text = r#"{"id": "t", "kind": "income", "title": {"en": "T"},
            "columns": [{"id": "a", "label": {"en": "A"}}, {"id": "b", "label": {"en": "B"}}],
            "rows": [{"label": {"en": "L"}, "cells": ["1", "2"], "places": ["p. 1", "p. 2"], "signs": ["+", "-"]}]}"#;
        let mut table: Table = serde_json::from_str(text).unwrap();
        let head = Column { id: "c".into(), ..table.columns[0].clone() };
        push(&mut table, head);
        arrange(&mut table, &[2, 1, 0]);
        keep(&mut table, &[true, false, true]);
        let ids: Vec<&str> = table.columns.iter().map(|column| column.id.as_str()).collect();
        let row = &table.rows[0];
        assert_eq!((ids, row.cells.as_slice()), (vec!["c", "a"], ["".to_owned(), "1".to_owned()].as_slice()));
        assert_eq!(row.places, ["", "p. 1"]);
        assert_eq!(row.signs, [CellSign::Inherited, CellSign::Own]);
        assert!(row.concepts.is_empty() && row.measures.is_empty(), "a list that says nothing stays so");
    }
}

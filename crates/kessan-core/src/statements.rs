//! The release's tables as the page shows them: in groups, with the columns of each currency, and with rows that fold.

use std::ops::Range;

use rust_decimal::Decimal;

use super::arithmetic::over;
use super::facts::{Fact, Place};
use super::release::model::{Measure, Table, TableKind};
use super::release::{Currency, Release};
use super::rounding::{half_away, unit_of};

/// The tables of one kind: positions in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are about.
    pub kind: TableKind,
    /// In the file's order.
    pub tables: Vec<usize>,
}

/// A column of a table on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableColumn {
    /// The release's own, at that position.
    Printed(usize),
    /// That column in the translation currency.
    Translated(usize),
}

/// In which currency of the page a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In both.
    Always,
    /// In that one.
    In(Currency),
}

/// An amount in the translation currency, in the power of ten that its table prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The amount, rounded; `None` for a dash.
    pub value: Option<Decimal>,
    /// Digits after the point.
    pub digits: u32,
    /// Whether it is Kessan's translation and not the release's own.
    pub is_derived: bool,
}

/// Rows of a table that belong together: the first row, the deeper ones that follow it, and whether they fold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Positions of the rows.
    pub rows: Range<usize>,
    /// Whether the first is the head of the others.
    pub has_head: bool,
}

impl Release {
    /// The tables by kind, in the order of the page.
    pub fn table_groups(&self) -> Vec<Group> {
        let of = |kind: TableKind| {
            let tables = self.file.tables.iter().enumerate().filter(|(_, table)| table.kind == kind);
            Group { kind, tables: tables.map(|(index, _)| index).collect() }
        };
        TableKind::ALL.into_iter().map(of).filter(|group| !group.tables.is_empty()).collect()
    }

    /// The comparisons that a table is about: those of its periods, and those derived from them. None for balances,
    /// for whole years, and for a table that has something for every comparison.
    pub fn comparisons_of(&self, table: usize) -> Vec<usize> {
        let has = |id: &str| self.facts.of_table(table).iter().any(|fact| fact.period == id);
        let is_about = |id: &str| {
            let derived = self.period(id).and_then(|period| period.derived.as_ref());
            has(id) || derived.is_some_and(|derived| has(&derived.whole) || has(&derived.less))
        };
        let pairs = self.pairs();
        let about = pairs.iter().filter(|pair| is_about(&pair.current.id)).map(|pair| pair.index);
        let about: Vec<usize> = about.collect();
        if about.len() == pairs.len() { Vec::new() } else { about }
    }

    /// The columns of a table from left to right.
    ///
    /// A column in the reporting currency has a twin in the other one: the release's own, if that has a figure wherever
    /// the column has one, or one of Kessan's.
    pub fn table_columns(&self, table: usize) -> Vec<(TableColumn, Shown)> {
        let count = self.file.tables.get(table).map_or(0, |table| table.columns.len());
        let facts = self.facts.of_table(table);
        let translation = self.currency_code(Currency::Translation);
        let in_column = |column: usize| facts.iter().filter(move |fact| fact.place.column == column);
        let is_money = |column: usize| in_column(column).any(|fact| self.can_translate(fact));
        // The release's own twin of a column, and whether it says as much.
        let twin = |column: usize| {
            let is_twin = |other: &Fact, fact: &Fact| {
                other.place.row == fact.place.row
                    && other.period == fact.period
                    && other.scenario == fact.scenario
                    && other.measure == fact.measure
                    && other.concept == fact.concept
                    && Some(other.unit.measure.as_str()) == translation
            };
            let first = in_column(column).find_map(|fact| facts.iter().find(|other| is_twin(other, fact)));
            let first = first.map(|fact| fact.place.column)?;
            let is_full = in_column(column).all(|fact| in_column(first).any(|other| is_twin(other, fact)));
            Some((first, is_full))
        };
        let twins: Vec<_> = (0..count).map(|column| if is_money(column) { twin(column) } else { None }).collect();
        let mut table_columns = Vec::new();
        for column in 0..count {
            let table_column = TableColumn::Printed(column);
            if translation.is_none() || self.rate().is_none() {
                table_columns.push((table_column, Shown::Always));
                continue;
            }
            let is_lesser_twin = twins.iter().flatten().any(|(other, is_full)| *other == column && !is_full);
            let shown = if is_money(column) || is_lesser_twin { Shown::In(Currency::Reporting) } else { Shown::Always };
            // A printed column in the other currency that is shown in both is part of the table as printed.
            table_columns.push((table_column, shown));
            if is_money(column) && !matches!(twins[column], Some((_, true))) {
                table_columns.push((TableColumn::Translated(column), Shown::In(Currency::Translation)));
            }
        }
        table_columns
    }

    /// Whether a figure is in the reporting currency, and so can be put in the other.
    pub fn can_translate(&self, fact: &Fact) -> bool {
        fact.unit.measure == self.file.currency && matches!(fact.measure, Measure::Value | Measure::Change(_))
    }

    /// A figure of a table in the translation currency: the release's own, where it prints one that is precise enough,
    /// otherwise at its rate. `None` for figures that are not in the reporting currency.
    pub fn translated(&self, fact: &Fact) -> Option<Translated> {
        if !self.can_translate(fact) {
            return None;
        }
        let code = self.currency_code(Currency::Translation)?;
        let digits = self.translated_digits(fact, code);
        let Some(value) = fact.value else { return Some(Translated { value: None, digits, is_derived: false }) };
        let unit = unit_of(-i32::try_from(fact.scale).ok()?)?;
        let own = (fact.measure == Measure::Value)
            .then(|| self.facts.best(&fact.concept, &fact.period, code, fact.scenario))
            .flatten()
            .filter(|own| own.decimals + i32::try_from(fact.scale).unwrap_or(0) >= i32::try_from(digits).unwrap_or(0));
        let (value, is_derived) = match own.and_then(|own| own.value) {
            Some(own) => (own, false),
            None => (over(value, self.rate()?)?, true),
        };
        Some(Translated { value: Some(half_away(over(value, unit)?, digits)), digits, is_derived })
    }

    /// The digits after the point that the release prints such figures with in the other currency; without an example
    /// one more than in its own, and two per share.
    fn translated_digits(&self, fact: &Fact, code: &str) -> u32 {
        let scale = i32::try_from(fact.scale).unwrap_or(0);
        let printed = self.facts.all().iter().filter(|other| {
            other.unit.measure == code
                && other.unit.per == fact.unit.per
                && other.scale == fact.scale
                && other.value.is_some()
        });
        let digits = printed.map(|other| other.decimals + scale).max();
        let other = if fact.unit.per.is_some() { 2 } else { fact.decimals + scale + 1 };
        u32::try_from(digits.unwrap_or(other)).unwrap_or(0)
    }

    /// The fact of a cell, with its position in the list of all; `None` for an empty cell.
    pub fn fact_at(&self, place: Place) -> Option<(usize, &Fact)> {
        let index = self.facts.position(place)?;
        Some((index, &self.facts.all()[index]))
    }
}

impl Table {
    /// The rows in runs: a head with the deeper rows that follow it up to the next head, or rows without a head.
    pub fn folds(&self) -> Vec<Fold> {
        let is_head = |row: usize| self.rows.get(row + 1).is_some_and(|next| next.depth > self.rows[row].depth);
        let mut folds: Vec<Fold> = Vec::new();
        for row in 0..self.rows.len() {
            let depth = self.rows[row].depth;
            let goes_on = folds.last().is_some_and(|fold| !fold.has_head || depth > self.rows[fold.rows.start].depth);
            match folds.last_mut() {
                Some(fold) if goes_on && !is_head(row) => fold.rows.end = row + 1,
                _ => folds.push(Fold { rows: row..row + 1, has_head: is_head(row) }),
            }
        }
        // A head whose first deeper row is a head itself has nothing of its own to fold.
        for fold in &mut folds {
            fold.has_head &= fold.rows.len() > 1;
        }
        folds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::load::load;

    fn made_up() -> Release {
        load("made-up", include_str!("../../../tests/releases/made-up.json")).unwrap()
    }

    fn table(release: &Release, id: &str) -> usize {
        release.file.tables.iter().position(|table| table.id == id).unwrap()
    }

    #[test]
    fn a_column_has_the_twin_that_the_release_prints_or_one_of_kessans() {
        let release = made_up();
        let table_columns = release.table_columns(table(&release, "summary"));
        let (reporting, translation) = (Shown::In(Currency::Reporting), Shown::In(Currency::Translation));
        let expected = [
            (TableColumn::Printed(0), Shown::Always),
            (TableColumn::Printed(1), reporting),
            (TableColumn::Printed(2), reporting),
            (TableColumn::Translated(2), translation),
            (TableColumn::Printed(3), Shown::Always),
        ];
        assert_eq!(table_columns, expected);
        // The francs of the income statement leave lines out, so they give way to a column that has them all.
        let table_columns = release.table_columns(table(&release, "income-statement-h1"));
        assert_eq!(table_columns[0], (TableColumn::Printed(0), reporting));
        assert_eq!(table_columns[2], (TableColumn::Translated(1), translation));
    }

    #[test]
    fn amounts_are_translated_as_the_release_does_it() {
        let release = made_up();
        let of = |id: &str, row, column| {
            let place = Place { table: table(&release, id), row, column };
            release.translated(release.fact_at(place).unwrap().1).unwrap()
        };
        // CHF 54,260 thousand is printed; EUR 53,617 thousand at 0.9652 are CHF 55,550.
        let own = of("income-statement-h1", 0, 1);
        assert_eq!((own.value, own.is_derived), ("54260".parse().ok(), false));
        let translated = of("income-statement-h1", 0, 2);
        assert_eq!((translated.value, translated.digits, translated.is_derived), ("55550".parse().ok(), 0, true));
        assert!(release.translated(release.fact_at(Place { table: 0, row: 0, column: 3 }).unwrap().1).is_none());
    }

    #[test]
    fn a_head_folds_the_deeper_rows_behind_it() {
        let release = made_up();
        let folds = release.file.tables[table(&release, "income-statement-h1")].folds();
        let expected = [(0..1, false), (1..7, true), (7..9, false), (9..13, true), (13..20, false)];
        let found: Vec<_> = folds.into_iter().map(|fold| (fold.rows, fold.has_head)).collect();
        assert_eq!(found, expected);
    }
}

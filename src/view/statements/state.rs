//! The state of the tables' program: how the tables are shown, which are open, and whose source is told.

use leptos::prelude::*;

use crate::platform::numbers::NumberLocation;
use crate::platform::{controls, explanation, numbers, schedule};
use crate::state::address::Address;
use crate::state::subject::Subject;
use crate::state::table_choice::{self, Choice};
use crate::view::checks::CheckContext;
use crate::view::session::ids;
use kessan_core::facts::Place;
use kessan_core::recast::Terms;
use kessan_core::release::Currency;
use kessan_core::statements::{Shown, TableColumn};
use kessan_core::trace::Key;

/// The state.
#[derive(Clone, Copy, Debug)]
pub struct StatementsState {
    /// Release, language and checks.
    pub context: CheckContext,
    /// How the tables are shown.
    pub choice: RwSignal<Choice>,
    /// The page's currency.
    pub currency: RwSignal<Currency>,
    /// Which tables are open, by their position in the file.
    pub open: RwSignal<Vec<bool>>,
    /// The numbers whose sources were asked for one from the other; the last is shown.
    pub trail: RwSignal<Vec<Subject>>,
    /// What the address asked for that this release lacks.
    pub unknown: RwSignal<Vec<(String, String)>>,
}

impl StatementsState {
    /// The state that the page is written with.
    pub fn new(context: CheckContext) -> Self {
        Self {
            context,
            choice: RwSignal::default(),
            currency: RwSignal::default(),
            open: RwSignal::new(vec![false; context.env.release.file.tables.len()]),
            trail: RwSignal::default(),
            unknown: RwSignal::default(),
        }
    }

    /// What a recast is made with; `None` where the tables are as printed.
    pub fn terms(self) -> Option<Terms> {
        let Choice { view, scale } = self.choice.get();
        let view = view.or(scale.map(|_| kessan_core::recast::View::Amounts))?;
        Some(Terms { view, currency: self.currency.get(), scale })
    }

    /// Shows the tables otherwise.
    pub fn choose(self, change: impl FnOnce(&mut Choice)) {
        numbers::unmark();
        self.choice.update(change);
        self.write();
    }

    /// Shows the tables as the release prints them, in the currency that it reports in.
    pub fn as_printed(self) {
        self.choose(|choice| *choice = Choice::default());
        controls::choose(ids::CURRENCY[0]);
    }

    /// Tells the source of a number, from another one's or, with `is_first`, from the page.
    pub fn tell(self, subject: impl Into<Subject>, is_first: bool) {
        let subject = subject.into();
        self.trail.update(|trail| {
            if is_first {
                trail.clear();
            }
            trail.push(subject);
        });
        self.write();
        show_told();
    }

    /// Goes back to the number before.
    pub fn back(self) {
        self.trail.update(|trail| drop(trail.pop()));
        self.write();
        show_told();
    }

    /// Ends telling; the reader is where he was.
    pub fn close(self) {
        if self.end() {
            numbers::return_focus();
        }
    }

    /// Ends telling and leaves the focus where it is; says whether something was told.
    pub fn end(self) -> bool {
        let is_telling = !self.trail.with_untracked(Vec::is_empty);
        if is_telling {
            self.trail.update(Vec::clear);
            self.write();
        }
        is_telling
    }

    /// What stands at a place in the page.
    pub fn subject_at(self, location: &NumberLocation) -> Option<Subject> {
        match location {
            NumberLocation::Named { key, .. } if Key::read(key, self.context.env.release).is_none() => {
                Subject::read(key, self.context.env.release)
            }
            location => self.key_at(location).map(Subject::Number),
        }
    }

    fn key_at(self, location: &NumberLocation) -> Option<Key> {
        let release = self.context.env.release;
        let currency = self.currency.get_untracked();
        match location {
            NumberLocation::Named { key, has_share, .. } => {
                let key = Key::read(key, release)?;
                let is_share = *has_share && controls::chosen("show").as_deref() == Some(ids::SHOW[1]);
                Some(match key {
                    Key::Value { concept, period, .. } if is_share => {
                        Key::Share { concept, period, whole: release.file.story.revenues().to_owned() }
                    }
                    key => key.in_currency(currency),
                })
            }
            NumberLocation::Cell { table, row, column } => {
                let id = table.strip_prefix(super::TABLE)?;
                let table = release.file.tables.iter().position(|known| known.id == id)?;
                let (table_column, _) = *release.table_columns(table).get(*column)?;
                let place = |column| Place { table, row: *row, column };
                let key = match table_column {
                    TableColumn::Printed(column) => Key::Cell(place(column)),
                    TableColumn::Translated(column) => Key::Twin(place(column)),
                };
                release.trace(&key).map(|_| key)
            }
        }
    }

    /// Takes over what the address says.
    pub fn read(self) {
        let told = table_choice::read(&Address::read(&controls::fragment()), self.context.env.release);
        if self.choice.get_untracked() != told.choice {
            self.choice.set(told.choice);
        }
        self.unknown.set(told.unknown);
        match told.fact {
            Some(told) if self.trail.with_untracked(|trail| trail.last() != Some(&told)) => self.tell(told, true),
            None => self.trail.update(Vec::clear),
            Some(_) => {}
        }
    }

    /// Puts the state in the address.
    fn write(self) {
        let fact = self.trail.with_untracked(|trail| trail.last().cloned());
        let (choice, release) = (self.choice.get_untracked(), self.context.env.release);
        let now = controls::fragment();
        let pairs = table_choice::pairs(choice, fact.as_ref(), release);
        let fragment = Address::read(&now).with(table_choice::owns, pairs).write();
        if fragment != now.trim_start_matches('#') {
            controls::replace_fragment(&fragment);
        }
    }
}

/// Gives the focus to what is told, once it is in the page and the calculator's program has told its part.
fn show_told() {
    schedule::later(|| {
        explanation::ask();
        controls::focus(super::source::TITLE);
    });
}

impl StatementsState {
    /// Shows a table, opened, and a row of it; with all periods, if the chosen one hides it. For a printed column the table
    /// is shown as printed and in that column's currency, so that the figure itself is there.
    pub fn show(self, table: usize, row: Option<usize>, column: Option<usize>) {
        let Some(of) = self.context.env.release.file.tables.get(table) else { return };
        let id = format!("{}{}", super::TABLE, of.id);
        let table_columns = self.context.env.release.table_columns(table);
        let table_column = column.and_then(|column| {
            table_columns.iter().position(|(table_column, _)| *table_column == TableColumn::Printed(column))
        });
        if let Some((_, shown)) = table_column.and_then(|table_column| table_columns.get(table_column)) {
            if !self.choice.get_untracked().is_as_printed() {
                self.choose(|choice| *choice = Choice::default());
            }
            match shown {
                Shown::In(currency) if *currency != self.currency.get_untracked() => {
                    controls::choose(ids::CURRENCY[usize::from(*currency == Currency::Translation)]);
                }
                Shown::In(_) | Shown::Always => {}
            }
        }
        if !numbers::is_shown(&id) {
            controls::choose(ids::ALL_PERIODS);
        }
        // The row's name stands before its figures.
        let cell = table_column.map(|table_column| table_column + 1);
        // A phone leaves out what the release prints in the other currency.
        if let Some((column, cell)) = column.zip(cell)
            && !numbers::is_column_shown(&id, cell)
        {
            controls::choose(ids::CURRENCY[usize::from(of.columns[column].currency.is_some())]);
            // Per cent of a total stands there in a view of the tables only.
            if !numbers::is_column_shown(&id, cell) {
                numbers::show_all_columns(&id);
            }
        }
        numbers::show(&id, row, cell);
    }
}

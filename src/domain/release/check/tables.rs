//! Checks the tables, part by part.

use super::Checker;
use crate::domain::facts::{Facts, Place};
use crate::domain::release::model::{Aspects, Row, Table};
use crate::domain::unit::is_currency;

impl Checker<'_> {
    /// The facts of all tables.
    pub(super) fn tables(&mut self) -> Facts {
        let file = self.file;
        self.ids("", "table", &file.tables, |table| Some(&table.id));
        let mut facts = Vec::new();
        for (index, table) in file.tables.iter().enumerate() {
            let place = format!("table {:?}", table.id);
            self.head_of_table(&place, table);
            for (number, row) in table.rows.iter().enumerate() {
                let place = format!("{place}, row {} {:?}", number + 1, row.label.en);
                self.text(&format!("{place}, label"), &row.label);
                self.aspects(&place, row.aspects());
                self.named(&place, row.period.as_deref(), row.named.as_deref());
                if row.cells.len() != table.columns.len() {
                    self.number_of_cells(&place, table, row);
                    continue;
                }
                for (position, column) in table.columns.iter().enumerate() {
                    let at = Place { table: index, row: number, column: position };
                    let aspects = row.aspects().or(column.aspects()).or(table.aspects());
                    match self.fact(at, &row.cells[position], aspects) {
                        Ok(fact) => facts.extend(fact),
                        Err((found, expected)) => {
                            self.report(format!("{place}, column {:?}", column.id), found, expected);
                        }
                    }
                }
            }
        }
        Facts::new(facts)
    }

    fn head_of_table(&mut self, place: &str, table: &Table) {
        self.text(&format!("{place}, title"), &table.title);
        self.aspects(place, table.aspects());
        if let Some(note) = &table.note {
            self.text(&format!("{place}, note"), note);
        }
        if table.columns.is_empty() || table.rows.is_empty() {
            self.report(place, "no columns or no rows", "at least one of each");
        }
        self.ids(&format!("{place}, "), "column", &table.columns, |column| Some(&column.id));
        for column in &table.columns {
            let place = format!("{place}, column {:?}", column.id);
            self.text(&format!("{place}, label"), &column.label);
            self.aspects(&place, column.aspects());
            self.named(&place, column.period.as_deref(), column.named.as_deref());
        }
        self.ids(&format!("{place}, "), "row", &table.rows, |row| row.id.as_deref());
    }

    /// Reports what is wrong with an aspect by itself once, where it is given, and not at each of its cells.
    fn aspects(&mut self, place: &str, aspects: Aspects<'_>) {
        if let Some(concept) = aspects.concept {
            self.concept(place, concept);
        }
        if let Some(period) = aspects.period {
            self.period(place, period);
        }
        if let Some(currency) = aspects.currency.filter(|currency| !is_currency(currency)) {
            self.report(place, format!("the currency {currency:?}"), "an ISO 4217 code such as JPY");
        }
        if let Some(scale) = aspects.scale {
            self.scale(place, scale);
        }
        if let Some(measure) = aspects.measure {
            self.measure(place, measure);
        }
    }

    /// The period that the release names there is one of the file's, and stands beside the period that it is held against.
    fn named(&mut self, place: &str, period: Option<&str>, named: Option<&str>) {
        let Some(named) = named else { return };
        self.period(place, named);
        if period.is_none() {
            self.report(place, format!("\"named\": {named:?} alone"), "the \"period\" of the figures beside it");
        }
    }

    fn number_of_cells(&mut self, place: &str, table: &Table, row: &Row) {
        let expected = format!("{}, one for each column (\"\" where nothing is printed)", table.columns.len());
        self.report(place, format!("{} cells", row.cells.len()), expected);
    }
}

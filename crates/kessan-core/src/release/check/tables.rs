//! Checks the tables, part by part.

use super::Checker;
use super::file_location::FileLocation;
use crate::facts::{Facts, Place};
use crate::problem::quoted;
use crate::release::model::{Aspects, Row, Table};
use crate::text::Lang;
use crate::unit::{is_currency, is_iso_currency};

impl Checker<'_> {
    /// The facts of all tables.
    pub(super) fn tables(&mut self) -> Facts {
        let file = self.file;
        self.ids(&FileLocation::new("", "/tables"), "table", &file.tables, |table| Some(&table.id));
        let mut facts = Vec::new();
        for (index, table) in file.tables.iter().enumerate() {
            let location = FileLocation::new(format!("table {}", quoted(&table.id)), format!("/tables/{index}"));
            self.head_of_table(&location, table);
            for (number, row) in table.rows.iter().enumerate() {
                let place = format!("{}, row {} {}", location.place, number + 1, quoted(row.label.for_page(Lang::En)));
                let location = FileLocation::new(place, format!("{}/rows/{number}", location.pointer));
                self.text(&location.named("label"), &row.label);
                self.aspects(&location, row.aspects());
                self.source(&location, row.source.as_ref());
                self.places(&location, table, row);
                self.cells_of_row(&location, table, row);
                self.named(&location, row.period.as_deref(), row.named.as_deref());
                if row.cells.len() != table.columns.len() {
                    self.number_of_cells(&location.inner("cells"), table, row);
                    continue;
                }
                for (position, column) in table.columns.iter().enumerate() {
                    let at = Place { table: index, row: number, column: position };
                    let aspects = row.aspects_at(position).or(column.aspects()).or(table.aspects());
                    match self.fact(at, &row.cells[position], aspects) {
                        Ok(fact) => facts.extend(fact),
                        Err((found, expected)) => {
                            let place = format!("{}, column {}", location.place, quoted(&column.id));
                            let cell = FileLocation::new(place, format!("{}/cells/{position}", location.pointer));
                            self.report(&cell, found, expected);
                        }
                    }
                }
            }
        }
        Facts::new(facts)
    }

    fn head_of_table(&mut self, location: &FileLocation, table: &Table) {
        self.text(&location.named("title"), &table.title);
        self.aspects(location, table.aspects());
        self.source(location, table.source.as_ref());
        self.of_report(location, table.report.as_deref());
        if let Some(note) = &table.note {
            self.text(&location.named("note"), note);
        }
        if table.columns.is_empty() || table.rows.is_empty() {
            let empty = if table.columns.is_empty() { "columns" } else { "rows" };
            self.report(&location.inner(empty), "no columns or no rows", "at least one of each");
        } else if table.rows.iter().all(|row| row.cells.iter().all(|cell| cell.trim().is_empty())) {
            self.report(&location.inner("rows"), "nothing in any cell", "at least one printed figure");
        }
        let list =
            |field: &str| FileLocation::new(format!("{}, ", location.place), format!("{}/{field}", location.pointer));
        self.ids(&list("columns"), "column", &table.columns, |column| Some(&column.id));
        for (index, column) in table.columns.iter().enumerate() {
            let place = format!("{}, column {}", location.place, quoted(&column.id));
            let location = FileLocation::new(place, format!("{}/columns/{index}", location.pointer));
            self.text(&location.named("label"), &column.label);
            self.aspects(&location, column.aspects());
            self.source(&location, column.source.as_ref());
            self.of_report(&location, column.report.as_deref());
            self.named(&location, column.period.as_deref(), column.named.as_deref());
        }
        self.ids(&list("rows"), "row", &table.rows, |row| row.id.as_deref());
    }

    /// Reports what is wrong with an aspect by itself once, where it is given, and not at each of its cells.
    fn aspects(&mut self, location: &FileLocation, aspects: Aspects<'_>) {
        if let Some(concept) = aspects.concept {
            self.concept(&location.inner("concept"), concept);
        }
        if let Some(period) = aspects.period {
            self.period(&location.inner("period"), period);
        }
        if let Some(currency) = aspects.currency.filter(|currency| !is_currency(currency)) {
            self.report(
                &location.inner("currency"),
                format!("the currency {currency:?}"),
                "an ISO 4217 code such as JPY",
            );
        } else if let Some(currency) = aspects.currency.filter(|currency| !is_iso_currency(currency)) {
            self.currency(&location.inner("currency"), currency);
        }
        if let Some(scale) = aspects.scale {
            self.scale(&location.inner("scale"), scale);
        }
        if let Some(scale) = aspects.count_scale {
            self.scale(&location.inner("count_scale"), scale);
        }
        if let Some(measure) = aspects.measure {
            self.measure(&location.inner("measure"), measure);
        }
    }

    /// What a row says of its cells is one for each of its columns, and of the file.
    fn cells_of_row(&mut self, location: &FileLocation, table: &Table, row: &Row) {
        let columns = table.columns.len();
        let given = [
            ("concepts", row.concepts.len()),
            ("periods", row.periods.len()),
            ("measures", row.measures.len()),
            ("signs", row.signs.len()),
        ];
        for (field, given) in given {
            if given != 0 && given != columns {
                let none = if field == "measures" { "null" } else { "\"\"" };
                let expected = format!(
                    "{columns}, one for each column ({none} where the row or the column says it), or no \"{field}\""
                );
                self.report(&location.inner(field), format!("{given} {field}"), expected);
            }
        }
        let inner = location.inner("concepts");
        for (number, concept) in row.concepts.iter().enumerate().filter(|(_, concept)| !concept.is_empty()) {
            self.concept(&inner.inner(number), concept);
        }
        let inner = location.inner("periods");
        for (number, period) in row.periods.iter().enumerate().filter(|(_, period)| !period.is_empty()) {
            self.period(&inner.inner(number), period);
        }
        let inner = location.inner("measures");
        for (number, measure) in row.measures.iter().enumerate() {
            if let Some(measure) = measure {
                self.measure(&inner.inner(number), measure);
            }
        }
    }

    /// The period that the release names there is one of the file's, and stands beside the period that it is held against.
    fn named(&mut self, location: &FileLocation, period: Option<&str>, named: Option<&str>) {
        let Some(named) = named else { return };
        let location = &location.inner("named");
        self.period(location, named);
        if period.is_none() {
            self.report(location, format!("\"named\": {named:?} alone"), "the \"period\" of the figures beside it");
        }
    }

    fn number_of_cells(&mut self, location: &FileLocation, table: &Table, row: &Row) {
        let expected = format!("{}, one for each column (\"\" where nothing is printed)", table.columns.len());
        self.report(location, format!("{} cells", row.cells.len()), expected);
    }
}

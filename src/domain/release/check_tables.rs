//! Reads every cell of every table into a fact, and says which cannot be read.

use std::collections::{HashMap, HashSet};

use super::model::{Aspects, Column, End, File, Measure, Row, Table, scaled};
use crate::domain::cell::Cell;
use crate::domain::facts::{Fact, Facts, Place};
use crate::domain::problem::Problem;
use crate::domain::unit::{Unit, is_currency};

/// The facts of all tables; what is wrong with a cell is added to `problems`.
pub(super) fn facts(file: &File, problems: &mut Vec<Problem>) -> Facts {
    let mut reader = Reader {
        file,
        units: file.concepts.iter().map(|c| (c.id.as_str(), &c.unit)).collect(),
        periods: file.periods.iter().map(|p| p.id.as_str()).collect(),
        facts: Vec::new(),
        problems,
    };
    let mut ids = HashSet::new();
    for (index, table) in file.tables.iter().enumerate() {
        if !ids.insert(table.id.as_str()) {
            reader.report(format!("table {:?}", table.id), "the same id twice", "an id of its own for each table");
        }
        reader.table(index, table);
    }
    Facts::new(reader.facts)
}

struct Reader<'a> {
    file: &'a File,
    units: HashMap<&'a str, &'a Unit>,
    periods: HashSet<&'a str>,
    facts: Vec<Fact>,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn report(&mut self, place: impl Into<String>, found: impl Into<String>, expected: impl Into<String>) {
        self.problems.push(Problem::new(place, found, expected));
    }

    fn table(&mut self, index: usize, table: &Table) {
        let place = format!("table {:?}", table.id);
        for lang in table.title.missing() {
            self.report(&place, format!("no title for {:?}", lang.tag()), "a title in both languages");
        }
        if table.columns.is_empty() || table.rows.is_empty() {
            self.report(&place, "no columns or no rows", "at least one of each");
        }
        let mut ids = HashSet::new();
        for column in &table.columns {
            if !ids.insert(column.id.as_str()) {
                self.report(&place, format!("the column {:?} twice", column.id), "an id of its own for each column");
            }
        }
        for (number, row) in table.rows.iter().enumerate() {
            let place = format!("{place}, row {} {:?}", number + 1, row.label.en);
            if row.cells.len() != table.columns.len() {
                let found = format!("{} cells", row.cells.len());
                self.report(
                    &place,
                    found,
                    format!("{}, one for each column (\"\" where nothing is printed)", table.columns.len()),
                );
                continue;
            }
            for lang in row.label.missing() {
                self.report(&place, format!("no label for {:?}", lang.tag()), "a label in both languages");
            }
            for (position, column) in table.columns.iter().enumerate() {
                let at = Place { table: index, row: number, column: position };
                if let Err((found, expected)) = self.cell(at, table, row, column) {
                    self.report(format!("{place}, column {:?}", column.id), found, expected);
                }
            }
        }
    }

    /// Adds the fact of one cell, or says what was found and what was expected.
    fn cell(&mut self, place: Place, table: &Table, row: &Row, column: &Column) -> Result<(), (String, String)> {
        let text = row.cells[place.column].as_str();
        let cell = Cell::parse(text).ok_or_else(|| {
            (
                format!("the cell {text:?}"),
                "a printed number of at most 28 digits such as 33,254, (1,949) or 10.9%, a dash, or nothing".to_owned(),
            )
        })?;
        if cell == Cell::Empty {
            return Ok(());
        }
        let aspects = row.aspects().or(column.aspects()).or(table.aspects());
        let fact = self.fact(place, cell, aspects)?;
        self.facts.push(fact);
        Ok(())
    }

    fn fact(&self, place: Place, cell: Cell, aspects: Aspects<'_>) -> Result<Fact, (String, String)> {
        let wrong = |found: String, expected: &str| Err((found, expected.to_owned()));
        let Some(concept) = aspects.concept else {
            return wrong("a figure without a concept".into(), "a \"concept\" on the row, the column or the table");
        };
        let Some(unit) = self.units.get(concept) else {
            return wrong(format!("the concept {concept:?}"), "one that \"concepts\" lists");
        };
        let Some(period) = aspects.period else {
            return wrong("a figure without a period".into(), "a \"period\" on the row, the column or the table");
        };
        let mut measure = aspects.measure.cloned().unwrap_or_default();
        let other_period = match &measure {
            Measure::Growth(on) | Measure::Change(on) => Some(on.as_str()),
            Measure::Value | Measure::Share(_) => None,
        };
        for id in [Some(period), other_period].into_iter().flatten() {
            if !self.periods.contains(id) {
                return wrong(format!("the period {id:?}"), "one that \"periods\" lists");
            }
        }
        let period = match aspects.at {
            None => period,
            Some(end) => self.instant(period, end)?,
        };
        if let (Some(end), Measure::Growth(on) | Measure::Change(on)) = (aspects.at, &mut measure) {
            *on = self.instant(on, end)?.to_owned();
        }
        if let Measure::Share(of) = &measure
            && !self.units.contains_key(of.as_str())
        {
            return wrong(format!("the concept {of:?}"), "one that \"concepts\" lists");
        }
        let currency = aspects.currency.unwrap_or(&self.file.currency);
        if !is_currency(currency) {
            return wrong(format!("the currency {currency:?}"), "an ISO 4217 code such as JPY");
        }
        let unit = if matches!(measure, Measure::Value | Measure::Change(_)) {
            unit.in_currency(&self.file.currency, currency)
        } else {
            Unit::percent()
        };
        let scale = if unit.is_money() { aspects.scale.unwrap_or(0) } else { 0 };
        if scale > 12 {
            return wrong(format!("the scale {scale}"), "a power of ten from 0 to 12");
        }
        let (value, digits) = match cell {
            Cell::Number { value, decimals } => match scaled(value, scale) {
                Some(value) => (Some(value), decimals),
                None => return wrong(format!("{value} times ten to the {scale}"), "an amount of at most 28 digits"),
            },
            Cell::Empty | Cell::Dash => (None, 0),
        };
        let decimals = i32::try_from(digits).unwrap_or(i32::MAX) - i32::try_from(scale).unwrap_or(0);
        Ok(Fact {
            concept: concept.to_owned(),
            period: period.to_owned(),
            scenario: aspects.scenario.unwrap_or_default(),
            measure,
            unit,
            value,
            scale,
            decimals,
            place,
        })
    }

    /// The period of the file that is the instant at that end of `period`.
    fn instant(&self, period: &str, end: End) -> Result<&str, (String, String)> {
        let span = self.file.periods.iter().find(|p| p.id == period).map(|p| p.span);
        let day = span.and_then(|span| match end {
            End::Start => span.start.yesterday().ok(),
            End::End => Some(span.end),
        });
        let instant = day.and_then(|day| self.file.periods.iter().find(|p| p.span.instant && p.span.end == day));
        instant.map(|period| period.id.as_str()).ok_or_else(|| {
            let day = day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
            (format!("no instant for that end of the period {period:?}"), format!("a period whose \"span\" is {day}"))
        })
    }
}

//! Reads a cell into a fact.

use super::printed_unit::contradiction;
use super::{Checker, MOST_LETTERS_OF_ID, MOST_SCALE};
use crate::cell::Cell;
use crate::facts::{Fact, Place};
use crate::numeral::{FORMS, Mark};
use crate::release::model::{Aspects, End, Measure, scaled};
use crate::unit::{Unit, is_currency};

/// What was found in a cell, and what was expected.
type Flaw = (String, String);

impl Checker<'_> {
    /// The fact of one cell. `None` for a cell where nothing is printed, and for one whose meaning is already reported
    /// as wrong.
    pub(super) fn fact(&mut self, place: Place, text: &str, aspects: Aspects<'_>) -> Result<Option<Fact>, Flaw> {
        let wrong = |found: String, expected: &str| Err((found, expected.to_owned()));
        let Some(cell) = Cell::parse(text) else {
            return wrong(format!("the cell {text:?}"), FORMS);
        };
        if cell == Cell::Empty {
            return Ok(None);
        }
        let Some(concept) = aspects.concept else {
            return wrong("a figure without a concept".into(), "a \"concept\" on the row, the column or the table");
        };
        let Some(period) = aspects.period else {
            return wrong("a figure without a period".into(), "a \"period\" on the row, the column or the table");
        };
        // Reported where it is listed; here it would be copied into each of its figures.
        if [concept, period].iter().any(|id| id.len() > MOST_LETTERS_OF_ID) {
            return Ok(None);
        }
        let Some(unit) = self.unit(concept, aspects) else { return Ok(None) };
        let Some((period, measure)) = self.time(place, period, aspects)? else { return Ok(None) };
        let (power, mark) = match cell {
            Cell::Number { power, mark, .. } => (power, mark),
            Cell::Empty | Cell::Dash => (None, None),
        };
        if (text.contains(['%', '％']) || mark == Some(Mark::Percent)) && unit != Unit::percent() {
            return wrong(
                format!("the cell {text:?} in {unit}"),
                "a number without %, or a \"concept\" or a \"measure\" in percent",
            );
        }
        if let Some(flaw) = self.misplaced(concept, &period, Some(&measure)) {
            return Err(flaw);
        }
        let scale = match () {
            () if unit.is_money() => aspects.scale.unwrap_or(0),
            () if unit.is_count() => aspects.count_scale.unwrap_or(0),
            () => 0,
        };
        if scale > MOST_SCALE {
            return Ok(None);
        }
        if let Some((found, expected)) = contradiction(power, mark, &unit, scale) {
            return wrong(format!("the cell {text:?} {found}"), &expected);
        }
        // A rate of change is that of the sizes that are printed.
        let is_negated = aspects.negated.unwrap_or_default() && !matches!(measure, Measure::Growth(_));
        let (value, digits) = match cell {
            Cell::Number { value, decimals, .. } => {
                match scaled(if is_negated && !value.is_zero() { -value } else { value }, scale) {
                    Some(value) => (Some(value), decimals),
                    None => {
                        return wrong(format!("{value} times ten to the {scale}"), "an amount of at most 28 digits");
                    }
                }
            }
            Cell::Empty | Cell::Dash => (None, 0),
        };
        let decimals = i32::try_from(digits).unwrap_or(i32::MAX) - i32::try_from(scale).unwrap_or(0);
        let (concept, scenario) = (concept.to_owned(), aspects.scenario.unwrap_or_default());
        let report = self.report_of(place);
        Ok(Some(Fact { concept, period, scenario, measure, unit, value, scale, decimals, place, is_negated, report }))
    }

    /// The unit that a cell is printed in; `None` if an aspect that it follows from is wrong.
    fn unit(&self, concept: &str, aspects: Aspects<'_>) -> Option<Unit> {
        let unit = self.units.get(concept)?;
        let reporting = self.file.currency.as_str();
        let currency = aspects.currency.unwrap_or(reporting);
        if !is_currency(currency) {
            return None;
        }
        match aspects.measure {
            None | Some(Measure::Value | Measure::Change(_)) => Some(unit.in_currency(reporting, currency)),
            Some(Measure::Growth(_)) => Some(Unit::percent()),
            Some(Measure::Share(of)) => self.units.contains_key(of.as_str()).then(Unit::percent),
        }
    }

    /// The period of a cell and its measure, both at the instants that the aspect `at` turns their periods into.
    fn time(&mut self, cell: Place, period: &str, aspects: Aspects<'_>) -> Result<Option<(String, Measure)>, Flaw> {
        let mut measure = aspects.measure.cloned().unwrap_or_default();
        let mut period = period.to_owned();
        let on = match &mut measure {
            Measure::Growth(on) | Measure::Change(on) => Some(on),
            Measure::Value | Measure::Share(_) => None,
        };
        for period in [Some(&mut period), on].into_iter().flatten() {
            let Some(instant) = self.instant(cell, period, aspects.at)? else { return Ok(None) };
            *period = instant;
        }
        Ok(Some((period, measure)))
    }

    /// The period itself or, with the aspect `at`, the period of the file that is the instant at that end of it.
    fn instant(&mut self, cell: Place, period: &str, at: Option<End>) -> Result<Option<String>, Flaw> {
        let Some(span) = self.spans.get(period) else { return Ok(None) };
        let day = match at {
            None => return Ok(Some(period.to_owned())),
            Some(End::Start) => span.start.yesterday().ok(),
            Some(End::End) => Some(span.end),
        };
        if let Some(instant) = day.and_then(|day| self.instants.get(&day)) {
            return Ok(Some((*instant).to_owned()));
        }
        let day = day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
        if !self.missing_instants.insert((cell.table, day.clone())) {
            return Ok(None);
        }
        let found = format!("no instant for that end of the period {period:?}");
        Err((found, format!("a period whose \"span\" is {day}")))
    }
}

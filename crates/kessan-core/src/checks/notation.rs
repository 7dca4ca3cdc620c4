//! Formulas and places in open data: concept ids with their periods, `Revenues[2008-04-01/2008-09-30]`.

use rust_decimal::Decimal;

use super::formula::{Formula, Sum};
use super::printing::Source;
use super::{Check, Held, Speaker};
use crate::release::Release;
use crate::release::model::{Measure, Sign};

impl Release {
    /// Where a figure stands: `table "revenues-1h", row 2 "Systems integration", column "1h08"` or
    /// `claim "revenues.operation"`.
    pub fn place(&self, source: Source) -> String {
        match source {
            Source::Claim(index) => format!("claim {:?}", self.file.claims[index].id),
            Source::Cell(index) => {
                let place = self.facts.all()[index].place;
                let table = &self.file.tables[place.table];
                let (row, column) = (&table.rows[place.row], &table.columns[place.column]);
                format!(
                    "table {:?}, row {} {:?}, column {:?}",
                    table.id,
                    place.row + 1,
                    row.label.get("en").0,
                    column.id
                )
            }
        }
    }

    /// What a figure is about: its concept, or the claim's id, with its period and what it measures.
    pub fn notation(&self, source: Source) -> String {
        let (concept, period, scenario, measure, currency) = match source {
            Source::Claim(index) => {
                let claim = &self.file.claims[index];
                let Some(concept) = &claim.concept else { return claim.id.clone() };
                let measure = claim.measure.clone().unwrap_or_default();
                let scenario = claim.scenario.unwrap_or_default();
                (concept, claim.period.as_ref(), scenario, measure, &claim.unit.measure)
            }
            Source::Cell(index) => {
                let fact = &self.facts.all()[index];
                (&fact.concept, Some(&fact.period), fact.scenario, fact.measure.clone(), &fact.unit.measure)
            }
        };
        let span = |id: &String| self.period(id).map_or_else(|| id.clone(), |period| period.span.to_string());
        let mut inside: Vec<String> = period.map(span).into_iter().collect();
        if scenario.is_target() {
            inside.push(scenario.id().into());
        }
        if self.file.translation.as_ref().is_some_and(|translation| translation.currency == *currency) {
            inside.push(currency.clone());
        }
        let value = if inside.is_empty() { concept.clone() } else { format!("{concept}[{}]", inside.join(",")) };
        match measure {
            Measure::Value => value,
            Measure::Growth(on) => format!("growth({value},{})", span(&on)),
            Measure::Change(on) => format!("change({value},{})", span(&on)),
            Measure::Share(of) => format!("share({value},{of})"),
        }
    }

    /// A formula over what its figures are about.
    pub fn formula_notation(&self, formula: &Formula) -> String {
        let sum = |sum: &Sum| self.sum_notation(sum);
        match formula {
            Formula::Sum(terms) => sum(terms),
            Formula::Quotient { of, by, factor } if *factor == Decimal::ONE => {
                format!("{} / {}", group(sum(of), of), group(sum(by), by))
            }
            Formula::Quotient { of, by, factor } => {
                format!("{} / {} * {factor}", group(sum(of), of), group(sum(by), by))
            }
            Formula::Growth { now, before } => {
                format!("({} / {} - 1) * 100", group(sum(now), now), group(sum(before), before))
            }
            Formula::Product(a, b) => format!("{} * {}", group(sum(a), a), group(sum(b), b)),
        }
    }

    fn sum_notation(&self, sum: &Sum) -> String {
        let mut text = String::new();
        for (sign, printing) in &sum.0 {
            let sign = if *sign < Decimal::ZERO { "-" } else { "+" };
            match (text.is_empty(), sign) {
                (true, "+") => {}
                // A cell that begins with a minus is a formula to a spreadsheet.
                (true, _) => text.push_str("0 - "),
                (false, _) => text.push_str(&format!(" {sign} ")),
            }
            text.push_str(&self.notation(printing.source));
        }
        if text.is_empty() { "0".into() } else { text }
    }

    /// The relation that a check is about: `Revenues[…] = …`.
    pub fn relation(&self, check: &Check) -> String {
        let formula = check.formula.as_ref().map(|formula| self.formula_notation(formula)).unwrap_or_default();
        match check.held {
            Held::Figure(printing) => format!("{} = {formula}", self.notation(printing.source)),
            Held::Sign { sign: Sign::Positive, .. } => format!("{formula} >= 0"),
            Held::Sign { sign: Sign::Negative, .. } => format!("{formula} <= 0"),
            Held::Words { named, of, .. } => {
                let span = |index: usize| self.file.periods[index].span;
                format!("named {} = {}", span(named), span(of))
            }
        }
    }

    /// Whose words name a period, as a place.
    pub fn speaker(&self, speaker: Speaker) -> String {
        let table = |index: usize| &self.file.tables[index];
        match speaker {
            Speaker::Row(index, row) => {
                format!("table {:?}, row {} {:?}", table(index).id, row + 1, table(index).rows[row].label.get("en").0)
            }
            Speaker::Column(index, column) => {
                format!("table {:?}, column {:?}", table(index).id, table(index).columns[column].id)
            }
            Speaker::Claim(index) | Speaker::ClaimBase(index) => self.place(Source::Claim(index)),
        }
    }

    /// Table, row and column of every figure that takes part in a check.
    pub fn places(&self, check: &Check) -> String {
        let words = match check.held {
            Held::Words { by, .. } => Some(self.speaker(by)),
            Held::Figure(_) | Held::Sign { .. } => None,
        };
        words
            .into_iter()
            .chain(check.sources().into_iter().map(|source| self.place(source)))
            .collect::<Vec<_>>()
            .join("; ")
    }
}

fn group(text: String, sum: &Sum) -> String {
    if sum.0.len() > 1 { format!("({text})") } else { text }
}

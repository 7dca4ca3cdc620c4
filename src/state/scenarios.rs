//! Scenarios: the sets of terms that a number may stand under, and where what stands in their fields is from.

use rust_decimal::Decimal;

use super::draft::{Draft, Field, Kept};
use super::measures::Measure;
use super::operand::{Operand, Under};
use super::outcome::{Answer, answer};
use kessan_core::capital::{Given, Terms};

/// All sets of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalculatorScenarios {
    /// Those in the fields.
    pub fields: Draft,
    /// Those that are kept.
    pub kept: Vec<Kept>,
}

/// One set of terms, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalculatorScenario {
    /// As the reader calls it; empty for what stands in the fields.
    pub name: String,
    /// The terms.
    pub draft: Draft,
    /// What follows.
    pub answer: Answer,
}

/// Where what stands in a field is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is what the release gives, or what follows from that alone.
    Release(Operand),
    /// It is what the page begins with.
    Example,
    /// The table by price assumes it.
    Table,
    /// The reader has typed it.
    Reader,
}

impl CalculatorScenarios {
    /// One of them; `None` if nothing is kept at that position.
    /// `write` puts a number as the page does.
    pub fn under(&self, terms: &Terms, under: Under, write: impl Fn(Decimal) -> String) -> Option<CalculatorScenario> {
        let (name, draft) = match under {
            Under::Fields => (String::new(), self.fields.clone()),
            Under::Kept(number) => {
                let kept = self.kept.get(number.checked_sub(1)?)?;
                (kept.name.clone(), kept.draft.clone())
            }
            Under::At(price, fill) => {
                let draft = self.fields.clone().with(Field::Price, write(price)).with(Field::Fill, write(fill));
                (String::new(), draft)
            }
        };
        let answer = answer(terms, &draft);
        Some(CalculatorScenario { name, draft, answer })
    }
}

/// Where a field's value is from.
pub fn origin(terms: &Terms, scenario: &CalculatorScenario, default: &Draft, field: Field, under: Under) -> Origin {
    if matches!((under, field), (Under::At(..), Field::Price | Field::Fill)) {
        return Origin::Table;
    }
    let value = scenario.answer.value(field);
    let is = |of: Option<Decimal>| value.is_some() && value == of;
    let earned = terms.earned.as_ref().map(|earned| earned.net_income);
    let crossover = terms.buyback.as_ref().and_then(|buyback| buyback.crossover_price());
    match field {
        Field::Rate if is(terms.rate) => Origin::Release(Operand::Given(Given::Rate)),
        Field::Income if is(terms.net_income) => Origin::Release(Operand::Given(Given::NetIncome)),
        Field::Income if is(earned) => Origin::Release(Operand::Given(Given::Earned)),
        Field::Price if is(crossover) => Origin::Release(Operand::of(Measure::Crossover)),
        field if scenario.draft.text(field) == default.text(field) => Origin::Example,
        _ => Origin::Reader,
    }
}

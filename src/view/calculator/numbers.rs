//! What the numbers of the calculator are called, and how each is written.

use rust_decimal::Decimal;

use super::{both, digits, figure, names, shown, withholding, words};
use crate::state::draft::{Field, When};
use crate::state::measures::{Rounding, Unit};
use crate::state::operand::{Input, Operand};
use crate::state::outcome::Answer;
use crate::state::scenarios::CalculatorScenario;
use crate::t;
use crate::view::env::{DASH, Env};
use kessan_core::capital::{Given, Terms};
use kessan_core::release::Currency;

/// The name of a number.
pub fn name(env: Env, terms: &Terms, of: Operand) -> String {
    match of {
        Operand::Input(Input::Field(field)) => names::field(env, terms, field),
        Operand::Input(Input::Timing) => t!(env, calculator.timing),
        Operand::Input(Input::Missed) => t!(env, calculator.since),
        Operand::Input(Input::Withholding) => t!(env, calculator.withholding),
        Operand::Measure(measure, at) => words::name(env, terms, measure, at),
        Operand::Dividend(index) => terms.dividends.get(index).map(|d| env.text(&d.dividend.label)).unwrap_or_default(),
        Operand::Given(given) => given_words(env, given),
    }
}

fn given_words(env: Env, given: Given) -> String {
    match given {
        Given::Shares => t!(env, steps.shares),
        Given::AdsPerShare => t!(env, steps.ads_per_share),
        Given::Rate => t!(env, steps.rate),
        Given::NetIncome => t!(env, steps.net_income, guidance = env.guidance()),
        Given::EarningsPerShare => t!(env, steps.target_per_share, guidance = env.guidance()),
        Given::Earned => t!(env, steps.earned),
        Given::Equity => t!(env, steps.equity),
        Given::Cash => t!(env, steps.cash),
        Given::Assets => t!(env, steps.assets),
        Given::MaxShares => t!(env, steps.max_shares),
        Given::MaxAmount => t!(env, steps.max_amount),
    }
}

/// A number as the calculator shows it; what stands in a field, as typed.
pub fn text(env: Env, terms: &Terms, scenario: &CalculatorScenario, of: Operand) -> String {
    let (draft, number) = (&scenario.draft, scenario.answer.number(terms, of));
    match of {
        Operand::Input(Input::Field(field)) if draft.text(field).trim().is_empty() => DASH.to_owned(),
        Operand::Input(Input::Field(field)) if field.is_rate() && number.is_some() => {
            t!(env, percent, value = names::said(env, terms, draft, field))
        }
        Operand::Input(Input::Field(field)) => names::said(env, terms, draft, field),
        Operand::Input(Input::Timing) => match draft.when {
            When::Day => draft.text(Field::Day).to_owned(),
            other => names::when(env, other),
        },
        Operand::Input(Input::Missed) => names::since(env, terms, draft.missed),
        Operand::Input(Input::Withholding) => withholding::label(env, terms, draft),
        Operand::Measure(measure, _) if measure.definition().rounding != Rounding::Unrounded => {
            // A step that has no meaning is not told from one that waits.
            let is_answered = if measure.is_result() { scenario.answer.has(terms, measure) } else { number.is_some() };
            shown(env, &scenario.answer, measure, number, is_answered)
        }
        Operand::Dividend(_) => {
            number.map_or_else(|| DASH.to_owned(), |value| both(env, &scenario.answer, value, digits))
        }
        of => operand(env, terms, &scenario.answer, of),
    }
}

/// A number as it stands in a formula: all its digits, but no more than six after the point.
pub fn operand(env: Env, terms: &Terms, answer: &Answer, of: Operand) -> String {
    let text = figure(env, answer.number(terms, of).unwrap_or(Decimal::ZERO));
    if of.is_rate() { t!(env, percent, value = text) } else { text }
}

/// How a measure is rounded.
pub fn rounding(env: Env, rounding: Rounding) -> String {
    match rounding {
        Rounding::WholeDown => t!(env, calculator.rounded_down),
        Rounding::Amount => t!(env, calculator.rounded_money),
        Rounding::Digits(digits) => t!(env, calculator.rounded, digits = digits.to_string()),
        Rounding::Unrounded => String::new(),
    }
}

/// A value with its unit.
pub fn with_unit(env: Env, unit: Unit, value: String) -> String {
    if unit.is_money() {
        let currency = env.currency(Currency::Reporting);
        t!(env, money, currency = currency, amount = value)
    } else if unit.is_percent() {
        t!(env, percent, value = value)
    } else {
        value
    }
}

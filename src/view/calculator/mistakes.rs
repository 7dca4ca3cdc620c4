//! What is wrong with a field, in words: what is allowed, and where the limit comes from.

use super::names;
use super::state::CalculatorState;
use super::{money, named};
use crate::state::draft::{Field, Instrument, Mistake};
use crate::state::measures::Measure;
use crate::state::operand::Operand;
use crate::state::outcome::{NoneBought, as_typed, limit, mistake, why_none};
use crate::state::reading::unmistakable;
use crate::t;
use crate::view::env::Env;
use crate::view::number::html;
use kessan_core::arithmetic::over;
use kessan_core::capital::{Given, Terms};
use kessan_core::release::Currency;
use leptos::prelude::Get;
use rust_decimal::Decimal;

/// What is wrong with what is typed in a field, or what it comes to, with the names of its numbers; empty if there is
/// nothing to say.
pub fn message(state: CalculatorState, field: Field) -> String {
    let (env, terms, draft) = (state.env, state.terms, state.draft.get());
    if let Some(mistake) = mistake(terms, &draft, field) {
        return explain(env, terms, field, draft.instrument, mistake);
    }
    let answer = state.ask(|answer| {
        let income = answer.value(Field::Income).filter(|_| answer.inputs.has_plan());
        (income, why_none(terms, answer))
    });
    match (field, answer) {
        (Field::Income, Some((Some(income), _))) if income <= Decimal::ZERO => {
            let target = named(Operand::Given(Given::NetIncome), target(env, terms));
            let target = t!(env, calculator.error_income, guidance = env.guidance(), target = target);
            format!("{target}{}", source(env, terms, Given::NetIncome))
        }
        (Field::Fill, Some((_, Some(NoneBought::Fill(shares))))) => {
            t!(env, calculator.error_small, shares = env.exact(shares))
        }
        (Field::Price, Some((_, Some(NoneBought::Price)))) => {
            let cap = terms.buyback.as_ref().and_then(|buyback| buyback.max_amount);
            let cap = cap.map(|cap| named(Operand::Given(Given::MaxAmount), money(env, cap)));
            let cap = cap.map(|cap| t!(env, calculator.error_price, cap = cap));
            cap.map(|cap| format!("{cap}{}", source(env, terms, Given::MaxAmount))).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// How numbers are written that a field reads.
fn forms(env: Env, terms: &Terms, field: Field, instrument: Instrument) -> String {
    let currency = |currency| env.currency(currency);
    let money = |of| t!(env, money, currency = currency(of), amount = "1,200".to_owned());
    match field {
        Field::Holding => t!(env, calculator.forms_count, what = names::instrument(env, instrument)),
        Field::Fill | Field::Tax | Field::Funding => t!(env, calculator.forms_percent),
        Field::Income => t!(env, calculator.forms_income, currency = currency(Currency::Reporting)),
        Field::Fee if terms.rate.is_some() => t!(env, calculator.forms_money, money = money(Currency::Translation)),
        Field::Paid | Field::Price | Field::Rate | Field::Fee | Field::Day => {
            t!(env, calculator.forms_money, money = money(Currency::Reporting))
        }
    }
}

/// Buttons for the numbers that a text can be, as HTML; empty unless there are two.
pub fn offers(state: CalculatorState, field: Field) -> String {
    let (env, terms, draft) = (state.env, state.terms, state.draft.get());
    let Some(Mistake::Ambiguous(first, other)) = mistake(terms, &draft, field) else { return String::new() };
    let button = |value: Decimal| {
        let value = as_typed(terms, field, value).normalize();
        let text = match field {
            Field::Income => env.scaled_money(env.exact(value), Currency::Reporting),
            _ => env.exact(value),
        };
        let (set, value) = (field.key(), unmistakable(value));
        let shown = html(&text);
        format!(" <button type=\"button\" class=\"plain\" data-set=\"{set}\" value=\"{value}\">{shown}</button>")
    };
    button(first) + &button(other)
}

/// The year's target, as the page shows results.
pub fn target(env: Env, terms: &Terms) -> String {
    let amount = terms.net_income.and_then(|aim| over(aim, terms.unit())).unwrap_or_default();
    env.scaled_money(env.exact(amount), Currency::Reporting)
}

/// ` (where the release says so)`.
fn source(env: Env, terms: &Terms, given: Given) -> String {
    let source = terms.source(given);
    source.map(|source| t!(env, calculator.source, place = env.text(source))).unwrap_or_default()
}

fn explain(env: Env, terms: &Terms, field: Field, instrument: Instrument, mistake: Mistake) -> String {
    let name = names::instrument(env, instrument);
    match mistake {
        Mistake::Empty => t!(env, calculator.error_empty),
        Mistake::NotANumber => t!(env, calculator.error_number, forms = forms(env, terms, field, instrument)),
        Mistake::OtherUnit => {
            let (name, forms) = (names::field(env, terms, field), forms(env, terms, field, instrument));
            t!(env, calculator.error_unit, name = name, forms = forms)
        }
        Mistake::Ambiguous(..) => t!(env, calculator.error_ambiguous),
        Mistake::TooLong => t!(env, calculator.error_long),
        Mistake::Negative => t!(env, calculator.error_negative),
        Mistake::Zero if field == Field::Rate => {
            let rate = env.money(terms.rate.unwrap_or_default(), Currency::Reporting, 2);
            let rate = named(Operand::Given(Given::Rate), rate);
            format!("{}{}", t!(env, calculator.error_rate, rate = rate), source(env, terms, Given::Rate))
        }
        Mistake::Zero => t!(env, calculator.error_zero),
        Mistake::NotWhole => t!(env, calculator.error_whole, what = name),
        Mistake::MoreThan(_) => {
            let of = match instrument {
                Instrument::Shares => Operand::Given(Given::Shares),
                Instrument::Ads => Operand::of(Measure::AllAds),
            };
            let most = env.exact(limit(terms, instrument));
            let is_one = most == "1";
            let limit = names::counted(env, named(of, most), instrument, is_one);
            let limit = if is_one {
                t!(env, calculator.error_more_one, limit = limit)
            } else {
                t!(env, calculator.error_more, limit = limit)
            };
            format!("{limit}{}", source(env, terms, Given::Shares))
        }
        Mistake::MoreThanAll => match field {
            Field::Fill => t!(env, calculator.error_fill),
            Field::Tax => t!(env, calculator.error_tax),
            _ => t!(env, calculator.error_percent),
        },
        Mistake::NotADay => t!(env, calculator.error_day),
        Mistake::Outside(window) => {
            let (start, end) = (env.date(window.start), env.date(window.end));
            t!(env, calculator.error_window, start = start, end = end)
        }
    }
}

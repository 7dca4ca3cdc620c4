//! Dividends and buyback: what a holding earns, what the company does, and what that does to a share.

pub mod curves;
pub mod explanation;
mod fields;
mod head;
mod lines;
mod mistakes;
#[cfg(feature = "hydrate")]
pub mod mount;
pub mod names;
pub mod notes;
pub mod numbers;
mod prices;
mod scenarios;
mod state;
mod timeline;
pub mod withholding;
pub mod words;

use leptos::prelude::*;

pub use self::curves::CurvesFigure;
pub use self::head::CalculatorHead;
pub use self::prices::Prices;
pub use self::scenarios::Scenarios;
pub use self::state::CalculatorState;
pub use self::timeline::TimelineFigure;

use self::fields::{CompanyFields, FurtherFields, HoldingFields};
use self::lines::lines;
use super::env::{DASH, Env};
use super::live::live;
use super::number::{escaped, keyed};
use crate::state::measures::{Measure, Part, Rounding, Unit, results};
use crate::state::operand::Operand;
use crate::state::outcome::Answer;
use crate::t;
use kessan_core::arithmetic::over;
use kessan_core::release::Currency;
use kessan_core::rounding::{half_away, unit_of};
use kessan_core::unit::minor_units;
use rust_decimal::Decimal;

/// The fields and the results.
#[component]
pub fn Calculator(
    /// The calculator's state.
    state: CalculatorState,
) -> impl IntoView {
    let (env, terms) = (state.env, state.terms);
    let restore = move |_| state.draft.set(state.first_draft());
    let share = results(terms, Part::Share);
    let received = results(terms, Part::Received);
    let received =
        (!received.is_empty()).then(|| view! { <h3>{t!(env, calculator.receive)}</h3>{lines(state, received)} });
    let share =
        (!share.is_empty()).then(|| view! { <h3>{t!(env, calculator.per_share_head)}</h3>{lines(state, share)} });
    view! {
        <div class="calc">
            <form method="dialog" autocomplete="off" on:submit=|event| event.prevent_default() on:click=move |event| state.take(&event)>
                <HoldingFields state/>
                <CompanyFields state/>
                <FurtherFields state/>
                <button type="button" id="restore" class="plain" on:click=restore>{t!(env, calculator.restore)}</button>
            </form>
            <div>
                {received}
                <h3>{t!(env, calculator.company)}</h3>
                {lines(state, results(terms, Part::Company))}
                {share}
                <p class="note">{t!(env, calculator.opens)}</p>
                <p class="unseen" role="status" id="chief" inner_html=live(move || escaped(&state.said.get()))></p>
            </div>
        </div>
    }
}

/// As many digits as an amount needs: none if whole, two, or four for a fraction of one that two would not tell.
pub fn digits(value: Decimal) -> u32 {
    match value.normalize().scale() {
        0 => 0,
        3.. if value.abs() < Decimal::ONE => 4,
        _ => 2,
    }
}

/// An amount of the reporting currency, with the digits that it needs.
fn money(env: Env, value: Decimal) -> String {
    in_minor_units(env, value, Currency::Reporting, digits(value))
}

/// An amount with those digits or, if it has any, with as many as the currency has at least: three of a dinar.
fn in_minor_units(env: Env, value: Decimal, currency: Currency, digits: u32) -> String {
    let least = minor_units(env.release.currency_code(currency).unwrap_or_default());
    env.money(value, currency, if digits == 0 { 0 } else { digits.max(least) })
}

/// An amount in both currencies.
fn both(env: Env, answer: &Answer, value: Decimal, digits: impl Fn(Decimal) -> u32) -> String {
    let reporting = in_minor_units(env, value, Currency::Reporting, digits(value));
    match answer.translated(value) {
        Some(other) => format!("{reporting} · {}", in_minor_units(env, other, Currency::Translation, digits(other))),
        None => reporting,
    }
}

/// An amount of the company in both currencies. The other one stops where the release's own amounts in it do: a
/// convenience rate has no more digits to give.
fn of_company(env: Env, answer: &Answer, value: Decimal) -> String {
    let scale = env.release.translated_scale();
    let rounded = answer
        .translated(value)
        .and_then(|other| Some(half_away(over(other, unit_of(-i32::try_from(scale).ok()?)?)?, 0)));
    let code = env.release.currency_code(Currency::Translation);
    match rounded.filter(|rounded| scale > 0 && !rounded.is_zero()).zip(code) {
        Some((rounded, code)) => {
            format!("{} · {}", money(env, value), env.money_of(env.number(rounded, 0), code, scale))
        }
        None => both(env, answer, value, digits),
    }
}

/// A measure as the page shows it.
pub fn shown(env: Env, answer: &Answer, measure: Measure, value: Option<Decimal>, is_answered: bool) -> String {
    let definition = measure.definition();
    let Some(value) = value else {
        return if is_answered { t!(env, not_meaningful) } else { DASH.to_owned() };
    };
    match (definition.unit, definition.rounding) {
        (Unit::CompanyMoney, _) => of_company(env, answer, value),
        (unit, Rounding::Digits(digits)) if unit.is_money() => both(env, answer, value, |_| digits),
        (unit, _) if unit.is_money() => both(env, answer, value, digits),
        (Unit::PercentChange, Rounding::Digits(digits)) => t!(env, percent, value = env.signed(value, digits)),
        (_, Rounding::Digits(digits)) => t!(env, percent, value = env.number(value, digits)),
        (_, _) => env.exact(value),
    }
}

/// A number's text in a sentence, with its name, so that it tells where it comes from.
fn named(figure: Operand, text: String) -> String {
    keyed(&figure.key(), &text)
}

/// A number in a formula: all its digits, but no more than six after the point.
pub fn figure(env: Env, value: Decimal) -> String {
    env.exact(half_away(value, 6))
}

//! The section's heading, which does not change with what the reader types.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{money, named};
use crate::state::measures::Measure;
use crate::state::operand::Operand;
use crate::t;
use crate::view::env::Env;
use crate::view::number::{heading, keyed};
use kessan_core::capital::{DividendTerms, Terms};
use kessan_core::release::Currency;
use kessan_core::release::model::Ref;
use kessan_core::trace::Key;

/// Fields of the release.
const MAX_SHARES: &str = "capital.buyback.max_shares";
const MAX_AMOUNT: &str = "capital.buyback.max_amount";

/// The finding, and what the release announces.
#[component]
pub fn CalculatorHead(
    /// Release and language.
    env: Env,
    /// The calculator's terms.
    terms: &'static Terms,
) -> impl IntoView {
    let finding = match terms.buyback.as_ref().map(|b| (b, b.max_shares, b.max_amount)) {
        Some((buyback, Some(shares), Some(amount))) => {
            let price = money(env, buyback.crossover_price().unwrap_or_default());
            let price = named(Operand::of(Measure::Crossover), price);
            let shares = linked(env, buyback.buyback.max_shares.as_ref(), env.exact(shares), MAX_SHARES);
            let amount = linked(env, buyback.buyback.max_amount.as_ref(), in_words(env, amount), MAX_AMOUNT);
            t!(env, calculator.finding_both, price = price, shares = shares, amount = amount)
        }
        Some((buyback, Some(shares), None)) => {
            let shares = linked(env, buyback.buyback.max_shares.as_ref(), env.exact(shares), MAX_SHARES);
            t!(env, calculator.finding_shares, shares = shares)
        }
        Some((buyback, None, Some(amount))) => {
            let amount = linked(env, buyback.buyback.max_amount.as_ref(), in_words(env, amount), MAX_AMOUNT);
            t!(env, calculator.finding_amount, amount = amount)
        }
        Some((_, None, None)) | None => t!(env, calculator.finding_dividends),
    };
    let window = terms.buyback.as_ref().map(|terms| {
        let buyback = &terms.buyback;
        let text = t!(
            env,
            calculator.window,
            start = env.date(buyback.window.start),
            end = env.assumed(env.date(buyback.window.end), terms.is_window_assumed),
            resolved = env.assumed(env.date(buyback.resolved), env.release.assumes("capital.buyback.resolved"))
        );
        view! { <p class="measure">{text}</p> }
    });
    let dates = terms.dividends.iter().map(|terms| {
        let dividend = &terms.dividend;
        let record = record(env, terms);
        let paid = |date| env.assumed(env.date(date), terms.is_payment_assumed);
        let payment =
            dividend.payment_date.map(|date| format!(" · {}", t!(env, calculator.payment, date = paid(date))));
        view! { <p class="measure">{env.words(&dividend.label)}" · "{record}{payment}</p> }
    });
    let others = terms.others.iter().map(|terms| {
        let dividend = &terms.dividend;
        let code = dividend.currency.as_deref().unwrap_or(&env.release.file.currency);
        let amount = env.money_of(env.number(terms.per_share, super::digits(terms.per_share)), code, 0);
        let amount = t!(env, units.per_share, value = amount);
        let record = record(env, terms);
        view! { <p class="measure">{env.text(&dividend.label)}" · "{amount}" · "{record}</p> }
    });
    let other = (!terms.others.is_empty()).then(|| {
        let currencies: std::collections::BTreeSet<&str> =
            terms.others.iter().filter_map(|terms| terms.dividend.currency.as_deref()).collect();
        let currencies = currencies.into_iter().map(|code| env.currency_named(code)).collect::<Vec<_>>().join(" · ");
        let reporting = env.currency_named(&terms.currency);
        view! { <p class="note">{t!(env, calculator.other_currency, currencies = currencies, reporting = reporting)}</p> }
    });
    view! {
        <p class="kicker">{t!(env, sections.dividends)}</p>
        <h2>{heading(&finding)}</h2>
        {dates.collect_view()}
        {others.collect_view()}
        {other}
        {window}
        <p class="note no-script">{t!(env, calculator.no_script)}</p>
    }
}

/// The record date of a dividend.
fn record(env: Env, terms: &DividendTerms) -> String {
    t!(env, calculator.record, date = env.assumed(env.date(terms.dividend.record_date), terms.is_record_assumed))
}

/// An amount as a sentence has it.
fn in_words(env: Env, amount: Decimal) -> String {
    env.money_in_words(amount, Currency::Reporting).unwrap_or_else(|| money(env, amount))
}

/// A number of the release that leads to its source; one that fills `field` may be assumed.
fn linked(env: Env, reference: Option<&Ref>, number: String, field: &str) -> String {
    let key = reference.and_then(|reference| Key::of_reference(env.release, reference));
    let number = key.map_or_else(|| number.clone(), |key| keyed(&key.write(env.release), &number));
    env.assumed(number, env.release.assumes(field))
}

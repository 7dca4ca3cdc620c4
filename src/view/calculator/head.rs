//! The section's heading, which does not change with what the reader types.

use leptos::prelude::*;

use super::money;
use crate::domain::capital::Terms;
use crate::say;
use crate::view::env::Env;

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
            let (shares, amount) = (env.exact(shares), money(env, amount));
            say!(env, calculator.finding_both, price = price, shares = shares, amount = amount)
        }
        Some((_, Some(shares), None)) => say!(env, calculator.finding_shares, shares = env.exact(shares)),
        Some((_, None, Some(amount))) => say!(env, calculator.finding_amount, amount = money(env, amount)),
        Some((_, None, None)) | None => say!(env, calculator.finding_dividends),
    };
    let window = terms.buyback.as_ref().map(|terms| {
        let buyback = &terms.buyback;
        let text = say!(
            env,
            calculator.window,
            start = env.date(buyback.window.start),
            end = env.date(buyback.window.end),
            resolved = env.date(buyback.resolved)
        );
        view! { <p class="measure">{text}</p> }
    });
    let dates = terms.dividends.iter().map(|terms| {
        let dividend = &terms.dividend;
        let record = say!(env, calculator.record, date = env.date(dividend.record_date));
        let payment =
            dividend.payment_date.map(|date| format!(" · {}", say!(env, calculator.payment, date = env.date(date))));
        view! { <p class="measure">{env.text(&dividend.label)}" · "{record}{payment}</p> }
    });
    view! {
        <p class="kicker">{say!(env, sections.dividends)}</p>
        <h2>{finding}</h2>
        {dates.collect_view()}
        {window}
        <p class="note no-script">{say!(env, calculator.no_script)}</p>
    }
}

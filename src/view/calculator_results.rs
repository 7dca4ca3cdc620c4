//! The calculator's results; while an input is not valid they say that they wait for it.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::calculator::digits;
use super::columns::amount_of;
use super::env::{DASH, Env};
use super::session::Session;
use crate::domain::capital::{DividendTerms, Terms};
use crate::domain::payout::{Binding, translated};
use crate::domain::release::Currency;
use crate::domain::release::model::DividendStatus;
use crate::say;
use crate::state::draft::Mistake;
use crate::state::outcome::{Income, Repurchase};

type Earned = Signal<Result<Income, Mistake>>;
type Bought = Signal<Result<Option<Repurchase>, Mistake>>;

/// What the holding receives.
#[component]
pub fn IncomeResults(
    /// Release and language.
    env: Env,
    /// The calculator's terms.
    terms: &'static Terms,
    /// What the typed holding receives.
    earned: Earned,
) -> impl IntoView {
    let line = |(index, dividend): (usize, &DividendTerms)| {
        let (status, tag) = match dividend.dividend.status {
            DividendStatus::Declared => (say!(env, calculator.declared), say!(env, calculator.reported)),
            DividendStatus::Planned => (say!(env, calculator.planned), say!(env, calculator.target)),
        };
        let per_share = env.money(dividend.per_share, Currency::Reporting, digits(dividend.per_share));
        let note = say!(env, calculator.per_share, amount = per_share, status = status);
        let value = move || earned.get().ok().and_then(|income| income.dividends.get(index).copied());
        row(env.text(&dividend.dividend.label), tag, note, format!("dividend-{index}"), move || {
            both(env, terms, value())
        })
    };
    let lines: Vec<_> = terms.dividends.iter().enumerate().map(line).collect();
    let held = move || match earned.get() {
        Ok(income) => say!(env, calculator.held, shares = env.exact(income.shares)),
        Err(_) => say!(env, calculator.waiting),
    };
    let total = move || earned.get().ok().map(|income| income.total);
    view! {
        <h3>{say!(env, calculator.receive)}</h3>
        <dl class="out">
            {lines}
            <div class="total">
                <dt>{say!(env, calculator.year_total)}<br/><small class="muted">{held}</small></dt>
                <dd><output id="dividend-total">{move || both(env, terms, total())}</output></dd>
            </div>
        </dl>
        <p class="note">{say!(env, calculator.before_tax)}</p>
    }
}

/// What the buyback does at the typed price.
#[component]
pub fn BuybackResults(
    /// The page's state.
    session: Session,
    /// The calculator's terms.
    terms: &'static Terms,
    /// What the buyback does at the typed price.
    bought: Bought,
) -> impl IntoView {
    let env = session.env;
    let result = move || bought.get().ok().flatten();
    let or_waiting = move |text: Option<String>| text.unwrap_or_else(|| say!(env, calculator.waiting));
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| DASH.to_owned());
    let money = move |value: Decimal| env.money(value, Currency::Reporting, digits(value));
    // Per share amounts are printed with two digits, whole or not.
    let per_share = move |value: Decimal| {
        let reporting = env.money(value, Currency::Reporting, 2);
        let other = translated(terms, value);
        match other {
            Some(other) => format!("{reporting} · {}", env.money(other, Currency::Translation, 2)),
            None => reporting,
        }
    };

    let binding = move || {
        or_waiting(result().map(|result| {
            let percent = say!(env, percent, value = env.number(result.percent, 2));
            let share = say!(env, calculator.of_shares, percent = percent);
            if result.purchase.shares.is_zero() {
                return say!(env, calculator.none_bought);
            }
            format!("{}{}{}", binding_text(env, terms, session, result.purchase.binding), say!(env, clause_join), share)
        }))
    };
    let spend_note = move || {
        or_waiting(result().map(|result| {
            let price = result.purchase.spend.checked_div(result.purchase.shares);
            price.map_or_else(String::new, |price| {
                say!(env, calculator.spend_formula, shares = env.exact(result.purchase.shares), price = money(price))
            })
        }))
    };
    let eps_note = move || {
        or_waiting(result().map(|result| {
            let (income, shares) = (terms.net_income, terms.shares);
            let income = env.scaled_money(amount_of(env, income, Currency::Reporting), Currency::Reporting);
            let (shares, bought) = (env.exact(shares), env.exact(result.purchase.shares));
            let formula = say!(env, calculator.eps_formula, income = income, shares = shares, bought = bought);
            let change = result
                .earnings
                .change()
                .map_or_else(|| say!(env, not_meaningful), |change| say!(env, percent, value = env.signed(change, 2)));
            format!("{}{}{formula}", say!(env, calculator.eps_change, change = change), say!(env, clause_join))
        }))
    };
    let target = (terms.earnings_per_share, env.exact(terms.shares));
    view! {
        <h3>{say!(env, calculator.buyback)}</h3>
        <dl class="out">
            <div>
                <dt>{say!(env, calculator.bought)}<br/><small class="muted" id="binding">{binding}</small></dt>
                <dd><output id="bought">{move || or_dash(result().map(|result| env.exact(result.purchase.shares)))}</output></dd>
            </div>
            <div>
                <dt>{say!(env, calculator.spend)}<br/><small class="muted">{spend_note}</small></dt>
                <dd><output id="spend">{move || both(env, terms, result().map(|result| result.purchase.spend))}</output></dd>
            </div>
            <div>
                <dt>
                    {say!(env, calculator.eps_target)}" "<span class="tag">{say!(env, calculator.target)}</span><br/>
                    <small class="muted">{say!(env, calculator.eps_target_note, shares = target.1)}</small>
                </dt>
                <dd>{per_share(target.0)}</dd>
            </div>
            <div>
                <dt>{say!(env, calculator.eps)}<br/><small class="muted" id="eps-note">{eps_note}</small></dt>
                <dd><output id="eps">{move || or_dash(result().map(|result| per_share(result.earnings.after)))}</output></dd>
            </div>
        </dl>
    }
}

/// Which cap binds, with its arithmetic.
fn binding_text(env: Env, terms: &'static Terms, session: Session, binding: Binding) -> String {
    let money = |value: Decimal| env.money(value, Currency::Reporting, digits(value));
    let caps = terms.buyback.as_ref().map(|b| (b.max_shares, b.max_amount));
    let (shares, amount) = caps.unwrap_or_default();
    let price = session.draft.read().as_ref().and_then(|draft| crate::state::draft::read_price(&draft.price).ok());
    match binding {
        Binding::Shares => say!(env, calculator.binds_shares, cap = env.exact(shares.unwrap_or_default())),
        Binding::Both => say!(env, calculator.binds_both),
        Binding::Amount => {
            let (cap, price) = (money(amount.unwrap_or_default()), money(price.unwrap_or_default()));
            say!(env, calculator.binds_amount, cap = cap, price = price)
        }
    }
}

/// An amount in both currencies, or a dash.
fn both(env: Env, terms: &'static Terms, value: Option<Decimal>) -> String {
    let Some(value) = value else { return DASH.to_owned() };
    let reporting = env.money(value, Currency::Reporting, digits(value));
    match translated(terms, value) {
        Some(other) => format!("{reporting} · {}", env.money(other, Currency::Translation, digits(other))),
        None => reporting,
    }
}

fn row(
    label: String,
    tag: String,
    note: String,
    id: String,
    value: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <div>
            <dt>{label}" "<span class="tag">{tag}</span><br/><small class="muted">{note}</small></dt>
            <dd><output id=id>{value}</output></dd>
        </div>
    }
}

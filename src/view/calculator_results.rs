//! The calculator's results; while an input is not valid they say that they wait for it.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::calculator::{digits, draft};
use super::columns::amount_of;
use super::env::{DASH, Env};
use super::live::{Live, live};
use super::session::Session;
use crate::domain::arithmetic::over;
use crate::domain::capital::{DividendTerms, Terms};
use crate::domain::payout::{Binding, translated};
use crate::domain::release::Currency;
use crate::domain::release::model::DividendStatus;
use crate::say;
use crate::state::draft::read_price;
use crate::state::outcome::{Repurchase, income, repurchase};

/// A line of the results.
struct Row {
    class: &'static str,
    label: String,
    /// What kind of figure it is.
    tag: Option<String>,
    note: Live<String>,
    note_id: Option<&'static str>,
    id: String,
    value: Live<String>,
}

fn rows(rows: Vec<Row>) -> impl IntoView {
    let rows = rows.into_iter().map(|Row { class, label, tag, note, note_id, id, value }| {
        let tag = tag.map(|tag| view! { " "<span class="tag">{tag}</span> });
        view! {
            <div class=class>
                <dt>{label}{tag}<br/><small class="muted" id=note_id>{note}</small></dt>
                <dd><output id=id>{value}</output></dd>
            </div>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! { <dl class="out">{rows}</dl> }
}

/// What the holding receives.
pub fn income_results(session: Session, terms: &'static Terms) -> impl IntoView {
    let env = session.env;
    let earned = move || income(terms, &draft(session)).ok();
    let line = |(index, dividend): (usize, &DividendTerms)| {
        let (status, tag) = match dividend.dividend.status {
            DividendStatus::Declared => (say!(env, calculator.declared), say!(env, calculator.reported)),
            DividendStatus::Planned => (say!(env, calculator.planned), say!(env, calculator.target)),
        };
        let per_share = env.money(dividend.per_share, Currency::Reporting, digits(dividend.per_share));
        let note = say!(env, calculator.per_share, amount = per_share, status = status);
        let value = move || earned().and_then(|income| income.dividends.get(index).copied());
        Row {
            class: "",
            label: env.text(&dividend.dividend.label),
            tag: Some(tag),
            note: live(move || note.clone()),
            note_id: None,
            id: format!("dividend-{index}"),
            value: live(move || both(env, terms, value())),
        }
    };
    let mut lines: Vec<_> = terms.dividends.iter().enumerate().map(line).collect();
    let held = move || match earned() {
        Some(income) => say!(env, calculator.held, shares = env.exact(income.shares)),
        None => say!(env, calculator.waiting),
    };
    lines.push(Row {
        class: "total",
        label: say!(env, calculator.year_total),
        tag: None,
        note: live(held),
        note_id: None,
        id: "dividend-total".into(),
        value: live(move || both(env, terms, earned().map(|income| income.total))),
    });
    rows(lines)
}

/// What the buyback does at the typed price.
pub fn buyback_results(session: Session, terms: &'static Terms) -> impl IntoView {
    let env = session.env;
    let result = move || repurchase(terms, &draft(session)).ok().flatten();
    // Per share amounts are printed with two digits, whole or not.
    let per_share = move |value: Decimal| {
        let reporting = env.money(value, Currency::Reporting, 2);
        match translated(terms, value) {
            Some(other) => format!("{reporting} · {}", env.money(other, Currency::Translation, 2)),
            None => reporting,
        }
    };
    // Until there is a price, notes wait and amounts are dashes.
    let note = move |text: fn(Session, &Terms, &Repurchase) -> String| {
        live(move || result().map_or_else(|| say!(env, calculator.waiting), |result| text(session, terms, &result)))
    };
    let row = |id: &'static str, label: String, note: Live<String>, value: Live<String>| Row {
        class: "",
        label,
        tag: None,
        note,
        note_id: None,
        id: id.into(),
        value,
    };
    let bought = live(move || result().map_or_else(|| DASH.into(), |result| env.exact(result.purchase.shares)));
    let spend = live(move || both(env, terms, result().map(|result| result.purchase.spend)));
    let target_note = say!(env, calculator.eps_target_note, shares = env.exact(terms.shares));
    let target_note = live(move || target_note.clone());
    let target = live(move || per_share(terms.earnings_per_share));
    let eps = live(move || result().map_or_else(|| DASH.into(), |result| per_share(result.earnings.after)));
    rows(vec![
        Row { note_id: Some("binding"), ..row("bought", say!(env, calculator.bought), note(binding_note), bought) },
        row("spend", say!(env, calculator.spend), note(spend_note), spend),
        Row {
            tag: Some(say!(env, calculator.target)),
            ..row("eps-target", say!(env, calculator.eps_target), target_note, target)
        },
        Row { note_id: Some("eps-note"), ..row("eps", say!(env, calculator.eps), note(eps_note), eps) },
    ])
}

fn binding_note(session: Session, terms: &Terms, result: &Repurchase) -> String {
    let env = session.env;
    if result.purchase.shares.is_zero() {
        return say!(env, calculator.none_bought);
    }
    let percent = say!(env, percent, value = env.number(result.percent, 2));
    let share = say!(env, calculator.of_shares, percent = percent);
    format!("{}{}{}", binding_text(session, terms, result.purchase.binding), say!(env, clause_join), share)
}

fn spend_note(session: Session, _terms: &Terms, result: &Repurchase) -> String {
    let env = session.env;
    let price = over(result.purchase.spend, result.purchase.shares);
    price.map_or_else(String::new, |price| {
        let price = env.money(price, Currency::Reporting, digits(price));
        say!(env, calculator.spend_formula, shares = env.exact(result.purchase.shares), price = price)
    })
}

fn eps_note(session: Session, terms: &Terms, result: &Repurchase) -> String {
    let env = session.env;
    let income = env.scaled_money(amount_of(env, terms.net_income, Currency::Reporting), Currency::Reporting);
    let (shares, bought) = (env.exact(terms.shares), env.exact(result.purchase.shares));
    let formula = say!(env, calculator.eps_formula, income = income, shares = shares, bought = bought);
    let change = result
        .earnings
        .change()
        .map_or_else(|| say!(env, not_meaningful), |change| say!(env, percent, value = env.signed(change, 2)));
    format!("{}{}{formula}", say!(env, calculator.eps_change, change = change), say!(env, clause_join))
}

/// Which cap binds, with its arithmetic.
fn binding_text(session: Session, terms: &Terms, binding: Binding) -> String {
    let env = session.env;
    let money = |value: Decimal| env.money(value, Currency::Reporting, digits(value));
    let caps = terms.buyback.as_ref().map(|b| (b.max_shares, b.max_amount));
    let (shares, amount) = caps.unwrap_or_default();
    let price = read_price(&draft(session).price).ok();
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
fn both(env: Env, terms: &Terms, value: Option<Decimal>) -> String {
    let Some(value) = value else { return DASH.to_owned() };
    let reporting = env.money(value, Currency::Reporting, digits(value));
    match translated(terms, value) {
        Some(other) => format!("{reporting} · {}", env.money(other, Currency::Translation, digits(other))),
        None => reporting,
    }
}

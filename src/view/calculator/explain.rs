//! How a result comes about: its formula in words, with its numbers, the rounding, and where the numbers stand in the
//! release.

use rust_decimal::Decimal;

use super::figure;
use crate::domain::arithmetic::{over, times};
use crate::domain::capital::{Given, Terms};
use crate::domain::effect::{Effect, PerShare};
use crate::state::draft::Field;
use crate::state::outcome::Answer;
use crate::state::outputs::{Kind, Output};
use crate::view::env::Env;
use crate::{say, still};

/// The formula in words.
pub fn words(env: Env, output: Output) -> String {
    match output {
        Output::Gross(_) => still!(env, calculator.why_gross),
        Output::Net(_) => still!(env, calculator.why_net),
        Output::GrossYear | Output::NetYear => still!(env, calculator.why_sum),
        Output::Yield => still!(env, calculator.why_yield),
        Output::YieldOnCost => still!(env, calculator.why_yield_on_cost),
        Output::Ownership => still!(env, calculator.why_ownership),
        Output::Bought => still!(env, calculator.why_bought),
        Output::Spend => still!(env, calculator.why_spend),
        Output::Dividends => still!(env, calculator.why_dividends),
        Output::Payout => still!(env, calculator.why_payout),
        Output::PayoutEarned => still!(env, calculator.why_payout_earned),
        Output::Total => still!(env, calculator.why_total),
        Output::TotalRatio => still!(env, calculator.why_total_ratio),
        Output::TotalEarned => still!(env, calculator.why_total_earned),
        Output::TotalYield => still!(env, calculator.why_total_yield),
        Output::Cash => still!(env, calculator.why_cash),
        Output::EquityRatio => still!(env, calculator.why_equity_ratio),
        Output::EpsTarget => still!(env, calculator.why_eps_target),
        Output::EpsNow => still!(env, calculator.why_eps_now),
        Output::EpsFull => still!(env, calculator.why_eps_full),
        Output::EquityPerShare => still!(env, calculator.why_equity_per_share),
        Output::EquityBreakEven => still!(env, calculator.why_equity_break_even),
        Output::FundingBreakEven => still!(env, calculator.why_funding_break_even),
    }
}

/// How it is rounded.
pub fn rounding(env: Env, output: Output) -> String {
    match output.kind() {
        Kind::Shares => still!(env, calculator.rounded_down),
        Kind::Money => still!(env, calculator.rounded_money),
        Kind::PerShare => still!(env, calculator.rounded, digits = "2"),
        Kind::Percent(digits) => still!(env, calculator.rounded, digits = digits.to_string()),
    }
}

/// Where its numbers stand in the release; empty if it has none of its own.
pub fn places(env: Env, terms: &Terms, output: Output) -> String {
    use Given::{AdsPerShare, Assets, Cash, Earned, EarningsPerShare, Equity, MaxAmount, MaxShares, NetIncome, Shares};
    let given: &[Given] = match output {
        Output::Gross(_) => &[AdsPerShare, Given::Rate],
        Output::Net(_) | Output::GrossYear | Output::NetYear | Output::Yield | Output::YieldOnCost | Output::Spend => {
            &[]
        }
        Output::Ownership | Output::Dividends | Output::TotalYield => &[Shares],
        Output::Bought => &[MaxShares, MaxAmount],
        Output::Payout | Output::TotalRatio => &[NetIncome],
        Output::PayoutEarned | Output::TotalEarned => &[Earned],
        Output::Total => &[],
        Output::Cash => &[Cash],
        Output::EquityRatio => &[Equity, Assets],
        Output::EpsTarget => &[EarningsPerShare],
        Output::EpsNow | Output::EpsFull | Output::FundingBreakEven => &[NetIncome, Shares],
        Output::EquityPerShare | Output::EquityBreakEven => &[Equity, Shares],
    };
    let dividend = match output {
        Output::Gross(index) => terms.dividends.get(index).map(|dividend| &dividend.source),
        _ => None,
    };
    let places = dividend.into_iter().chain(given.iter().filter_map(|given| terms.source(*given)));
    let mut texts: Vec<String> = Vec::new();
    for text in places.map(|text| env.text(text)) {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    if texts.is_empty() {
        String::new()
    } else {
        format!(" {}", still!(env, calculator.places, places = texts.join("; ")))
    }
}

/// The formula with its numbers, without the result; `None` while it waits for a field.
pub fn numbers(env: Env, terms: &Terms, answer: &Answer, output: Output) -> Option<String> {
    let n = |value: Decimal| figure(env, value);
    let income = || answer.income.as_ref();
    let effect = || answer.effect.as_ref();
    let sum = |parts: Vec<String>| if parts.is_empty() { n(Decimal::ZERO) } else { parts.join(" + ") };
    let price = || answer.value(Field::Price);
    Some(match output {
        Output::Gross(index) => {
            let is_missed = index < income()?.holding.missed;
            let shares = if is_missed { Decimal::ZERO } else { income()?.holding.shares };
            format!("{} × {}", n(terms.dividends.get(index)?.per_share), n(shares))
        }
        Output::Net(index) => {
            let receipt = income()?.each.get(index)?;
            format!("{} − {} − {}", n(receipt.gross), n(receipt.withheld), n(receipt.fees))
        }
        Output::GrossYear => sum(income()?.each.iter().map(|receipt| n(receipt.gross)).collect()),
        Output::NetYear => sum(income()?.each.iter().map(|receipt| n(receipt.net)).collect()),
        Output::Yield => yields(env, answer, price()?)?,
        Output::YieldOnCost => yields(env, answer, answer.value(Field::Paid)?)?,
        Output::Ownership => {
            format!("{} ÷ ({} − {})", n(income()?.holding.shares), n(terms.shares), n(effect()?.bought))
        }
        Output::Bought => caps(env, terms, price()?, answer.value(Field::Fill)?)?,
        Output::Spend => format!("{} × {}", n(effect()?.bought), n(price()?)),
        Output::Dividends => {
            let each = terms.dividends.iter().zip(&effect()?.entitled);
            sum(each.map(|(dividend, shares)| format!("{} × {}", n(dividend.per_share), n(*shares))).collect())
        }
        Output::Payout => format!("{} ÷ {}", n(effect()?.year.dividends), n(answer.plan?.net_income)),
        Output::PayoutEarned => {
            format!("{} ÷ {}", n(effect()?.earned?.dividends), n(terms.earned.as_ref()?.net_income))
        }
        Output::Total => format!("{} + {}", n(effect()?.year.dividends), n(effect()?.spend)),
        Output::TotalRatio => format!("{} ÷ {}", n(effect()?.year.total), n(answer.plan?.net_income)),
        Output::TotalEarned => format!("{} ÷ {}", n(effect()?.earned?.total), n(terms.earned.as_ref()?.net_income)),
        Output::TotalYield => format!("{} ÷ ({} × {})", n(effect()?.year.total), n(price()?), n(terms.shares)),
        Output::Cash => format!("{} − {}", n(terms.cash?), n(effect()?.spend)),
        Output::EquityRatio => {
            let spend = n(effect()?.spend);
            format!("({} − {spend}) ÷ ({} − {spend})", n(terms.equity?), n(terms.assets?))
        }
        Output::EpsTarget => format!("{} ÷ {}", n(terms.net_income), n(terms.shares)),
        Output::EpsNow => this_year(env, terms, answer.plan?.net_income, effect()?)?,
        Output::EpsFull => {
            let effect = effect()?;
            let income = income_left(env, answer.plan?.net_income, &effect.full);
            format!("{income} ÷ ({} − {})", n(terms.shares), n(effect.bought))
        }
        Output::EquityPerShare => {
            let effect = effect()?;
            format!("({} − {}) ÷ ({} − {})", n(terms.equity?), n(effect.spend), n(terms.shares), n(effect.bought))
        }
        Output::EquityBreakEven => format!("{} ÷ {}", n(terms.equity?), n(terms.shares)),
        Output::FundingBreakEven => {
            let cost = say!(env, percent, value = n(answer.plan?.funding));
            format!("{} ÷ {} ÷ {cost}", n(answer.plan?.net_income), n(terms.shares))
        }
    })
}

fn yields(env: Env, answer: &Answer, price: Decimal) -> Option<String> {
    let income = answer.income.as_ref()?;
    let per_share = over(income.total.gross, income.holding.shares).unwrap_or_default();
    Some(format!("{} ÷ {}", figure(env, per_share), figure(env, price)))
}

/// ⌊min(share cap, ⌊amount cap ÷ price⌋) × fill⌋, with the caps that there are.
fn caps(env: Env, terms: &Terms, price: Decimal, fill: Decimal) -> Option<String> {
    let n = |value: Decimal| figure(env, value);
    let buyback = terms.buyback.as_ref()?;
    let affordable = buyback.max_amount.map(|amount| format!("⌊{} ÷ {}⌋", n(amount), n(price)));
    let caps = match (buyback.max_shares, affordable) {
        (Some(shares), Some(affordable)) => format!("min({}, {affordable})", n(shares)),
        (Some(shares), None) => n(shares),
        (None, affordable) => affordable?,
    };
    Some(format!("⌊{caps} × {}⌋", say!(env, percent, value = n(fill))))
}

/// (income − cost) ÷ (S − n × d ÷ D), d the days for which a share bought is gone, on average.
fn this_year(env: Env, terms: &Terms, net_income: Decimal, effect: &Effect) -> Option<String> {
    let n = |value: Decimal| figure(env, value);
    let length = Decimal::from(terms.year.days());
    let days = over(times(effect.gone.0.into(), length)?, effect.gone.1.into())?;
    let income = income_left(env, net_income, &effect.this_year);
    Some(format!("{income} ÷ ({} − {} × {} ÷ {})", n(terms.shares), n(effect.bought), n(days), n(length)))
}

fn income_left(env: Env, net_income: Decimal, per_share: &PerShare) -> String {
    if per_share.cost.is_zero() {
        return figure(env, net_income);
    }
    format!("({} − {})", figure(env, net_income), figure(env, per_share.cost))
}

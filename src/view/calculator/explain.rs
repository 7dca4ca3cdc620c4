//! How a result comes about: its formula in words, with its numbers, the rounding, and where the numbers stand in the
//! release.

use super::figure;
use crate::domain::capital::{Given, Terms};
use crate::say;
use crate::state::figure::Figure;
use crate::state::formula::{Formula, value};
use crate::state::outcome::Answer;
use crate::state::outputs::{Kind, Output};
use crate::view::env::Env;

/// The formula in words.
pub fn words(env: Env, output: Output) -> String {
    match output {
        Output::Gross(_) => say!(env, calculator.why_gross),
        Output::Net(_) => say!(env, calculator.why_net),
        Output::GrossYear | Output::NetYear => say!(env, calculator.why_sum),
        Output::Yield => say!(env, calculator.why_yield),
        Output::YieldOnCost => say!(env, calculator.why_yield_on_cost),
        Output::Ownership => say!(env, calculator.why_ownership),
        Output::Bought => say!(env, calculator.why_bought),
        Output::Spend => say!(env, calculator.why_spend),
        Output::Dividends => say!(env, calculator.why_dividends),
        Output::Payout => say!(env, calculator.why_payout),
        Output::PayoutEarned => say!(env, calculator.why_payout_earned),
        Output::Total => say!(env, calculator.why_total),
        Output::TotalRatio => say!(env, calculator.why_total_ratio),
        Output::TotalEarned => say!(env, calculator.why_total_earned),
        Output::TotalYield => say!(env, calculator.why_total_yield),
        Output::Cash => say!(env, calculator.why_cash),
        Output::EquityRatio => say!(env, calculator.why_equity_ratio),
        Output::EpsTarget => say!(env, calculator.why_eps_target),
        Output::EpsNow => say!(env, calculator.why_eps_now),
        Output::EpsFull => say!(env, calculator.why_eps_full),
        Output::EquityPerShare => say!(env, calculator.why_equity_per_share),
        Output::EquityBreakEven => say!(env, calculator.why_equity_break_even),
        Output::FundingBreakEven => say!(env, calculator.why_funding_break_even),
    }
}

/// How it is rounded.
pub fn rounding(env: Env, kind: Kind) -> String {
    match kind {
        Kind::Shares => say!(env, calculator.rounded_down),
        Kind::Money | Kind::Company => say!(env, calculator.rounded_money),
        Kind::PerShare => say!(env, calculator.rounded, digits = "2"),
        Kind::Percent(digits) => say!(env, calculator.rounded, digits = digits.to_string()),
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
        format!(" {}", say!(env, calculator.places, places = texts.join("; ")))
    }
}

/// A formula, each of its numbers as `write` puts it.
pub fn written(formula: &Formula, mut write: impl FnMut(Figure) -> String) -> String {
    let mut signs = formula.text.split("{}");
    let mut text = signs.next().unwrap_or_default().to_owned();
    for (figure, sign) in formula.of.iter().zip(signs) {
        text.push_str(&write(*figure));
        text.push_str(sign);
    }
    text
}

/// A number as it stands in a formula: all its digits, but no more than six after the point.
pub fn operand(env: Env, terms: &Terms, answer: &Answer, of: Figure) -> String {
    let text = figure(env, value(terms, answer, of).unwrap_or_default());
    if of.is_rate() { say!(env, percent, value = text) } else { text }
}

//! What a year's dividends and a buyback do to the company and to a share. Amounts are in the reporting currency;
//! nothing is rounded but whole shares. Where a ratio has no meaning, or a result does not fit 28 digits, it is `None`.

use rust_decimal::Decimal;

use super::payout::{Purchase, filled, purchase};
use kessan_core::arithmetic::{hundredfold, minus, over, plus, times};
use kessan_core::capital::Terms;
use kessan_core::rounding::whole_down;
use kessan_core::timing::{Timing, part_of};

/// What is assumed of a buyback and of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Price per share; `None` if none is assumed.
    pub price: Option<Decimal>,
    /// How much of what the caps allow is bought, in per cent.
    pub fill: Decimal,
    /// When it is bought.
    pub timing: Timing,
    /// Net income of the year.
    pub net_income: Decimal,
    /// What the money costs for a year after tax, in per cent.
    pub funding: Decimal,
}

/// Earnings per share of one count of shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerShare {
    /// Funding cost taken from net income.
    pub cost: Decimal,
    /// The count.
    pub shares: Decimal,
    /// (Net income − cost) ÷ shares.
    pub earnings: Option<Decimal>,
    /// The change on net income ÷ all shares, in per cent; `None` without earnings to change.
    pub change: Option<Decimal>,
}

/// Payouts in per cent of a net income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payout {
    /// Dividends.
    pub dividends: Decimal,
    /// Dividends ÷ net income; `None` if there is none above zero.
    pub dividends_ratio: Option<Decimal>,
    /// Dividends and the buyback.
    pub total: Decimal,
    /// Both ÷ net income.
    pub total_ratio: Option<Decimal>,
}

/// What the company does, and what it does to a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// What is bought; `None` without a buyback.
    pub purchase: Option<Purchase>,
    /// Shares bought; zero without a buyback.
    pub bought: Decimal,
    /// Money spent on them.
    pub spend: Decimal,
    /// Shares bought in per cent of those outstanding.
    pub percent: Decimal,
    /// For how much of the year they are gone: days ÷ days.
    pub gone: (i64, i64),
    /// For each dividend the shares that receive it.
    pub entitled: Vec<Decimal>,
    /// Against the year's net income.
    pub year: Payout,
    /// Against what has been earned so far, with the dividends whose record date lies in that part of the year.
    pub earned: Option<Payout>,
    /// Net income ÷ shares outstanding.
    pub earnings_before: Option<Decimal>,
    /// This year, with the shares weighted by the days that they are outstanding.
    pub this_year: PerShare,
    /// As if the shares had been gone all year.
    pub full: PerShare,
    /// Cash − spend.
    pub cash_after: Option<Decimal>,
    /// Equity ÷ assets, before and after, in per cent.
    pub equity_ratio: Option<(Decimal, Option<Decimal>)>,
    /// Equity ÷ shares outstanding, before and after.
    pub equity_per_share: Option<(Decimal, Decimal)>,
    /// The price up to which a purchase raises earnings per share: earnings per share ÷ funding cost.
    pub funding_break_even: Option<Decimal>,
    /// The year's dividends per share, in per cent of the price.
    pub dividend_yield: Option<Decimal>,
    /// Dividends and buyback, in per cent of all shares at the price.
    pub total_yield: Option<Decimal>,
}

/// What a plan comes to; `None` while a buyback has no price above zero, if it leaves no share, or if an amount does
/// not fit 28 digits.
pub fn effect(terms: &Terms, plan: &Plan) -> Option<Effect> {
    let price = plan.price.filter(|price| *price > Decimal::ZERO);
    let purchase = match &terms.buyback {
        Some(buyback) => Some(filled(&purchase(buyback, price?)?, plan.fill, price?)?),
        None => None,
    };
    let (bought, spend) = purchase.map_or_else(Default::default, |purchase| (purchase.shares, purchase.spend));
    let left = minus(terms.shares, bought)?;
    if left <= Decimal::ZERO {
        return None;
    }
    let window = terms.buyback.as_ref().map(|buyback| buyback.buyback.window);
    let gone = window.map_or((0, 1), |window| plan.timing.gone(window, terms.year));
    let entitled: Vec<Decimal> = terms
        .dividends
        .iter()
        .map(|dividend| match window {
            Some(window) => {
                let (before, all) = plan.timing.days_before(window, dividend.dividend.record_date);
                minus(terms.shares, whole_down(over(times(bought, before.into())?, all.into())?))
            }
            None => Some(terms.shares),
        })
        .collect::<Option<_>>()?;
    let paid = |counts: &dyn Fn(usize) -> bool| {
        let amounts = terms.dividends.iter().zip(&entitled).enumerate().filter(|(index, _)| counts(*index));
        let mut amounts = amounts.map(|(_, (dividend, shares))| times(dividend.per_share, *shares));
        amounts.try_fold(Decimal::ZERO, |sum, amount| plus(sum, amount?))
    };
    let payout = |dividends: Decimal, net_income: Decimal| {
        let total = plus(dividends, spend)?;
        let ratio = |amount| above_zero(net_income).and_then(|income| hundredfold(over(amount, income)?));
        Some(Payout { dividends, dividends_ratio: ratio(dividends), total, total_ratio: ratio(total) })
    };
    let year = payout(paid(&|_| true)?, plan.net_income)?;
    let earned = match &terms.earned {
        Some(earned) => {
            let is_in = |index: usize| earned.span.contains(terms.dividends[index].dividend.record_date);
            Some(payout(paid(&is_in)?, earned.net_income)?)
        }
        None => None,
    };
    let earnings_before = over(plan.net_income, terms.shares);
    let cost = over(times(spend, plan.funding)?, Decimal::ONE_HUNDRED)?;
    let per_share = |cost: Decimal, shares: Decimal| {
        let earnings = minus(plan.net_income, cost).and_then(|income| over(income, shares));
        let change = earnings_before.and_then(above_zero).zip(earnings);
        let change = change.and_then(|(before, now)| hundredfold(over(minus(now, before)?, before)?));
        PerShare { cost, shares, earnings, change }
    };
    let per_all = |amount: Decimal| over(amount, terms.shares);
    Some(Effect {
        purchase,
        bought,
        spend,
        percent: hundredfold(per_all(bought)?)?,
        gone,
        earnings_before,
        this_year: per_share(part_of(cost, gone)?, minus(terms.shares, part_of(bought, gone)?)?),
        full: per_share(cost, left),
        cash_after: terms.cash.and_then(|cash| minus(cash, spend)),
        equity_ratio: terms.equity.zip(terms.assets).and_then(|(equity, assets)| {
            let after = minus(assets, spend).and_then(above_zero);
            let after = after.and_then(|assets| hundredfold(over(minus(equity, spend)?, assets)?));
            Some((hundredfold(over(equity, assets)?)?, after))
        }),
        equity_per_share: terms.equity.and_then(|equity| Some((per_all(equity)?, over(minus(equity, spend)?, left)?))),
        funding_break_even: earnings_before
            .and_then(above_zero)
            .and_then(|earnings| over(hundredfold(earnings)?, above_zero(plan.funding)?)),
        dividend_yield: price.and_then(|price| {
            let dividends = terms.dividends.iter().try_fold(Decimal::ZERO, |sum, d| plus(sum, d.per_share))?;
            hundredfold(over(dividends, price)?)
        }),
        total_yield: price.and_then(|price| hundredfold(over(year.total, times(price, terms.shares)?)?)),
        entitled,
        year,
        earned,
    })
}

fn above_zero(value: Decimal) -> Option<Decimal> {
    Some(value).filter(|value| *value > Decimal::ZERO)
}

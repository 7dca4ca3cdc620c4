//! The calculator's results, one by one: which of them a release has, and their values.

use rust_decimal::Decimal;

use super::draft::Field;
use super::outcome::Answer;
use crate::domain::arithmetic::over;
use crate::domain::capital::Terms;
use crate::domain::effect::Effect;

/// A result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// What the holding receives from the dividend at that position.
    Gross(usize),
    /// The same after withholding and fees.
    Net(usize),
    /// From all of the year's dividends.
    GrossYear,
    /// The same after withholding and fees.
    NetYear,
    /// The year's dividends on the price.
    Yield,
    /// On what the reader has paid.
    YieldOnCost,
    /// The holding's part of all shares after the buyback.
    Ownership,
    /// Shares bought.
    Bought,
    /// What they cost.
    Spend,
    /// Dividends that the company pays.
    Dividends,
    /// Dividends on the year's net income.
    Payout,
    /// Dividends on what has been earned so far.
    PayoutEarned,
    /// Dividends and the buyback.
    Total,
    /// Both on the year's net income.
    TotalRatio,
    /// Both on what has been earned so far.
    TotalEarned,
    /// Both on the value of all shares at the price.
    TotalYield,
    /// Cash after the buyback.
    Cash,
    /// Equity ratio after it.
    EquityRatio,
    /// The target per share.
    EpsTarget,
    /// Earnings per share this year.
    EpsNow,
    /// Earnings per share with the full reduction.
    EpsFull,
    /// Equity per share after the buyback.
    EquityPerShare,
    /// The price up to which it raises equity per share.
    EquityBreakEven,
    /// The price up to which it raises earnings per share.
    FundingBreakEven,
}

/// What kind of number a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Money in the reporting currency.
    Money,
    /// Money of the company, which its releases state in thousands or millions.
    Company,
    /// Money per share.
    PerShare,
    /// Whole shares.
    Shares,
    /// Per cent, shown with that many digits.
    Percent(u32),
}

/// What the holder receives.
pub fn received(terms: &Terms) -> Vec<Output> {
    let each = (0..terms.dividends.len()).flat_map(|index| [Output::Gross(index), Output::Net(index)]);
    each.chain([Output::GrossYear, Output::NetYear, Output::Yield, Output::YieldOnCost]).collect()
}

/// What the company does.
pub fn company(terms: &Terms) -> Vec<Output> {
    let buyback = terms.buyback.is_some();
    let candidates = [
        (buyback, Output::Bought),
        (buyback, Output::Spend),
        (true, Output::Dividends),
        (true, Output::Payout),
        (terms.earned.is_some(), Output::PayoutEarned),
        (buyback, Output::Total),
        (buyback, Output::TotalRatio),
        (buyback && terms.earned.is_some(), Output::TotalEarned),
        (true, Output::TotalYield),
        (buyback && terms.cash.is_some(), Output::Cash),
        (buyback && terms.equity.is_some() && terms.assets.is_some(), Output::EquityRatio),
    ];
    candidates.into_iter().filter_map(|(is_there, output)| is_there.then_some(output)).collect()
}

/// What it does to a share; nothing without a buyback.
pub fn share(terms: &Terms) -> Vec<Output> {
    if terms.buyback.is_none() {
        return Vec::new();
    }
    let equity = terms.equity.map(|_| [Output::EquityPerShare, Output::EquityBreakEven]);
    let earnings = [Output::EpsTarget, Output::EpsNow, Output::EpsFull];
    let rest = [Output::FundingBreakEven, Output::Ownership];
    earnings.into_iter().chain(equity.into_iter().flatten()).chain(rest).collect()
}

impl Output {
    /// Its id in the page and its name in data.
    pub fn key(self) -> String {
        let name = match self {
            Output::Gross(index) => return format!("dividend-{index}"),
            Output::Net(index) => return format!("net-{index}"),
            Output::GrossYear => "dividend-total",
            Output::NetYear => "net-total",
            Output::Yield => "yield",
            Output::YieldOnCost => "yield-on-cost",
            Output::Ownership => "ownership",
            Output::Bought => "bought",
            Output::Spend => "spend",
            Output::Dividends => "dividends-paid",
            Output::Payout => "payout",
            Output::PayoutEarned => "payout-earned",
            Output::Total => "total-payout",
            Output::TotalRatio => "total-ratio",
            Output::TotalEarned => "total-earned",
            Output::TotalYield => "total-yield",
            Output::Cash => "cash-after",
            Output::EquityRatio => "equity-ratio",
            Output::EpsTarget => "eps-target",
            Output::EpsNow => "eps-now",
            Output::EpsFull => "eps",
            Output::EquityPerShare => "equity-per-share",
            Output::EquityBreakEven => "equity-break-even",
            Output::FundingBreakEven => "funding-break-even",
        };
        name.to_owned()
    }

    /// What kind of number it is.
    pub fn kind(self) -> Kind {
        match self {
            Output::Gross(_) | Output::Net(_) | Output::GrossYear | Output::NetYear => Kind::Money,
            Output::Spend | Output::Dividends | Output::Total | Output::Cash => Kind::Company,
            Output::Bought => Kind::Shares,
            Output::EpsTarget
            | Output::EpsNow
            | Output::EpsFull
            | Output::EquityPerShare
            | Output::EquityBreakEven
            | Output::FundingBreakEven => Kind::PerShare,
            Output::Yield | Output::YieldOnCost | Output::TotalYield => Kind::Percent(2),
            Output::Ownership => Kind::Percent(5),
            Output::Payout | Output::PayoutEarned | Output::TotalRatio | Output::TotalEarned | Output::EquityRatio => {
                Kind::Percent(1)
            }
        }
    }

    /// Whether all that it needs is there, so that a missing value means that it has no meaning.
    pub fn is_answered(self, answer: &Answer) -> bool {
        match self {
            Output::Gross(_) | Output::Net(_) | Output::GrossYear | Output::NetYear => answer.income.is_some(),
            Output::Yield => answer.income.is_some() && answer.value(Field::Price).is_some(),
            Output::YieldOnCost => answer.income.is_some() && answer.value(Field::Paid).is_some(),
            Output::Ownership => answer.income.is_some() && answer.effect.is_some(),
            Output::TotalYield => answer.effect.is_some() && answer.value(Field::Price).is_some(),
            _ => answer.effect.is_some(),
        }
    }

    /// Its value, unrounded: money in the reporting currency, per cent as such. `None` while it waits for a field, and
    /// where it has no meaning.
    pub fn value(self, terms: &Terms, answer: &Answer) -> Option<Decimal> {
        let receipt = |index: usize| answer.income.as_ref()?.each.get(index).copied();
        let effect = answer.effect.as_ref();
        match self {
            Output::Gross(index) => Some(receipt(index)?.gross),
            Output::Net(index) => Some(receipt(index)?.net),
            Output::GrossYear => Some(answer.income.as_ref()?.total.gross),
            Output::NetYear => Some(answer.income.as_ref()?.total.net),
            Output::Yield => Some(answer.yields(Field::Price)?.0),
            Output::YieldOnCost => Some(answer.yields(Field::Paid)?.0),
            Output::Ownership => Some(answer.ownership(terms)?.1),
            Output::EpsTarget => Some(terms.earnings_per_share),
            Output::EquityBreakEven => over(terms.equity?, terms.shares),
            _ => of_company(self, effect?),
        }
    }
}

fn of_company(output: Output, effect: &Effect) -> Option<Decimal> {
    match output {
        Output::Bought => Some(effect.bought),
        Output::Spend => Some(effect.spend),
        Output::Dividends => Some(effect.year.dividends),
        Output::Payout => effect.year.dividends_ratio,
        Output::PayoutEarned => effect.earned?.dividends_ratio,
        Output::Total => Some(effect.year.total),
        Output::TotalRatio => effect.year.total_ratio,
        Output::TotalEarned => effect.earned?.total_ratio,
        Output::TotalYield => effect.total_yield,
        Output::Cash => effect.cash_after,
        Output::EquityRatio => effect.equity_ratio?.1,
        Output::EpsNow => effect.this_year.earnings,
        Output::EpsFull => effect.full.earnings,
        Output::EquityPerShare => Some(effect.equity_per_share?.1),
        Output::FundingBreakEven => effect.funding_break_even,
        _ => None,
    }
}

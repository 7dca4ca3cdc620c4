//! What the table of measures answers, named as the tests ask for it.

use kessan::state::draft::{Draft, Field};
use kessan::state::measures::{Evaluation, Measure};
use kessan::state::operand::At;
use kessan::state::outcome::{self, Answer};
use kessan_core::capital::Terms;
use kessan_core::payout::binding;
use rust_decimal::Decimal;

use super::independent::Income;
use super::independent::effect::{Effect, Payout, PerShare};
use super::independent::payout::Purchase;
use super::independent::receipt::Receipt;

/// An answer, with the values of its measures for the holder and for the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The answer itself.
    pub answer: Answer,
    /// The holder's part.
    pub income: Option<Income>,
    /// The company's part.
    pub effect: Option<Effect>,
    yields: [Option<(Decimal, Decimal)>; 2],
    ownership: Option<(Decimal, Decimal)>,
}

/// What the table answers to a draft.
pub fn answer(terms: &Terms, draft: &Draft) -> Worked {
    let answer = outcome::answer(terms, draft);
    let mut of = answer.evaluation(terms);
    let yields = [(Measure::Yield, Measure::NetYield), (Measure::YieldOnCost, Measure::NetYieldOnCost)];
    let yields = yields.map(|(gross, net)| of.of(gross).zip(of.of(net)));
    let ownership = of.of(Measure::OwnershipBefore).zip(of.of(Measure::Ownership));
    let (income, effect) = (income(&mut of), effect(&mut of));
    Worked { answer, income, effect, yields, ownership }
}

impl Worked {
    /// Gross and net, in per cent of a price.
    pub fn yields(&self, price: Field) -> Option<(Decimal, Decimal)> {
        self.yields[usize::from(price == Field::Paid)]
    }

    /// In per cent of all shares, before and after the buyback.
    pub fn ownership(&self, _: &Terms) -> Option<(Decimal, Decimal)> {
        self.ownership
    }

    /// Shares that can only be bought from the holder.
    pub fn sold(&self) -> Option<Decimal> {
        let left = self.effect.as_ref()?.full.shares;
        Some((self.income.as_ref()?.shares - left).max(Decimal::ZERO))
    }

    /// In the translation currency.
    pub fn translated(&self, amount: Decimal) -> Option<Decimal> {
        self.answer.translated(amount)
    }
}

fn income(of: &mut Evaluation<'_>) -> Option<Income> {
    let each = (0..of.terms.dividends.len()).map(|dividend| {
        let mut value = |measure| of.value(measure, At { dividend, tax: 0 });
        Some(Receipt {
            gross: value(Measure::Gross)?,
            withheld: value(Measure::Withheld)?,
            fees: value(Measure::Fees)?,
            net: value(Measure::Net)?,
        })
    });
    Some(Income {
        each: each.collect::<Option<_>>()?,
        shares: of.of(Measure::Held)?,
        total: Receipt {
            gross: of.of(Measure::GrossYear)?,
            withheld: of.of(Measure::WithheldYear)?,
            fees: of.of(Measure::FeesYear)?,
            net: of.of(Measure::NetYear)?,
        },
        per_share: (of.of(Measure::YearPerShare)?, of.of(Measure::NetPerShare)?),
    })
}

fn effect(of: &mut Evaluation<'_>) -> Option<Effect> {
    let terms = of.terms;
    let (bought, spend) = (of.of(Measure::Bought)?, of.of(Measure::Spend)?);
    let price = of.inputs.value(Field::Price);
    let purchase = terms.buyback.as_ref().zip(price);
    let purchase =
        purchase.map(|(buyback, price)| Purchase { shares: bought, spend, binding: binding(buyback, price) });
    let window = terms.buyback.as_ref().map(|buyback| buyback.buyback.window);
    let entitled = (0..terms.dividends.len()).map(|dividend| of.value(Measure::Entitled, At { dividend, tax: 0 }));
    let entitled = entitled.collect::<Option<_>>()?;
    let mut payout = |[dividends, dividends_ratio, total, total_ratio]: [Measure; 4]| {
        let (dividends, total) = (of.of(dividends)?, of.of(total)?);
        Some(Payout { dividends, dividends_ratio: of.of(dividends_ratio), total, total_ratio: of.of(total_ratio) })
    };
    let year = payout([Measure::Dividends, Measure::Payout, Measure::Total, Measure::TotalRatio])?;
    let earned = payout([Measure::EarnedDividends, Measure::PayoutEarned, Measure::EarnedTotal, Measure::TotalEarned]);
    let mut per_share = |[cost, shares, earnings, change]: [Measure; 4]| {
        let (cost, shares) = (of.of(cost)?, of.of(shares)?);
        Some(PerShare { cost, shares, earnings: of.of(earnings), change: of.of(change) })
    };
    let this_year = per_share([Measure::CostNow, Measure::Weighted, Measure::EpsNow, Measure::ChangeNow])?;
    let full = per_share([Measure::CostFull, Measure::Left, Measure::EpsFull, Measure::ChangeFull])?;
    Some(Effect {
        purchase,
        bought,
        spend,
        percent: of.of(Measure::BoughtPart)?,
        gone: window.map_or((0, 1), |window| of.inputs.timing.unwrap().gone(window, terms.year)),
        entitled,
        year,
        earned,
        earnings_before: of.of(Measure::EpsBefore),
        this_year,
        full,
        cash_after: of.of(Measure::Cash),
        equity_ratio: of.of(Measure::EquityRatioBefore).map(|before| (before, of.of(Measure::EquityRatio))),
        equity_per_share: of.of(Measure::EquityBreakEven).zip(of.of(Measure::EquityPerShare)),
        funding_break_even: of.of(Measure::FundingBreakEven),
        dividend_yield: of.of(Measure::DividendYield),
        total_yield: of.of(Measure::TotalYield),
    })
}

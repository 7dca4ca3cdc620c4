//! What a result is called, what kind of figure it is, and the small line below its name.

use super::sheet::Sheet;
use super::{both, digits, figure, money, named, withholding};
use crate::domain::arithmetic::times;
use crate::domain::capital::Given;
use crate::domain::capital::Terms;
use crate::domain::effect::PerShare;
use crate::domain::payout::{Binding, Purchase, shares_of_ads};
use crate::domain::receipt::Withheld;
use crate::domain::release::model::DividendStatus;
use crate::say;
use crate::state::draft::{Field, Instrument};
use crate::state::figure::{Figure, Step};
use crate::state::outcome::{Answer, NoneBought, why_none};
use crate::state::outputs::Output;
use crate::view::env::Env;
use leptos::prelude::Get;
use rust_decimal::Decimal;

/// Its name.
pub fn label(env: Env, terms: &Terms, output: Output) -> String {
    let dividend = |index: usize| terms.dividends.get(index).map(|d| env.text(&d.dividend.label)).unwrap_or_default();
    let earned = || terms.earned.as_ref().map(|earned| env.text(&earned.label)).unwrap_or_default();
    match output {
        Output::Gross(index) => dividend(index),
        Output::Net(index) => say!(env, calculator.net_of, name = dividend(index)),
        Output::GrossYear => say!(env, calculator.year_total),
        Output::NetYear => say!(env, calculator.net_of, name = say!(env, calculator.year_total)),
        Output::Yield => say!(env, calculator.yield_on_price),
        Output::YieldOnCost => say!(env, calculator.yield_on_cost),
        Output::Ownership => say!(env, calculator.ownership),
        Output::Bought => say!(env, calculator.bought),
        Output::Spend => say!(env, calculator.spend),
        Output::Dividends => say!(env, calculator.dividends_paid),
        Output::Payout => say!(env, calculator.payout),
        Output::PayoutEarned => say!(env, calculator.payout_earned, period = earned()),
        Output::Total => say!(env, calculator.total),
        Output::TotalRatio => say!(env, calculator.total_ratio),
        Output::TotalEarned => say!(env, calculator.total_earned, period = earned()),
        Output::TotalYield => say!(env, calculator.total_yield),
        Output::Cash => say!(env, calculator.cash_after),
        Output::EquityRatio => say!(env, calculator.equity_ratio),
        Output::EpsTarget => say!(env, calculator.eps_target),
        Output::EpsNow => say!(env, calculator.eps_now),
        Output::EpsFull => say!(env, calculator.eps),
        Output::EquityPerShare => say!(env, calculator.equity_per_share),
        Output::EquityBreakEven => say!(env, calculator.equity_break_even),
        Output::FundingBreakEven => say!(env, calculator.funding_break_even),
    }
}

/// What kind of figure it is, where it is one of the release's own.
pub fn tag(env: Env, terms: &Terms, output: Output) -> Option<String> {
    let is_planned =
        |index: usize| terms.dividends.get(index).is_some_and(|d| d.dividend.status == DividendStatus::Planned);
    match output {
        Output::Gross(index) if is_planned(index) => Some(say!(env, calculator.target)),
        Output::Gross(_) => Some(say!(env, calculator.reported)),
        Output::EpsTarget => Some(say!(env, calculator.target)),
        Output::EquityBreakEven => Some(say!(env, calculator.reported)),
        _ => None,
    }
}

/// The small line, with the names of its numbers; empty for most.
pub fn note(sheet: Sheet, answer: &Answer, output: Output) -> String {
    let (env, terms) = (sheet.env, sheet.terms);
    let percent = |value: Decimal, digits: u32| say!(env, percent, value = env.number(value, digits));
    let effect = answer.effect.as_ref();
    let before = |of: Figure, value: String| say!(env, calculator.before, value = named(of, value));
    let net = |step: Step, (_, net): (Decimal, Decimal)| {
        say!(env, calculator.net_yield, percent = named(Figure::Step(step), percent(net, 2)))
    };
    let note = match output {
        Output::Gross(index) => Some(per_share(sheet, answer, index)),
        Output::Net(_) | Output::NetYear => None,
        Output::GrossYear => {
            let held = |shares| named(Figure::Step(Step::Held), figure(env, shares));
            answer.income.as_ref().map(|income| say!(env, calculator.held, shares = held(income.holding.shares)))
        }
        Output::Yield => answer.yields(Field::Price).map(|yields| net(Step::NetYield, yields)),
        Output::YieldOnCost => match answer.value(Field::Paid) {
            None => Some(say!(env, calculator.no_cost)),
            Some(_) => answer.yields(Field::Paid).map(|yields| net(Step::NetYieldOnCost, yields)),
        },
        Output::Ownership => {
            let before = |part| before(Figure::Step(Step::OwnershipBefore), percent(part, 5));
            let sold = answer.sold().filter(|sold| !sold.is_zero());
            let sold = sold.map(|sold| say!(env, calculator.sells, shares = figure(env, sold)));
            answer.ownership(terms).map(|(part, _)| match sold {
                Some(sold) => format!("{}{}{sold}", before(part), say!(env, clause_join)),
                None => before(part),
            })
        }
        Output::Bought => effect.map(|effect| match &effect.purchase {
            Some(purchase) => bought(env, terms, answer, purchase, effect.percent),
            None => String::new(),
        }),
        Output::EpsTarget => {
            let shares = named(Figure::Given(Given::Shares), env.exact(terms.shares));
            Some(say!(env, calculator.eps_target_note, shares = shares))
        }
        Output::EpsNow => effect.map(|effect| change(env, Step::ChangeNow, &effect.this_year)),
        Output::EpsFull => effect.map(|effect| {
            let change = change(env, Step::ChangeFull, &effect.full);
            format!("{change}{}{}", say!(env, clause_join), say!(env, calculator.overstates))
        }),
        Output::TotalYield => effect.and_then(|effect| effect.dividend_yield).map(|rate| {
            let rate = named(Figure::Step(Step::DividendYield), percent(rate, 2));
            say!(env, calculator.of_it_dividends, percent = rate)
        }),
        Output::TotalEarned => Some(say!(env, calculator.bought_later)),
        Output::Cash => terms.cash.map(|cash| before(Figure::Given(Given::Cash), money(env, cash))),
        Output::EquityRatio => {
            let before = |ratio| before(Figure::Step(Step::EquityRatioBefore), percent(ratio, 1));
            effect.and_then(|effect| effect.equity_ratio).map(|(ratio, _)| before(ratio))
        }
        Output::EquityPerShare => {
            let before = |value| before(Figure::Result(Output::EquityBreakEven), both(env, answer, value, |_| 2));
            effect.and_then(|effect| effect.equity_per_share).map(|(value, _)| before(value))
        }
        Output::FundingBreakEven => match answer.value(Field::Funding) {
            Some(cost) if cost.is_zero() => Some(say!(env, calculator.no_funding)),
            _ => Some(String::new()),
        },
        _ => Some(String::new()),
    };
    match note {
        Some(note) => note,
        None if matches!(output, Output::Net(_) | Output::NetYear) && answer.income.is_some() => {
            withheld(env, terms, answer, output)
        }
        None if output.is_answered(answer) => String::new(),
        None => say!(env, calculator.waiting),
    }
}

fn withheld(env: Env, terms: &Terms, answer: &Answer, output: Output) -> String {
    let Some(income) = &answer.income else { return String::new() };
    let (receipt, tax, fees) = match output {
        Output::Net(index) => {
            let receipt = income.each.get(index).copied().unwrap_or_default();
            (receipt, Step::Withheld(index), Step::Fees(index))
        }
        _ => (income.total, Step::WithheldYear, Step::FeesYear),
    };
    if receipt.withheld.is_zero() && receipt.fees.is_zero() && (receipt.gross.is_zero() || !rounds(answer)) {
        return say!(env, calculator.nothing_withheld);
    }
    let tax = named(Figure::Step(tax), money(env, receipt.withheld));
    let fees = named(Figure::Step(fees), both(env, answer, receipt.fees, digits));
    let taken = say!(env, calculator.withheld, tax = tax, fees = fees);
    match output {
        Output::Net(index) if !receipt.withheld.is_zero() || rounds(answer) => {
            let parts = withholding::parts(env, terms, answer, index);
            format!("{taken}{}{parts}", say!(env, clause_join))
        }
        _ => taken,
    }
}

/// Whether taxes are cut to whole units of the currency: so little may be left that nothing is withheld.
fn rounds(answer: &Answer) -> bool {
    let withholding = answer.income.as_ref().map(|income| income.holding.withholding);
    matches!(withholding, Some(Withheld::Kind { is_cut: true, .. }))
}

/// What the dividend is per share and per depositary share, or that the holding has missed it.
fn per_share(sheet: Sheet, answer: &Answer, index: usize) -> String {
    let (env, terms) = (sheet.env, sheet.terms);
    let Some(dividend) = terms.dividends.get(index) else { return String::new() };
    let status = match dividend.dividend.status {
        DividendStatus::Declared => say!(env, calculator.declared),
        DividendStatus::Planned => say!(env, calculator.planned),
    };
    let draft = sheet.draft.get();
    if index < draft.missed {
        return say!(env, calculator.missed, date = env.date(dividend.dividend.record_date));
    }
    let one_ads = shares_of_ads(terms, Decimal::ONE).and_then(|part| times(part, dividend.per_share));
    match (one_ads, draft.instrument) {
        (Some(amount), Instrument::Ads) => {
            let amount = both(env, answer, amount, |value| digits(value).max(2));
            let amount = named(Figure::Step(Step::PerAds(index)), amount);
            say!(env, calculator.per_ads, amount = amount, status = status)
        }
        _ => {
            let amount = named(Figure::Dividend(index), both(env, answer, dividend.per_share, digits));
            say!(env, calculator.per_share, amount = amount, status = status)
        }
    }
}

fn change(env: Env, step: Step, per_share: &PerShare) -> String {
    let change = per_share.change;
    let change =
        change.map_or_else(|| say!(env, not_meaningful), |change| say!(env, percent, value = env.signed(change, 2)));
    say!(env, calculator.eps_change, change = named(Figure::Step(step), change))
}

/// Which cap binds, with its arithmetic, and the part of all shares.
fn bought(env: Env, terms: &Terms, answer: &Answer, purchase: &Purchase, percent: Decimal) -> String {
    if purchase.shares.is_zero() {
        return match why_none(terms, answer) {
            Some(NoneBought::Price) | None => say!(env, calculator.none_bought),
            Some(NoneBought::Fill(_)) => say!(env, calculator.none_filled),
            Some(NoneBought::NoFill) => say!(env, calculator.none_wanted),
        };
    }
    let buyback = terms.buyback.as_ref();
    let binding = match purchase.binding {
        Binding::Shares => {
            let cap = buyback.and_then(|b| b.max_shares).unwrap_or_default();
            say!(env, calculator.binds_shares, cap = named(Figure::Given(Given::MaxShares), env.exact(cap)))
        }
        Binding::Both => say!(env, calculator.binds_both),
        Binding::Amount => {
            let cap = money(env, buyback.and_then(|b| b.max_amount).unwrap_or_default());
            let price = money(env, answer.value(Field::Price).unwrap_or_default());
            let (cap, price) = (named(Figure::Given(Given::MaxAmount), cap), named(Figure::field(Field::Price), price));
            say!(env, calculator.binds_amount, cap = cap, price = price)
        }
    };
    let percent = named(Figure::Step(Step::BoughtPart), say!(env, percent, value = env.number(percent, 2)));
    format!("{binding}{}{}", say!(env, clause_join), say!(env, calculator.of_shares, percent = percent))
}

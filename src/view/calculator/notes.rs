//! What kind of figure a result is, and the small line below its name.

use super::state::CalculatorState;
use super::{both, digits, figure, money, named, withholding};
use crate::state::draft::{Field, Instrument};
use crate::state::inputs::Withholding;
use crate::state::measures::definition::{Note, Status};
use crate::state::measures::{Measure, Rounding};
use crate::state::operand::{At, Operand};
use crate::state::outcome::{Answer, NoneBought, why_none};
use crate::t;
use crate::view::env::Env;
use kessan_core::arithmetic::minus;
use kessan_core::capital::{Given, Terms};
use kessan_core::payout::{self, Binding};
use kessan_core::release::model::DividendStatus;
use leptos::prelude::Get;
use rust_decimal::Decimal;

/// What kind of figure it is, where it is one of the release's own.
pub fn tag(env: Env, terms: &Terms, measure: Measure, at: At) -> Option<String> {
    let is_planned = || terms.dividends.get(at.dividend).is_some_and(|d| d.dividend.status == DividendStatus::Planned);
    match measure.definition().status {
        Status::WorkedOut => None,
        Status::OfDividend if is_planned() => Some(t!(env, calculator.planned)),
        Status::OfDividend | Status::Reported => Some(t!(env, calculator.reported)),
        Status::Target => Some(t!(env, calculator.target, guidance = env.guidance())),
    }
}

/// The small line, with the names of its numbers; empty for most.
pub fn note(state: CalculatorState, answer: &Answer, measure: Measure, at: At) -> String {
    let (env, terms) = (state.env, state.terms);
    let mut evaluation = answer.evaluation(terms);
    let waits = !evaluation.has(measure.definition().needs);
    // A number that the small line is about; without it, the line waits, or there is nothing to say.
    let mut of = |of: Operand| evaluation.operand(of).map(|value| named(of, brief(env, answer, of, value)));
    let note = match measure.definition().note {
        Note::None => Some(String::new()),
        Note::PerShare => Some(per_share(state, answer, at.dividend)),
        Note::TakenOff => (!waits).then(|| taken_off(env, terms, answer, measure, at)),
        Note::Held => of(Operand::of(Measure::Held)).map(|shares| t!(env, calculator.held, shares = shares)),
        Note::NetYield(_) if measure == Measure::YieldOnCost && answer.value(Field::Paid).is_none() => {
            Some(t!(env, calculator.no_cost))
        }
        Note::NetYield(net) => of(Operand::of(net)).map(|net| t!(env, calculator.net_yield, percent = net)),
        Note::Before(before) => {
            of(before).filter(|_| !waits || is_given(before)).map(|value| t!(env, calculator.before, value = value))
        }
        Note::Ownership => of(Operand::of(Measure::OwnershipBefore)).map(|before| {
            let before = t!(env, calculator.before, value = before);
            match sold(terms, answer).filter(|sold| *sold > Decimal::ZERO) {
                Some(sold) => {
                    let sold = t!(env, calculator.sells, shares = figure(env, sold));
                    format!("{before}{}{sold}", t!(env, clause_join))
                }
                None => before,
            }
        }),
        Note::Binding => (!waits).then(|| bought(env, terms, answer)),
        Note::OnAllShares => {
            of(Operand::Given(Given::Shares)).map(|shares| t!(env, calculator.eps_target_note, shares = shares))
        }
        Note::Change(change) => (!waits).then(|| changed(env, terms, answer, change)),
        Note::ChangeInFull(change) => (!waits).then(|| {
            let change = changed(env, terms, answer, change);
            format!("{change}{}{}", t!(env, clause_join), t!(env, calculator.overstates))
        }),
        Note::OfDividends => of(Operand::of(Measure::DividendYield))
            .map(|percent| t!(env, calculator.of_it_dividends, percent = percent)),
        Note::BoughtLater => Some(t!(env, calculator.bought_later)),
        Note::NoFunding => match answer.value(Field::Funding) {
            Some(cost) if cost.is_zero() => Some(t!(env, calculator.no_funding)),
            _ => Some(String::new()),
        },
    };
    match note {
        Some(note) => note,
        None if waits => t!(env, calculator.waiting),
        None => String::new(),
    }
}

fn is_given(of: Operand) -> bool {
    matches!(of, Operand::Given(_))
}

/// A number in the small line: as a result is shown, but amounts that the release gives in its own currency alone.
fn brief(env: Env, answer: &Answer, of: Operand, value: Decimal) -> String {
    match of {
        Operand::Given(Given::Shares) => env.exact(value),
        Operand::Given(_) => money(env, value),
        Operand::Measure(measure, _) if measure.definition().rounding != Rounding::Unrounded => {
            super::shown(env, answer, measure, Some(value), true)
        }
        _ => figure(env, value),
    }
}

/// Shares that the buyback can only buy from the holder, as all others hold fewer; below zero for most holdings.
fn sold(terms: &Terms, answer: &Answer) -> Option<Decimal> {
    let mut evaluation = answer.evaluation(terms);
    minus(evaluation.of(Measure::Held)?, evaluation.of(Measure::Left)?)
}

/// What was withheld and what the depositary has taken, from a dividend or in the year.
fn taken_off(env: Env, terms: &Terms, answer: &Answer, measure: Measure, at: At) -> String {
    let is_each = measure == Measure::Net;
    let [gross, withheld, fees] = if is_each {
        [Measure::Gross, Measure::Withheld, Measure::Fees].map(|measure| Operand::Measure(measure, at))
    } else {
        [Measure::GrossYear, Measure::WithheldYear, Measure::FeesYear].map(Operand::of)
    };
    let mut evaluation = answer.evaluation(terms);
    let mut value = |of: Operand| evaluation.operand(of).unwrap_or_default();
    let is_zero = [gross, withheld, fees].map(|of| value(of).is_zero());
    if is_zero[1] && is_zero[2] && (is_zero[0] || !rounds(answer)) {
        return t!(env, calculator.nothing_withheld);
    }
    let tax = named(withheld, money(env, value(withheld)));
    let fees = named(fees, both(env, answer, value(fees), digits));
    let taken = t!(env, calculator.withheld, tax = tax, fees = fees);
    if is_each && (!is_zero[1] || rounds(answer)) {
        let parts = withholding::parts(env, terms, answer, at.dividend);
        return format!("{taken}{}{parts}", t!(env, clause_join));
    }
    taken
}

/// Whether taxes are cut to whole units of the currency: so little may be left that nothing is withheld.
fn rounds(answer: &Answer) -> bool {
    let is_kind = matches!(answer.inputs.withholding, Withholding::Kind(_));
    is_kind && answer.inputs.instrument == Instrument::Shares
}

/// What the dividend is per share and per depositary share, or that the holding has missed it.
fn per_share(state: CalculatorState, answer: &Answer, index: usize) -> String {
    let (env, terms) = (state.env, state.terms);
    let Some(dividend) = terms.dividends.get(index) else { return String::new() };
    let status = match dividend.dividend.status {
        DividendStatus::Declared => t!(env, calculator.declared),
        DividendStatus::Planned => t!(env, calculator.planned),
    };
    let draft = state.draft.get();
    if index < draft.missed {
        let date = env.assumed(env.date(dividend.dividend.record_date), dividend.is_record_assumed);
        return t!(env, calculator.missed, date = date);
    }
    let per_ads = Operand::Measure(Measure::PerAds, At { dividend: index, tax: 0 });
    match (answer.number(terms, per_ads), draft.instrument) {
        (Some(amount), Instrument::Ads) => {
            let amount = named(per_ads, both(env, answer, amount, |value| digits(value).max(2)));
            t!(env, calculator.per_ads, amount = amount, status = status)
        }
        _ => {
            let amount = named(Operand::Dividend(index), both(env, answer, dividend.per_share, digits));
            t!(env, calculator.per_share, amount = amount, status = status)
        }
    }
}

fn changed(env: Env, terms: &Terms, answer: &Answer, change: Measure) -> String {
    let text = super::shown(env, answer, change, answer.of(terms, change), true);
    t!(env, calculator.eps_change, change = named(Operand::of(change), text))
}

/// Which cap binds, with its arithmetic, and the part of all shares.
fn bought(env: Env, terms: &Terms, answer: &Answer) -> String {
    let price = answer.value(Field::Price);
    let Some((buyback, price)) = terms.buyback.as_ref().zip(price) else { return String::new() };
    match why_none(terms, answer) {
        Some(NoneBought::Price) => return t!(env, calculator.none_bought),
        Some(NoneBought::Fill(_)) => return t!(env, calculator.none_filled),
        Some(NoneBought::NoFill) => return t!(env, calculator.none_wanted),
        None => {}
    }
    let binding = match payout::binding(buyback, price) {
        Binding::Shares => {
            let cap = env.exact(buyback.max_shares.unwrap_or_default());
            t!(env, calculator.binds_shares, cap = named(Operand::Given(Given::MaxShares), cap))
        }
        Binding::Both => t!(env, calculator.binds_both),
        Binding::Amount => {
            let cap = named(Operand::Given(Given::MaxAmount), money(env, buyback.max_amount.unwrap_or_default()));
            let price = named(Operand::field(Field::Price), money(env, price));
            t!(env, calculator.binds_amount, cap = cap, price = price)
        }
    };
    let part = Operand::of(Measure::BoughtPart);
    let percent = super::shown(env, answer, Measure::BoughtPart, answer.number(terms, part), true);
    let percent = t!(env, calculator.of_shares, percent = named(part, percent));
    format!("{binding}{}{percent}", t!(env, clause_join))
}

//! What the numbers of the calculator are called that have no line of their own, and how each is written.

use rust_decimal::Decimal;

use super::notes::label;
use super::{figure, names, shown, withholding};
use crate::domain::capital::{Given, Terms};
use crate::say;
use crate::state::case::Case;
use crate::state::draft::{Field, When};
use crate::state::figure::{Figure, Input, Step};
use crate::state::formula::value;
use crate::view::env::{DASH, Env};
use crate::view::words::{locale, td_string};

/// The name of a number.
pub fn name(env: Env, terms: &Terms, of: Figure) -> String {
    match of {
        Figure::Input(Input::Field(field)) => names::field(env, terms, field),
        Figure::Input(Input::Timing) => say!(env, calculator.timing),
        Figure::Input(Input::Missed) => say!(env, calculator.since),
        Figure::Input(Input::Withholding) => say!(env, calculator.withholding),
        Figure::Result(output) => label(env, terms, output),
        Figure::Step(step) => step_name(env, terms, step),
        Figure::Dividend(index) => terms.dividends.get(index).map(|d| env.text(&d.dividend.label)).unwrap_or_default(),
        Figure::Given(given) => given_words(env, given).to_owned(),
    }
}

fn given_words(env: Env, given: Given) -> &'static str {
    let lang = locale(env.lang);
    match given {
        Given::Shares => td_string!(lang, steps.shares),
        Given::AdsPerShare => td_string!(lang, steps.ads_per_share),
        Given::Rate => td_string!(lang, steps.rate),
        Given::NetIncome => td_string!(lang, steps.net_income),
        Given::EarningsPerShare => td_string!(lang, steps.target_per_share),
        Given::Earned => td_string!(lang, steps.earned),
        Given::Equity => td_string!(lang, steps.equity),
        Given::Cash => td_string!(lang, steps.cash),
        Given::Assets => td_string!(lang, steps.assets),
        Given::MaxShares => td_string!(lang, steps.max_shares),
        Given::MaxAmount => td_string!(lang, steps.max_amount),
    }
}

fn step_name(env: Env, terms: &Terms, step: Step) -> String {
    if let Step::Tax(_, tax) | Step::TaxRate(tax) = step {
        let Some((kind, tax)) = terms.taxes().nth(tax) else { return String::new() };
        let of = match step {
            Step::Tax(index, _) => terms.dividends.get(index).map(|dividend| &dividend.dividend.label),
            _ => terms.withholding.get(kind).map(|kind| &kind.label),
        };
        let of = of.map(|of| env.text(of)).unwrap_or_default();
        return say!(env, steps.of, name = of, what = env.text(&tax.label));
    }
    let what = step_words(env, step);
    let of = match step {
        Step::Withheld(index)
        | Step::Fees(index)
        | Step::PerAds(index)
        | Step::Entitled(index)
        | Step::GoneBefore(index)
        | Step::DaysBefore(index) => terms.dividends.get(index).map(|dividend| &dividend.dividend.label),
        Step::EarnedDividends | Step::EarnedTotal => terms.earned.as_ref().map(|earned| &earned.label),
        _ => None,
    };
    of.map_or_else(|| what.to_owned(), |of| say!(env, steps.of, name = env.text(of), what = what))
}

fn step_words(env: Env, step: Step) -> &'static str {
    let lang = locale(env.lang);
    match step {
        Step::Held => td_string!(lang, steps.held),
        Step::Withheld(_) => td_string!(lang, steps.withheld),
        // These are named by the release.
        Step::Tax(..) | Step::TaxRate(_) => "",
        Step::Fees(_) => td_string!(lang, steps.fees),
        Step::WithheldYear => td_string!(lang, steps.withheld_year),
        Step::FeesYear => td_string!(lang, steps.fees_year),
        Step::YearPerShare => td_string!(lang, steps.year_per_share),
        Step::NetYield => td_string!(lang, steps.net_yield),
        Step::NetYieldOnCost => td_string!(lang, steps.net_yield_on_cost),
        Step::PerAds(_) => td_string!(lang, steps.per_ads),
        Step::OwnershipBefore => td_string!(lang, steps.ownership_before),
        Step::Entitled(_) => td_string!(lang, steps.entitled),
        Step::GoneBefore(_) => td_string!(lang, steps.gone_before),
        Step::DaysBefore(_) => td_string!(lang, steps.days_before),
        Step::DaysOfBuying => td_string!(lang, steps.days_of_buying),
        Step::EarnedDividends => td_string!(lang, steps.earned_dividends),
        Step::EarnedTotal => td_string!(lang, steps.earned_total),
        Step::DaysGone => td_string!(lang, steps.days_gone),
        Step::YearDays => td_string!(lang, steps.year_days),
        Step::CostNow => td_string!(lang, steps.cost_now),
        Step::CostFull => td_string!(lang, steps.cost_full),
        Step::EpsBefore => td_string!(lang, steps.eps_before),
        Step::ChangeNow => td_string!(lang, steps.change_now),
        Step::ChangeFull => td_string!(lang, steps.change_full),
        Step::BoughtPart => td_string!(lang, steps.bought_part),
        Step::DividendYield => td_string!(lang, steps.dividend_yield),
        Step::EquityRatioBefore => td_string!(lang, steps.equity_ratio_before),
        Step::Crossover => td_string!(lang, steps.crossover),
        Step::AllAds => td_string!(lang, steps.all_ads),
    }
}

/// A number as the calculator shows it; what stands in a field, as typed.
pub fn text(env: Env, terms: &Terms, case: &Case, of: Figure) -> String {
    let (draft, number) = (&case.draft, value(terms, &case.answer, of));
    let is_answered = match of {
        Figure::Result(output) => output.is_answered(&case.answer),
        _ => number.is_some(),
    };
    match of {
        Figure::Input(Input::Field(field)) if draft.text(field).trim().is_empty() => DASH.to_owned(),
        Figure::Input(Input::Field(field)) => match field {
            Field::Fill | Field::Tax | Field::Funding if number.is_some() => {
                say!(env, percent, value = names::said(env, terms, draft, field))
            }
            _ => names::said(env, terms, draft, field),
        },
        Figure::Input(Input::Timing) => match draft.when {
            When::Day => draft.text(Field::Day).to_owned(),
            other => names::when(env, other),
        },
        Figure::Input(Input::Missed) => names::since(env, terms, draft.missed),
        Figure::Input(Input::Withholding) => withholding::label(env, terms, draft),
        Figure::Step(Step::TaxRate(_)) => {
            say!(env, percent, value = figure(env, number.unwrap_or_default()))
        }
        Figure::Step(Step::ChangeNow | Step::ChangeFull) if number.is_some() => {
            say!(env, percent, value = env.signed(number.unwrap_or_default(), 2))
        }
        of => match of.kind() {
            Some(kind) => shown(env, &case.answer, kind, number, is_answered),
            None => figure(env, number.unwrap_or(Decimal::ZERO)),
        },
    }
}

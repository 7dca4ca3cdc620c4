//! How each number of the calculator comes about: a formula over other numbers of it, and its value.

use rust_decimal::Decimal;

use super::draft::Field;
use super::figure::{Figure, Input, Step};
use super::outcome::Answer;
use super::outputs::Output;
use crate::domain::arithmetic::{hundredfold, minus, over, times};
use crate::domain::capital::{Given, Terms};
use crate::domain::payout::shares_of_ads;
use crate::domain::receipt::{self, Withheld};

/// A formula: a text with `{}` for each of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The signs between the numbers.
    pub text: String,
    /// The numbers, in their order.
    pub of: Vec<Figure>,
}

const PRICE: Figure = Figure::Input(Input::Field(Field::Price));
const PAID: Figure = Figure::Input(Input::Field(Field::Paid));
const INCOME: Figure = Figure::Input(Input::Field(Field::Income));
const FUNDING: Figure = Figure::Input(Input::Field(Field::Funding));
const HOLDING: Figure = Figure::Input(Input::Field(Field::Holding));
const SHARES: Figure = Figure::Given(Given::Shares);
const BOUGHT: Figure = Figure::Result(Output::Bought);
const SPEND: Figure = Figure::Result(Output::Spend);

/// What the release gives.
pub fn given(terms: &Terms, figure: Figure) -> Option<Decimal> {
    match figure {
        Figure::Dividend(index) => Some(terms.dividends.get(index)?.per_share),
        Figure::Given(given) => match given {
            Given::Shares => Some(terms.shares),
            Given::AdsPerShare => terms.ads_per_share,
            Given::Rate => terms.rate,
            Given::NetIncome => Some(terms.net_income),
            Given::EarningsPerShare => Some(terms.earnings_per_share),
            Given::Earned => Some(terms.earned.as_ref()?.net_income),
            Given::Equity => terms.equity,
            Given::Cash => terms.cash,
            Given::Assets => terms.assets,
            Given::MaxShares => terms.buyback.as_ref()?.max_shares,
            Given::MaxAmount => terms.buyback.as_ref()?.max_amount,
        },
        _ => None,
    }
}

/// A number's value, unrounded: money in the reporting currency, per cent as such. `None` while it waits for a field,
/// and where it has no meaning.
pub fn value(terms: &Terms, answer: &Answer, figure: Figure) -> Option<Decimal> {
    match figure {
        Figure::Given(_) | Figure::Dividend(_) => given(terms, figure),
        Figure::Input(Input::Field(field)) => answer.value(field),
        // What was bought after a record date receives nothing on it.
        Figure::Input(Input::Missed) => Some(Decimal::ZERO),
        Figure::Input(Input::Timing | Input::Withholding) => None,
        Figure::Result(output) => output.value(terms, answer),
        Figure::Step(step) => step_value(terms, answer, step),
    }
}

fn step_value(terms: &Terms, answer: &Answer, step: Step) -> Option<Decimal> {
    let income = answer.income.as_ref();
    let effect = answer.effect.as_ref();
    let receipt = |index: usize| income?.each.get(index).copied();
    let of = |output: Output| output.value(terms, answer);
    match step {
        Step::Held => Some(income?.holding.shares),
        Step::Withheld(index) => Some(receipt(index)?.withheld),
        Step::Tax(index, tax) => {
            let (of, each) = terms.taxes().nth(tax)?;
            let Withheld::Kind { kind, is_cut } = income?.holding.withholding else { return None };
            let is_in_force = kind == of && each.holds_on(terms.dividends.get(index)?.taxed_on());
            receipt::tax(receipt(index)?.gross, each, is_cut).filter(|_| is_in_force)
        }
        Step::TaxRate(tax) => Some(terms.taxes().nth(tax)?.1.rate),
        Step::Fees(index) => Some(receipt(index)?.fees),
        Step::WithheldYear => Some(income?.total.withheld),
        Step::FeesYear => Some(income?.total.fees),
        Step::YearPerShare => Some(income?.per_share.gross),
        Step::NetYield => Some(answer.yields(Field::Price)?.1),
        Step::NetYieldOnCost => Some(answer.yields(Field::Paid)?.1),
        Step::PerAds(index) => times(shares_of_ads(terms, Decimal::ONE)?, given(terms, Figure::Dividend(index))?),
        Step::OwnershipBefore => Some(answer.ownership(terms)?.0),
        Step::Entitled(index) => effect?.entitled.get(index).copied(),
        Step::GoneBefore(index) => minus(terms.shares, *effect?.entitled.get(index)?),
        Step::DaysBefore(index) => Some(days_of_buying(terms, answer, index)?.0.into()),
        Step::DaysOfBuying => Some(days_of_buying(terms, answer, 0)?.1.into()),
        Step::EarnedDividends => Some(effect?.earned?.dividends),
        Step::EarnedTotal => Some(effect?.earned?.total),
        Step::DaysGone => over(times(effect?.gone.0.into(), terms.year.days().into())?, effect?.gone.1.into()),
        Step::YearDays => Some(terms.year.days().into()),
        Step::CostNow => Some(effect?.this_year.cost),
        Step::CostFull => Some(effect?.full.cost),
        Step::EpsBefore => effect?.earnings_before,
        Step::ChangeNow => effect?.this_year.change,
        Step::ChangeFull => effect?.full.change,
        Step::BoughtPart => hundredfold(over(of(Output::Bought)?, terms.shares)?),
        Step::DividendYield => effect?.dividend_yield,
        Step::EquityRatioBefore => Some(effect?.equity_ratio?.0),
        Step::Crossover => terms.buyback.as_ref()?.crossover_price(),
        Step::AllAds => times(terms.shares, terms.ads_per_share?),
    }
}

/// The days of buying before a dividend's record date, and all of them.
fn days_of_buying(terms: &Terms, answer: &Answer, index: usize) -> Option<(i32, i32)> {
    let (window, record) = (terms.buyback.as_ref()?.buyback.window, terms.dividends.get(index)?.dividend.record_date);
    Some(answer.plan?.timing.days_before(window, record))
}

fn of(text: &str, figures: &[Figure]) -> Option<Formula> {
    Some(Formula { text: text.to_owned(), of: figures.to_vec() })
}

/// `{} + {} + …` over all dividends; nothing is 0.
fn sum(parts: &[Vec<Figure>]) -> Formula {
    let texts: Vec<_> = parts.iter().map(|part| vec!["{}"; part.len()].join(" × ")).collect();
    Formula { text: if texts.is_empty() { "0".to_owned() } else { texts.join(" + ") }, of: parts.concat() }
}

/// A number's formula; `None` for what is given or typed, for what is counted in the calendar, and while it waits for a
/// field.
pub fn formula(terms: &Terms, answer: &Answer, figure: Figure) -> Option<Formula> {
    match figure {
        Figure::Result(output) => of_output(terms, answer, output),
        Figure::Step(step) => of_step(terms, answer, step),
        Figure::Given(_) | Figure::Dividend(_) | Figure::Input(_) => None,
    }
}

/// Over each dividend of the terms.
fn over_dividends(terms: &Terms, part: impl Fn(usize) -> Vec<Figure>) -> Formula {
    sum(&(0..terms.dividends.len()).map(part).collect::<Vec<_>>())
}

/// The holding in shares: as typed, or from depositary shares.
fn held(answer: &Answer) -> Option<Figure> {
    Some(if answer.income.as_ref()?.holding.ads.is_zero() { HOLDING } else { Figure::Step(Step::Held) })
}

/// A dividend times the shares that receive it.
fn paid(terms: &Terms, index: usize) -> Vec<Figure> {
    let entitled = if terms.buyback.is_some() { Figure::Step(Step::Entitled(index)) } else { SHARES };
    vec![Figure::Dividend(index), entitled]
}

fn of_output(terms: &Terms, answer: &Answer, output: Output) -> Option<Formula> {
    let is_there = output.is_answered(answer);
    let result = Figure::Result;
    let effect = answer.effect.as_ref();
    match output {
        Output::EpsTarget => of("{} ÷ {}", &[Figure::Given(Given::NetIncome), SHARES]),
        Output::EquityBreakEven => of("{} ÷ {}", &[Figure::Given(Given::Equity), SHARES]),
        Output::Bought => caps(terms, answer),
        _ if !is_there => None,
        Output::Gross(index) => {
            let is_missed = index < answer.income.as_ref()?.holding.missed;
            let shares = if is_missed { Figure::Input(Input::Missed) } else { held(answer)? };
            of("{} × {}", &[Figure::Dividend(index), shares])
        }
        Output::Net(index) => {
            let less = [Step::Withheld(index), Step::Fees(index)].map(Figure::Step);
            of("{} − {} − {}", &[result(Output::Gross(index)), less[0], less[1]])
        }
        Output::GrossYear => Some(over_dividends(terms, |index| vec![result(Output::Gross(index))])),
        Output::NetYear => Some(over_dividends(terms, |index| vec![result(Output::Net(index))])),
        Output::Yield => of("{} ÷ {}", &[Figure::Step(Step::YearPerShare), PRICE]),
        Output::YieldOnCost => of("{} ÷ {}", &[Figure::Step(Step::YearPerShare), PAID]),
        Output::Ownership if answer.sold()?.is_zero() => of("{} ÷ ({} − {})", &[held(answer)?, SHARES, BOUGHT]),
        Output::Ownership => of("min({}, {} − {}) ÷ ({} − {})", &[held(answer)?, SHARES, BOUGHT, SHARES, BOUGHT]),
        Output::Spend => of("{} × {}", &[BOUGHT, PRICE]),
        Output::Dividends => Some(over_dividends(terms, |index| paid(terms, index))),
        Output::Payout => of("{} ÷ {}", &[result(Output::Dividends), INCOME]),
        Output::PayoutEarned => of("{} ÷ {}", &[Figure::Step(Step::EarnedDividends), Figure::Given(Given::Earned)]),
        Output::Total => of("{} + {}", &[result(Output::Dividends), SPEND]),
        Output::TotalRatio => of("{} ÷ {}", &[result(Output::Total), INCOME]),
        Output::TotalEarned => of("{} ÷ {}", &[Figure::Step(Step::EarnedTotal), Figure::Given(Given::Earned)]),
        Output::TotalYield => {
            let paid = if terms.buyback.is_some() { Output::Total } else { Output::Dividends };
            of("{} ÷ ({} × {})", &[result(paid), PRICE, SHARES])
        }
        Output::Cash => of("{} − {}", &[Figure::Given(Given::Cash), SPEND]),
        Output::EquityRatio => {
            of("({} − {}) ÷ ({} − {})", &[Figure::Given(Given::Equity), SPEND, Figure::Given(Given::Assets), SPEND])
        }
        Output::EpsNow => {
            let gone = [SHARES, BOUGHT, Figure::Step(Step::DaysGone), Figure::Step(Step::YearDays)];
            left(effect?.this_year.cost, Step::CostNow, "({} − {} × {} ÷ {})", &gone)
        }
        Output::EpsFull => left(effect?.full.cost, Step::CostFull, "({} − {})", &[SHARES, BOUGHT]),
        Output::EquityPerShare => of("({} − {}) ÷ ({} − {})", &[Figure::Given(Given::Equity), SPEND, SHARES, BOUGHT]),
        Output::FundingBreakEven => of("{} ÷ {} ÷ {}", &[INCOME, SHARES, FUNDING]),
    }
}

/// Net income, less what the money costs if it costs anything, ÷ a count of shares.
fn left(cost: Decimal, step: Step, shares: &str, of_shares: &[Figure]) -> Option<Formula> {
    let (text, mut figures) =
        if cost.is_zero() { ("{}", vec![INCOME]) } else { ("({} − {})", vec![INCOME, Figure::Step(step)]) };
    figures.extend(of_shares);
    of(&format!("{text} ÷ {shares}"), &figures)
}

/// ⌊min(share cap, ⌊amount cap ÷ price⌋) × fill⌋, with the caps that there are.
fn caps(terms: &Terms, answer: &Answer) -> Option<Formula> {
    let buyback = terms.buyback.as_ref()?;
    answer.value(Field::Price).zip(answer.value(Field::Fill))?;
    let (shares, amount) = (Figure::Given(Given::MaxShares), Figure::Given(Given::MaxAmount));
    let fill = Figure::field(Field::Fill);
    match (buyback.max_shares, buyback.max_amount) {
        (Some(_), Some(_)) => of("⌊min({}, ⌊{} ÷ {}⌋) × {}⌋", &[shares, amount, PRICE, fill]),
        (Some(_), None) => of("⌊{} × {}⌋", &[shares, fill]),
        (None, Some(_)) => of("⌊⌊{} ÷ {}⌋ × {}⌋", &[amount, PRICE, fill]),
        (None, None) => None,
    }
}

fn of_step(terms: &Terms, answer: &Answer, step: Step) -> Option<Formula> {
    step_value(terms, answer, step)?;
    let one = |step: Step| vec![Figure::Step(step)];
    let change = |now: Output| {
        let before = Figure::Step(Step::EpsBefore);
        of("({} − {}) ÷ {}", &[Figure::Result(now), before, before])
    };
    // Nothing is held, so its yields are those of one share.
    let holds_nothing = answer.income.as_ref().is_some_and(|income| income.holding.shares.is_zero());
    let net_yield = |price: Figure| {
        let formula = of("{} ÷ {} ÷ {}", &[Figure::Result(Output::NetYear), held(answer)?, price]);
        formula.filter(|_| !holds_nothing)
    };
    match step {
        Step::Held if held(answer)? == HOLDING => of("{}", &[HOLDING]),
        Step::Held => of("{} ÷ {}", &[HOLDING, Figure::Given(Given::AdsPerShare)]),
        Step::Withheld(index) => match answer.income.as_ref()?.holding.withholding {
            Withheld::Rate(_) => of("{} × {}", &[Figure::Result(Output::Gross(index)), Figure::field(Field::Tax)]),
            Withheld::Kind { .. } => {
                let taxes = (0..terms.taxes().count()).map(|tax| Step::Tax(index, tax));
                let taxes = taxes.filter(|tax| step_value(terms, answer, *tax).is_some());
                Some(sum(&taxes.map(one).collect::<Vec<_>>()))
            }
        },
        Step::Tax(index, tax) => {
            let Withheld::Kind { is_cut, .. } = answer.income.as_ref()?.holding.withholding else { return None };
            let digits = terms.taxes().nth(tax)?.1.digits.filter(|_| is_cut);
            let text = match digits {
                None => "{} × {}".to_owned(),
                Some(0) => "⌊{} × {}⌋".to_owned(),
                // The digits that are kept, as a small number: ⌊12.345⌋₂ is 12.34.
                Some(digits) => format!("⌊{{}} × {{}}⌋{}", char::from_u32(0x2080 + digits.min(9)).unwrap_or_default()),
            };
            of(&text, &[Figure::Result(Output::Gross(index)), Figure::Step(Step::TaxRate(tax))])
        }
        Step::TaxRate(_) => None,
        // Shares pay none, and nothing pays none.
        Step::Fees(index) if step_value(terms, answer, Step::Fees(index))?.is_zero() => None,
        Step::Fees(_) if terms.rate.is_some() => {
            of("{} × {} × {}", &[Figure::field(Field::Fee), HOLDING, Figure::field(Field::Rate)])
        }
        Step::Fees(_) => of("{} × {}", &[Figure::field(Field::Fee), HOLDING]),
        Step::WithheldYear => Some(over_dividends(terms, |index| one(Step::Withheld(index)))),
        Step::FeesYear => Some(over_dividends(terms, |index| one(Step::Fees(index)))),
        Step::YearPerShare if holds_nothing => {
            let missed = answer.income.as_ref()?.holding.missed;
            let rest = missed.min(terms.dividends.len())..terms.dividends.len();
            Some(sum(&rest.map(|index| vec![Figure::Dividend(index)]).collect::<Vec<_>>()))
        }
        Step::YearPerShare => of("{} ÷ {}", &[Figure::Result(Output::GrossYear), held(answer)?]),
        Step::NetYield => net_yield(PRICE),
        Step::NetYieldOnCost => net_yield(PAID),
        Step::PerAds(index) => of("{} ÷ {}", &[Figure::Dividend(index), Figure::Given(Given::AdsPerShare)]),
        Step::OwnershipBefore => of("{} ÷ {}", &[held(answer)?, SHARES]),
        Step::Entitled(index) => of("{} − {}", &[SHARES, Figure::Step(Step::GoneBefore(index))]),
        Step::GoneBefore(index) => {
            let days = [Step::DaysBefore(index), Step::DaysOfBuying].map(Figure::Step);
            of("⌊{} × {} ÷ {}⌋", &[BOUGHT, days[0], days[1]])
        }
        Step::EarnedDividends => {
            let span = terms.earned.as_ref()?.span;
            let is_in = |index: &usize| span.contains(terms.dividends[*index].dividend.record_date);
            Some(sum(&(0..terms.dividends.len()).filter(is_in).map(|index| paid(terms, index)).collect::<Vec<_>>()))
        }
        Step::EarnedTotal => of("{} + {}", &[Figure::Step(Step::EarnedDividends), SPEND]),
        Step::CostNow => {
            let days = [Step::DaysGone, Step::YearDays].map(Figure::Step);
            of("{} × {} × {} ÷ {}", &[SPEND, FUNDING, days[0], days[1]])
        }
        Step::CostFull => of("{} × {}", &[SPEND, FUNDING]),
        Step::EpsBefore => of("{} ÷ {}", &[INCOME, SHARES]),
        Step::ChangeNow => change(Output::EpsNow),
        Step::ChangeFull => change(Output::EpsFull),
        Step::BoughtPart => of("{} ÷ {}", &[BOUGHT, SHARES]),
        Step::DividendYield => {
            let sum = over_dividends(terms, |index| vec![Figure::Dividend(index)]);
            of(&format!("({}) ÷ {{}}", sum.text), &[sum.of, vec![PRICE]].concat())
        }
        Step::EquityRatioBefore => of("{} ÷ {}", &[Figure::Given(Given::Equity), Figure::Given(Given::Assets)]),
        Step::Crossover => of("{} ÷ {}", &[Figure::Given(Given::MaxAmount), Figure::Given(Given::MaxShares)]),
        Step::AllAds => of("{} × {}", &[SHARES, Figure::Given(Given::AdsPerShare)]),
        Step::DaysBefore(_) | Step::DaysOfBuying | Step::DaysGone | Step::YearDays => None,
    }
}

/// The numbers of a formula, each once.
pub fn inputs(formula: &Formula) -> Vec<Figure> {
    let mut inputs: Vec<Figure> = Vec::new();
    for figure in &formula.of {
        if !inputs.contains(figure) {
            inputs.push(*figure);
        }
    }
    inputs
}

//! What the calculator answers to a draft.

use rust_decimal::Decimal;

use super::draft::{Draft, Field, Instrument, Mistake, When};
use super::inputs::Inputs;
use super::measures::evaluate::Known;
use super::measures::{Evaluation, Measure, places};
use super::operand::Operand;
use super::reading::{Counts, Form, read_day};
use kessan_core::arithmetic::{over, plus, times};
use kessan_core::capital::Terms;
use kessan_core::period::iso;
use kessan_core::timing::Timing;

/// All that follows from a draft: what is assumed, and every measure worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is assumed.
    pub inputs: Inputs,
    known: Known,
}

impl Answer {
    /// A field's value.
    pub fn value(&self, field: Field) -> Option<Decimal> {
        self.inputs.value(field)
    }

    /// An amount in the translation currency at the draft's rate, unrounded.
    pub fn translated(&self, amount: Decimal) -> Option<Decimal> {
        over(amount, self.value(Field::Rate)?)
    }

    /// What has been worked out, to be asked.
    pub fn evaluation<'a>(&'a self, terms: &'a Terms) -> Evaluation<'a> {
        Evaluation { terms, inputs: &self.inputs, known: self.known.clone() }
    }

    /// A number, unrounded: money in the reporting currency, per cent as such. `None` while it waits for a field, and
    /// where it has no meaning.
    pub fn number(&self, terms: &Terms, operand: Operand) -> Option<Decimal> {
        self.evaluation(terms).operand(operand)
    }

    /// The same of a measure that there is once.
    pub fn of(&self, terms: &Terms, measure: Measure) -> Option<Decimal> {
        self.number(terms, Operand::of(measure))
    }

    /// Whether all that a measure needs is there, so that a missing value means that it has no meaning.
    pub fn has(&self, terms: &Terms, measure: Measure) -> bool {
        self.evaluation(terms).has(measure.definition().needs)
    }
}

/// Why a buyback buys nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoneBought {
    /// At the price, the caps allow for less than a share.
    Price,
    /// Of as many shares as the caps allow for, the part carried out is less than one.
    Fill(Decimal),
    /// None of it is carried out.
    NoFill,
}

/// Why nothing is bought; `None` if something is, or while it waits for a field.
pub fn why_none(terms: &Terms, answer: &Answer) -> Option<NoneBought> {
    let mut evaluation = answer.evaluation(terms);
    let bought = evaluation.of(Measure::Bought).filter(|_| terms.buyback.is_some())?;
    let allowed = evaluation.of(Measure::Allowed)?;
    bought.is_zero().then_some(match allowed {
        none if none.is_zero() => NoneBought::Price,
        _ if answer.value(Field::Fill)?.is_zero() => NoneBought::NoFill,
        shares => NoneBought::Fill(shares),
    })
}

/// The most of an instrument that there can be.
pub fn limit(terms: &Terms, instrument: Instrument) -> Decimal {
    match instrument {
        Instrument::Shares => terms.shares,
        Instrument::Ads => terms.ads_per_share.and_then(|ratio| times(terms.shares, ratio)).unwrap_or(terms.shares),
    }
}

/// What a field of the draft takes; `None` for [`Field::Day`].
pub fn form<'a>(terms: &'a Terms, draft: &Draft, field: Field) -> Option<Form<'a>> {
    let money = |near: &[Option<Decimal>]| Form {
        may_be_zero: false,
        near: near.iter().copied().flatten().collect(),
        ..Form::of(Counts::Money(&terms.currency))
    };
    Some(match field {
        Field::Holding => {
            let most = Some(limit(terms, draft.instrument));
            match draft.instrument {
                Instrument::Shares => Form { most, ..Form::of(Counts::Shares) },
                Instrument::Ads => Form { most, ..Form::of(Counts::Depositary) },
            }
        }
        Field::Paid | Field::Price => money(&[terms.anchor_price()]),
        Field::Rate => money(&[terms.rate]),
        Field::Fill | Field::Tax | Field::Funding => {
            Form { most: Some(Decimal::ONE_HUNDRED), ..Form::of(Counts::Percent) }
        }
        Field::Fee => {
            // A fee is a part of a year's dividends.
            let near = terms.dividends.iter().try_fold(Decimal::ZERO, |sum, each| plus(sum, each.per_share));
            let near = near.and_then(|sum| over(over(sum, terms.ads_per_share?)?, terms.rate.unwrap_or(Decimal::ONE)));
            let currency = terms.translation.as_ref().unwrap_or(&terms.currency);
            Form { near: near.into_iter().collect(), ..Form::of(Counts::Money(currency)) }
        }
        Field::Income => Form {
            scale: terms.scale,
            is_signed: true,
            may_be_zero: true,
            ..money(&[terms.net_income, terms.earned.as_ref().map(|earned| earned.net_income)])
        },
        Field::Day => return None,
    })
}

/// What is typed in a field, as a number in base units; for [`Field::Day`] see [`timing`].
///
/// # Errors
///
/// What is wrong with it.
pub fn value(terms: &Terms, draft: &Draft, field: Field) -> Result<Decimal, Mistake> {
    match form(terms, draft, field) {
        Some(form) => form.read(draft.text(field)),
        None => timing(terms, draft).map(|_| Decimal::ZERO),
    }
}

/// A number of a field in the power of ten that the field takes it in.
pub fn as_typed(terms: &Terms, field: Field, value: Decimal) -> Decimal {
    if field == Field::Income { over(value, terms.unit()).unwrap_or_default() } else { value }
}

/// The first dividend, of those that the holding receives, for which the chosen kind of holder has no tax that holds on its
/// day; `None` if there is no such dividend, or if a rate is typed instead.
pub fn not_in_force(terms: &Terms, draft: &Draft) -> Option<usize> {
    let kind = terms.withholding.get(terms.kind(&draft.withholding)?)?;
    let is_taxed = |index: &usize| {
        let day = terms.dividends[*index].taxed_on();
        kind.parts.iter().any(|tax| tax.holds_on(day))
    };
    (draft.missed.min(terms.dividends.len())..terms.dividends.len()).find(|index| !is_taxed(index))
}

/// When the draft's buyback buys.
///
/// # Errors
///
/// What is wrong with the typed day, if it is asked for.
pub fn timing(terms: &Terms, draft: &Draft) -> Result<Timing, Mistake> {
    Ok(match (draft.when, &terms.buyback) {
        (When::Start, _) => Timing::Start,
        (When::End, _) => Timing::End,
        (When::Day, Some(buyback)) => Timing::On(read_day(draft.text(Field::Day), buyback.buyback.window)?),
        (When::Even | When::Day, _) => Timing::Even,
    })
}

/// What is wrong with a field that has to be answered before there are results. A purchase cost may be left open, a
/// price where nothing is bought, and what the page does not ask for is never wrong.
pub fn mistake(terms: &Terms, draft: &Draft, field: Field) -> Option<Mistake> {
    let mistake = value(terms, draft, field).err()?;
    let is_open =
        mistake == Mistake::Empty && (field == Field::Paid || (field == Field::Price && terms.buyback.is_none()));
    let is_asked = match field {
        Field::Rate => terms.rate.is_some(),
        Field::Fee => draft.instrument == Instrument::Ads,
        Field::Tax => terms.kind(&draft.withholding).is_none(),
        _ => true,
    };
    (is_asked && !is_open).then_some(mistake)
}

/// All that follows from a draft.
pub fn answer(terms: &Terms, draft: &Draft) -> Answer {
    let inputs = Inputs::of(terms, draft);
    let mut evaluation = Evaluation::new(terms, &inputs);
    for measure in Measure::ALL {
        places(terms, measure.definition().each).into_iter().for_each(|at| _ = evaluation.formula(*measure, at));
    }
    let known = evaluation.known;
    Answer { inputs, known }
}

/// The draft that the page starts with, the release's own terms: a round holding as an example, and the only price that
/// the release implies, the one at which both caps of the buyback bind (none if there is no such price); all of the
/// buyback, evenly; the target or, without one, what has been earned; nothing withheld, no cost, no fee. `write` puts a number as the page does, grouped.
pub fn example(terms: &Terms, write: impl Fn(Decimal) -> String) -> Draft {
    let buyback = terms.buyback.as_ref();
    let price = buyback.and_then(|buyback| buyback.crossover_price());
    let income = terms.net_income.or_else(|| terms.earned.as_ref().map(|earned| earned.net_income));
    let income = income.and_then(|income| over(income, terms.unit()));
    let mut draft = Draft::default()
        .with(Field::Holding, write(Decimal::ONE_HUNDRED.min(terms.shares)))
        .with(Field::Fill, write(Decimal::ONE_HUNDRED));
    for field in [Field::Tax, Field::Funding, Field::Fee] {
        draft.set(field, write(Decimal::ZERO));
    }
    let given = [(Field::Price, price), (Field::Rate, terms.rate), (Field::Income, income)];
    for (field, value) in given.into_iter().filter_map(|(field, value)| Some((field, value?))) {
        draft.set(field, write(value));
    }
    if let Some(buyback) = buyback {
        draft.set(Field::Day, iso(buyback.buyback.window.start));
    }
    draft
}

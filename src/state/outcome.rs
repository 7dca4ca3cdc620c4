//! What the calculator answers to a draft.

use rust_decimal::Decimal;

use super::draft::{Draft, Field, Instrument, Mistake, When};
use super::reading::{Counts, Form, read_day};
use crate::domain::arithmetic::{hundredfold, minus, over, plus, times};
use crate::domain::capital::Terms;
use crate::domain::effect::{Effect, Plan, effect};
use crate::domain::payout::{purchase, shares_of_ads};
use crate::domain::period::iso;
use crate::domain::receipt::{Holding, Receipt, Withheld, per_share, receipts, total};
use crate::domain::timing::Timing;

/// What a holding receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Income {
    /// The holding in shares; a number of depositary shares may be a fraction of one.
    pub holding: Holding,
    /// From each dividend of the terms, in their order.
    pub each: Vec<Receipt>,
    /// In the year.
    pub total: Receipt,
    /// In the year, for one share of the holding.
    pub per_share: Receipt,
}

/// All that follows from a draft. A part is `None` while a field that it needs has a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The fields' values, in the order of [`Field::ALL`]; `None` for a mistake and for [`Field::Day`].
    pub values: [Option<Decimal>; Field::COUNT],
    /// What the holding receives.
    pub income: Option<Income>,
    /// What is assumed of the company.
    pub plan: Option<Plan>,
    /// What the company does.
    pub effect: Option<Effect>,
}

impl Answer {
    /// A field's value.
    pub fn value(&self, field: Field) -> Option<Decimal> {
        self.values[field as usize]
    }

    /// An amount in the translation currency at the draft's rate, unrounded.
    pub fn translated(&self, amount: Decimal) -> Option<Decimal> {
        over(amount, self.value(Field::Rate)?)
    }

    /// What the year's dividends that are received come to, in per cent of a price per share: gross and net.
    pub fn yields(&self, price: Field) -> Option<(Decimal, Decimal)> {
        let (income, price) = (self.income.as_ref()?, self.value(price)?);
        let part = |amount| hundredfold(over(amount, price)?);
        Some((part(income.per_share.gross)?, part(income.per_share.net)?))
    }

    /// The holding in per cent of all shares, before and after the buyback.
    pub fn ownership(&self, terms: &Terms) -> Option<(Decimal, Decimal)> {
        let (income, effect) = (self.income.as_ref()?, self.effect.as_ref()?);
        // Of more than the others hold, some is bought from the holder.
        let (held, left) = (income.holding.shares, effect.full.shares);
        Some((hundredfold(over(held, terms.shares)?)?, hundredfold(over(held.min(left), left)?)?))
    }

    /// Shares that the buyback can only buy from the holder, as all others hold fewer; zero for most holdings.
    pub fn sold(&self) -> Option<Decimal> {
        let (income, effect) = (self.income.as_ref()?, self.effect.as_ref()?);
        minus(income.holding.shares, effect.full.shares).map(|sold| sold.max(Decimal::ZERO))
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
    let (effect, plan) = (answer.effect.as_ref()?, answer.plan.as_ref()?);
    let whole = purchase(terms.buyback.as_ref()?, plan.price?)?;
    effect.bought.is_zero().then_some(match whole.shares {
        none if none.is_zero() => NoneBought::Price,
        _ if plan.fill.is_zero() => NoneBought::NoFill,
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
            ..money(&[Some(terms.net_income), terms.earned.as_ref().map(|earned| earned.net_income)])
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
    let values = Field::ALL.map(|field| value(terms, draft, field).ok().filter(|_| field != Field::Day));
    let mut answer = Answer { values, income: None, plan: None, effect: None };
    answer.income = income(terms, draft, &answer);
    answer.plan = plan(terms, draft, &answer);
    answer.effect = answer.plan.and_then(|plan| effect(terms, &plan));
    answer
}

fn income(terms: &Terms, draft: &Draft, answer: &Answer) -> Option<Income> {
    let count = answer.value(Field::Holding)?;
    let (shares, ads) = match draft.instrument {
        Instrument::Shares => (count, Decimal::ZERO),
        Instrument::Ads => (shares_of_ads(terms, count)?, count),
    };
    let fee = match draft.instrument {
        Instrument::Shares => Decimal::ZERO,
        Instrument::Ads => {
            let fee = answer.value(Field::Fee)?;
            // Without a fee, the rate is not needed.
            if terms.rate.is_some() && !fee.is_zero() { times(fee, answer.value(Field::Rate)?)? } else { fee }
        }
    };
    let withholding = match terms.kind(&draft.withholding) {
        None => Withheld::Rate(answer.value(Field::Tax)?),
        Some(_) if not_in_force(terms, draft).is_some() => return None,
        Some(kind) => Withheld::Kind { kind, is_cut: draft.instrument == Instrument::Shares },
    };
    let holding = Holding { shares, ads, missed: draft.missed, withholding, fee };
    let each = receipts(terms, &holding)?;
    let total = total(&each)?;
    Some(Income { holding, per_share: per_share(terms, &holding, &total)?, total, each })
}

fn plan(terms: &Terms, draft: &Draft, answer: &Answer) -> Option<Plan> {
    Some(Plan {
        price: answer.value(Field::Price),
        fill: answer.value(Field::Fill)?,
        timing: timing(terms, draft).ok()?,
        net_income: answer.value(Field::Income)?,
        funding: answer.value(Field::Funding)?,
    })
}

/// The draft that the page starts with, the release's own terms: a round holding as an example, and the only price that
/// the release implies, the one at which both caps of the buyback bind (none if there is no such price); all of the
/// buyback, evenly; the target; nothing withheld, no cost, no fee. `write` puts a number as the page does, grouped.
pub fn example(terms: &Terms, write: impl Fn(Decimal) -> String) -> Draft {
    let buyback = terms.buyback.as_ref();
    let price = buyback.and_then(|buyback| buyback.crossover_price());
    let income = over(terms.net_income, terms.unit()).unwrap_or_default();
    let mut draft = Draft::default()
        .with(Field::Holding, write(Decimal::ONE_HUNDRED.min(terms.shares)))
        .with(Field::Fill, write(Decimal::ONE_HUNDRED))
        .with(Field::Income, write(income));
    for field in [Field::Tax, Field::Funding, Field::Fee] {
        draft.set(field, write(Decimal::ZERO));
    }
    let given = [(Field::Price, price), (Field::Rate, terms.rate)];
    for (field, value) in given.into_iter().filter_map(|(field, value)| Some((field, value?))) {
        draft.set(field, write(value));
    }
    if let Some(buyback) = buyback {
        draft.set(Field::Day, iso(buyback.buyback.window.start));
    }
    draft
}

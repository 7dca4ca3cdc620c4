//! What the calculator answers to a draft.

use rust_decimal::Decimal;

use super::draft::{Draft, Instrument, Mistake, read_count, read_price};
use crate::domain::arithmetic::{hundredfold, over, plus, times};
use crate::domain::capital::Terms;
use crate::domain::payout::{self, EarningsPerShare, Purchase};

/// What a holding receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Income {
    /// The holding in shares; a number of depositary shares may be a fraction of one.
    pub shares: Decimal,
    /// From each dividend of the terms, in their order, unrounded.
    pub dividends: Vec<Decimal>,
    /// Of the year.
    pub total: Decimal,
}

/// What the buyback does at a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repurchase {
    /// Shares, spend and the cap that binds.
    pub purchase: Purchase,
    /// Per cent of the shares outstanding, unrounded.
    pub percent: Decimal,
    /// Earnings per share at the target.
    pub earnings: EarningsPerShare,
}

/// The most of an instrument that there can be.
pub fn limit(terms: &Terms, instrument: Instrument) -> Decimal {
    match instrument {
        Instrument::Shares => terms.shares,
        Instrument::Ads => terms.ads_per_share.and_then(|ratio| times(terms.shares, ratio)).unwrap_or(terms.shares),
    }
}

/// What the typed holding receives.
///
/// # Errors
///
/// What is wrong with the field.
pub fn income(terms: &Terms, draft: &Draft) -> Result<Income, Mistake> {
    let limit = limit(terms, draft.instrument);
    let count = read_count(&draft.holding, limit)?;
    let shares = match draft.instrument {
        Instrument::Shares => count,
        Instrument::Ads => payout::shares_of_ads(terms, count).unwrap_or(count),
    };
    let dividends = payout::dividends(terms, shares).ok_or(Mistake::TooLong)?;
    let total = dividends.iter().try_fold(Decimal::ZERO, |sum, amount| plus(sum, *amount)).ok_or(Mistake::TooLong)?;
    Ok(Income { shares, dividends, total })
}

/// What the buyback does at the typed price; `Ok(None)` if the release announces none.
///
/// # Errors
///
/// What is wrong with the field.
pub fn repurchase(terms: &Terms, draft: &Draft) -> Result<Option<Repurchase>, Mistake> {
    let Some(buyback) = &terms.buyback else { return Ok(None) };
    let price = read_price(&draft.price)?;
    let Some(purchase) = payout::purchase(buyback, price) else { return Ok(None) };
    let earnings = payout::earnings_per_share(terms, purchase.shares);
    let percent = hundredfold(purchase.shares).and_then(|hundredfold| over(hundredfold, terms.shares));
    Ok(earnings.zip(percent).map(|(earnings, percent)| Repurchase { purchase, percent, earnings }))
}

/// The draft that the page starts with: a round holding as an example, and the only price that the release implies,
/// the one at which both caps of the buyback bind (none if there is no such price). `write` puts a number as the page
/// does, grouped.
pub fn example(terms: &Terms, write: impl Fn(Decimal) -> String) -> Draft {
    let price = terms.buyback.as_ref().and_then(|buyback| buyback.crossover_price());
    let hundred = Decimal::ONE_HUNDRED.min(terms.shares);
    Draft { holding: write(hundred), instrument: Instrument::Shares, price: price.map(write).unwrap_or_default() }
}

//! What an authorisation buys at a price. All amounts are in the reporting currency; nothing is rounded but whole shares.

use rust_decimal::Decimal;

use kessan_core::arithmetic::{minus, over, times};
use kessan_core::capital::{BuybackTerms, Terms};
use kessan_core::payout::Binding;
use kessan_core::rounding::whole_down;

/// A buyback carried out in full at one price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Shares bought: ⌊min(share cap, ⌊amount cap ÷ price⌋)⌋.
    pub shares: Decimal,
    /// Shares × price.
    pub spend: Decimal,
    /// Which cap binds.
    pub binding: Binding,
}

/// The shares that a number of depositary shares stand for; may be a fraction. `None` without such a programme.
pub fn shares_of_ads(terms: &Terms, ads: Decimal) -> Option<Decimal> {
    over(ads, terms.ads_per_share?)
}

/// How many shares the authorisation buys at `price` and what they cost.
///
/// `None` if the price is not above zero, if the authorisation has no cap, or if a result does not fit 28 digits.
pub fn purchase_under(max_shares: Option<Decimal>, max_amount: Option<Decimal>, price: Decimal) -> Option<Purchase> {
    if price <= Decimal::ZERO {
        return None;
    }
    // A quotient that does not fit is above any cap on shares.
    let affordable = max_amount.and_then(|amount| over(amount, price));
    let (shares, binding) = match (max_shares, affordable) {
        (Some(cap), Some(affordable)) if cap < affordable => (cap, Binding::Shares),
        (Some(cap), Some(affordable)) if cap == affordable => (cap, Binding::Both),
        (_, Some(affordable)) => (affordable, Binding::Amount),
        (Some(cap), None) => (cap, Binding::Shares),
        (None, None) => return None,
    };
    let shares = whole_down(shares);
    // The quotient is rounded to 28 digits, at times up to the next whole share: the product decides.
    let exceeds = max_amount.is_some_and(|amount| times(shares, price).is_none_or(|spend| spend > amount));
    let (shares, binding) = if exceeds { (minus(shares, Decimal::ONE)?, Binding::Amount) } else { (shares, binding) };
    Some(Purchase { shares, spend: times(shares, price)?, binding })
}

/// [`purchase_under`] the caps of a release's buyback.
pub fn purchase(buyback: &BuybackTerms, price: Decimal) -> Option<Purchase> {
    purchase_under(buyback.max_shares, buyback.max_amount, price)
}

/// The part of a purchase that is carried out: ⌊shares × fill⌋, `fill` in per cent.
pub fn filled(whole: &Purchase, fill: Decimal, price: Decimal) -> Option<Purchase> {
    let shares = whole_down(over(times(whole.shares, fill)?, Decimal::ONE_HUNDRED)?);
    Some(Purchase { shares, spend: times(shares, price)?, ..*whole })
}

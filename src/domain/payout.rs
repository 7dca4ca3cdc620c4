//! Dividend and buyback arithmetic. All amounts are in the reporting currency; nothing is rounded but whole shares.

use rust_decimal::Decimal;

use super::arithmetic::{hundredfold, minus, over, times};
use super::capital::{BuybackTerms, Terms};
use super::rounding::whole_down;

/// What binds a buyback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// The cap on the number of shares.
    Shares,
    /// The cap on the amount.
    Amount,
    /// Both at once: the price is the crossover.
    Both,
}

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

/// Earnings per share before and after a buyback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarningsPerShare {
    /// Net income ÷ shares outstanding.
    pub before: Decimal,
    /// Net income ÷ (shares outstanding − shares bought): with the full reduction, as if it had lasted all year.
    pub after: Decimal,
}

impl EarningsPerShare {
    /// The change in per cent, unrounded; `None` if there are no earnings to change.
    pub fn change(self) -> Option<Decimal> {
        if self.before <= Decimal::ZERO {
            return None;
        }
        hundredfold(over(minus(self.after, self.before)?, self.before)?)
    }
}

/// The shares that a number of depositary shares stand for; may be a fraction. `None` without such a programme.
pub fn shares_of_ads(terms: &Terms, ads: Decimal) -> Option<Decimal> {
    over(ads, terms.ads_per_share?)
}

/// What a holding receives from each dividend of the year, in the terms' order.
///
/// `None` if an amount does not fit 28 digits.
pub fn dividends(terms: &Terms, shares: Decimal) -> Option<Vec<Decimal>> {
    terms.dividends.iter().map(|dividend| times(dividend.per_share, shares)).collect()
}

/// An amount in the translation currency, at the release's rate, unrounded.
pub fn translated(terms: &Terms, amount: Decimal) -> Option<Decimal> {
    over(amount, terms.rate?)
}

/// How many shares the authorisation buys at `price` and what they cost.
///
/// `None` if the price is not above zero, if the authorisation has no cap, or if a result does not fit 28 digits.
///
/// ```
/// use kessan::domain::payout::{Binding, purchase_under};
/// use rust_decimal::Decimal;
/// let (shares, amount) = (Decimal::from(40), Decimal::from(4_000));
/// let bought = purchase_under(Some(shares), Some(amount), Decimal::from(150)).unwrap();
/// assert_eq!((bought.shares, bought.spend), (Decimal::from(26), Decimal::from(3_900)));
/// assert_eq!(bought.binding, Binding::Amount);
/// ```
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

/// Earnings per share at the year's target, on all shares and on the reduced count; `None` if nothing is left.
pub fn earnings_per_share(terms: &Terms, bought: Decimal) -> Option<EarningsPerShare> {
    let left = minus(terms.shares, bought)?;
    if left <= Decimal::ZERO {
        return None;
    }
    Some(EarningsPerShare { before: over(terms.net_income, terms.shares)?, after: over(terms.net_income, left)? })
}

//! What an authorisation to buy own shares allows at a price. Amounts are in the reporting currency.

use rust_decimal::Decimal;

use super::arithmetic::{minus, over, times};
use super::capital::BuybackTerms;
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

/// How many whole shares `amount` pays for at `price`: ⌊amount ÷ price⌋, exactly.
///
/// `None` if the price is not above zero, or if a result does not fit 28 digits.
///
/// ```
/// use kessan_core::payout::affordable;
/// use rust_decimal::Decimal;
/// assert_eq!(affordable(Decimal::from(4_000), Decimal::from(150)), Some(Decimal::from(26)), "not 26.67");
/// assert_eq!(affordable(Decimal::from(4_000), Decimal::ZERO), None);
/// ```
pub fn affordable(amount: Decimal, price: Decimal) -> Option<Decimal> {
    if price <= Decimal::ZERO {
        return None;
    }
    let whole = whole_down(over(amount, price)?);
    // The quotient is rounded to 28 digits, at times up to the next whole share: the product decides.
    let exceeds = times(whole, price).is_none_or(|spend| spend > amount);
    if exceeds { minus(whole, Decimal::ONE) } else { Some(whole) }
}

/// Which cap binds at `price`, the caps as the release gives them: the share cap if all of its shares can be paid for.
pub fn binding(buyback: &BuybackTerms, price: Decimal) -> Binding {
    let Some(shares) = buyback.max_shares else { return Binding::Amount };
    let Some(amount) = buyback.max_amount else { return Binding::Shares };
    match times(shares, price) {
        Some(spend) if spend < amount => Binding::Shares,
        Some(spend) if spend == amount => Binding::Both,
        _ => Binding::Amount,
    }
}

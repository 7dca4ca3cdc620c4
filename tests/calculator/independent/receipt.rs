//! What a shareholder receives.

use rust_decimal::Decimal;

use kessan_core::arithmetic::{minus, over, plus, times};
use kessan_core::capital::{TaxTerms, Terms};
use kessan_core::rounding::cut;

/// A holding and what is taken from its dividends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// In shares; a number of depositary shares may be a fraction of one.
    pub shares: Decimal,
    /// How many depositary shares a fee is taken for; zero for a holding of shares.
    pub ads: Decimal,
    /// How many of the year's dividends, the earliest first, had their record date before it was bought.
    pub missed: usize,
    /// What is withheld.
    pub withholding: Withheld,
    /// For one depositary share and one dividend, in the reporting currency.
    pub fee: Decimal,
}

/// How much is withheld from a dividend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// Per cent of it, unrounded.
    Rate(Decimal),
    /// The taxes of a kind of holder, by its position in the terms.
    Kind {
        /// The position.
        kind: usize,
        /// Whether fractions are cut as the law says, at each payment: those of a holder of shares are. The depositary
        /// receives the dividends of all depositary shares in one payment.
        is_cut: bool,
    },
}

/// One dividend, or all of a year, in the reporting currency and unrounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Dividend × shares.
    pub gross: Decimal,
    /// What is withheld.
    pub withheld: Decimal,
    /// What the depositary takes.
    pub fees: Decimal,
    /// What is left: gross − withheld − fees.
    pub net: Decimal,
}

/// What a holding receives from each dividend of the terms, in their order; nothing from those it has missed.
///
/// `None` if an amount does not fit 28 digits.
pub fn receipts(terms: &Terms, holding: &Holding) -> Option<Vec<Receipt>> {
    let each = terms.dividends.iter().enumerate().map(|(index, dividend)| {
        if index < holding.missed {
            return Some(Receipt::default());
        }
        let gross = times(dividend.per_share, holding.shares)?;
        let withheld = match holding.withholding {
            Withheld::Rate(rate) => part(gross, rate)?,
            Withheld::Kind { kind, is_cut } => {
                let taxes = terms.withholding.get(kind)?.parts.iter();
                let taxes = taxes.filter(|tax| tax.holds_on(dividend.taxed_on()));
                taxes.map(|each| tax(gross, each, is_cut)).try_fold(Decimal::ZERO, |sum, tax| plus(sum, tax?))?
            }
        };
        // A depositary takes no fee on a dividend of nothing.
        let fees = if gross.is_zero() { Decimal::ZERO } else { times(holding.fee, holding.ads)? };
        Some(Receipt { gross, withheld, fees, net: minus(minus(gross, withheld)?, fees)? })
    });
    each.collect()
}

fn part(gross: Decimal, rate: Decimal) -> Option<Decimal> {
    over(times(gross, rate)?, Decimal::ONE_HUNDRED)
}

/// A tax on a dividend of `gross`, with its fraction cut where that is the law and `is_cut`.
pub fn tax(gross: Decimal, tax: &TaxTerms, is_cut: bool) -> Option<Decimal> {
    let exact = part(gross, tax.rate)?;
    Some(match tax.digits {
        Some(digits) if is_cut => cut(exact, digits),
        _ => exact,
    })
}

/// All of them together.
pub fn total(receipts: &[Receipt]) -> Option<Receipt> {
    receipts.iter().try_fold(Receipt::default(), |sum, receipt| {
        Some(Receipt {
            gross: plus(sum.gross, receipt.gross)?,
            withheld: plus(sum.withheld, receipt.withheld)?,
            fees: plus(sum.fees, receipt.fees)?,
            net: plus(sum.net, receipt.net)?,
        })
    })
}

/// What one share of a holding receives in the year: a part of its `total` or, as nothing is held, what a holding of one
/// share would receive with nothing rounded.
///
/// `None` if an amount does not fit 28 digits.
pub fn per_share(terms: &Terms, holding: &Holding, sum: &Receipt) -> Option<Receipt> {
    if holding.shares.is_zero() {
        let ads = if holding.fee.is_zero() { Decimal::ZERO } else { terms.ads_per_share? };
        let withholding = match holding.withholding {
            Withheld::Kind { kind, .. } => Withheld::Kind { kind, is_cut: false },
            rate @ Withheld::Rate(_) => rate,
        };
        return total(&receipts(terms, &Holding { shares: Decimal::ONE, ads, withholding, ..*holding })?);
    }
    let part = |amount: Decimal| over(amount, holding.shares);
    Some(Receipt { gross: part(sum.gross)?, withheld: part(sum.withheld)?, fees: part(sum.fees)?, net: part(sum.net)? })
}

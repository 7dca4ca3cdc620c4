//! The terms that the dividend and buyback calculator works with, read from the release.

use rust_decimal::Decimal;

use super::arithmetic::over;
use super::release::Release;
use super::release::model::{Buyback, Dividend};

/// A dividend with its amount.
#[derive(Clone, Debug)]
pub struct DividendTerms {
    /// Its dates, label and status.
    pub dividend: Dividend,
    /// Reporting currency per share.
    pub per_share: Decimal,
}

/// An authorisation to buy own shares, with its caps.
#[derive(Clone, Debug)]
pub struct BuybackTerms {
    /// Its dates.
    pub buyback: Buyback,
    /// Most shares to buy.
    pub max_shares: Option<Decimal>,
    /// Most money to spend, in the reporting currency.
    pub max_amount: Option<Decimal>,
}

impl BuybackTerms {
    /// The price at which both caps bind: amount cap ÷ share cap. `None` unless there are both.
    pub fn crossover_price(&self) -> Option<Decimal> {
        over(self.max_amount?, self.max_shares?)
    }
}

/// Everything that the calculator takes from the release.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Shares outstanding.
    pub shares: Decimal,
    /// Depositary shares that equal one share; `None` without such a programme.
    pub ads_per_share: Option<Decimal>,
    /// Reporting currency for one unit of the translation currency; `None` without a translation.
    pub rate: Option<Decimal>,
    /// Dividends of the fiscal year, in the order of their record dates.
    pub dividends: Vec<DividendTerms>,
    /// The buyback, if there is one.
    pub buyback: Option<BuybackTerms>,
    /// Net income that the company aims at for the year.
    pub net_income: Decimal,
    /// Earnings per share that go with it, as printed.
    pub earnings_per_share: Decimal,
}

impl Terms {
    /// Those of a release; `None` if it says nothing of capital.
    pub fn of(release: &Release) -> Option<Self> {
        let capital = release.file.capital.as_ref()?;
        let cap = |reference: &Option<_>| reference.as_ref().and_then(|reference| release.resolve(reference));
        let dividends = capital.dividends.iter().map(|dividend| {
            Some(DividendTerms { dividend: dividend.clone(), per_share: release.resolve(&dividend.per_share)? })
        });
        let mut dividends: Vec<_> = dividends.collect::<Option<_>>()?;
        dividends.sort_by_key(|terms| terms.dividend.record_date);
        Some(Terms {
            shares: release.resolve(&capital.shares_outstanding)?,
            ads_per_share: cap(&capital.ads_per_share),
            rate: release.rate(),
            dividends,
            buyback: capital.buyback.as_ref().map(|buyback| BuybackTerms {
                max_shares: cap(&buyback.max_shares),
                max_amount: cap(&buyback.max_amount),
                buyback: buyback.clone(),
            }),
            net_income: release.resolve(&capital.net_income)?,
            earnings_per_share: release.resolve(&capital.earnings_per_share)?,
        })
    }
}

//! The terms that the dividend and buyback calculator works with, read from the release.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::arithmetic::over;
use super::period::Span;
use super::release::model::{Buyback, Dividend, Ref, TaxRounding, Withholding};
use super::release::{Currency, Release};
use super::text::Text;
use crate::order::CompactSort;

/// A dividend with its amount.
#[derive(Clone, Debug)]
pub struct DividendTerms {
    /// Its dates, label and status.
    pub dividend: Dividend,
    /// Reporting currency per share, or that of the dividend.
    pub per_share: Decimal,
    /// Where the release says so.
    pub source: Text,
    /// Whether somebody has given the record date beside the documents.
    pub is_record_assumed: bool,
    /// The same of the payment date.
    pub is_payment_assumed: bool,
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
    /// Whether somebody has given the window beside the documents.
    pub is_window_assumed: bool,
}

impl BuybackTerms {
    /// The price at which both caps bind: amount cap ÷ share cap. `None` unless there are both.
    pub fn crossover_price(&self) -> Option<Decimal> {
        over(self.max_amount?, self.max_shares?)
    }
}

impl DividendTerms {
    /// The day that decides which tax is withheld: that of the payment or, where the release gives none, the record date.
    pub fn taxed_on(&self) -> Date {
        self.dividend.payment_date.unwrap_or(self.dividend.record_date)
    }
}

/// What is withheld from the dividends of one kind of holder.
#[derive(Clone, Debug)]
pub struct WithholdingTerms {
    /// Its name in addresses.
    pub id: String,
    /// Whose dividends it is withheld from.
    pub label: Text,
    /// The taxes that it consists of.
    pub parts: Vec<TaxTerms>,
    /// Where all of it is laid down.
    pub source: Text,
    /// Pages about it.
    pub links: Vec<String>,
}

/// A tax that is withheld.
#[derive(Clone, Debug)]
pub struct TaxTerms {
    /// Which one.
    pub label: Text,
    /// In per cent of a dividend.
    pub rate: Decimal,
    /// Digits after the point that are kept of each payment's tax; `None` where nothing is rounded.
    pub digits: Option<u32>,
    /// The first and the last day of payment that it holds for.
    pub valid: (Option<Date>, Option<Date>),
}

impl TaxTerms {
    /// Whether it holds for a dividend that is taxed on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        let (from, to) = self.valid;
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }
}

/// Net income that a part of the fiscal year has earned.
#[derive(Clone, Debug)]
pub struct Earned {
    /// In the reporting currency.
    pub net_income: Decimal,
    /// The part of the year.
    pub span: Span,
    /// Its short name.
    pub label: Text,
}

/// What the release gives the calculator, each with its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Shares outstanding.
    Shares,
    /// Depositary shares for one share.
    AdsPerShare,
    /// The translation rate.
    Rate,
    /// The year's target.
    NetIncome,
    /// The target per share.
    EarningsPerShare,
    /// What a part of the year has earned.
    Earned,
    /// Equity of the shareholders.
    Equity,
    /// Cash and cash equivalents.
    Cash,
    /// Total assets.
    Assets,
    /// The cap on shares.
    MaxShares,
    /// The cap on the amount.
    MaxAmount,
}

impl Given {
    /// How many there are.
    pub const COUNT: usize = 11;

    /// All of them.
    pub const ALL: [Given; Given::COUNT] = [
        Given::Shares,
        Given::AdsPerShare,
        Given::Rate,
        Given::NetIncome,
        Given::EarningsPerShare,
        Given::Earned,
        Given::Equity,
        Given::Cash,
        Given::Assets,
        Given::MaxShares,
        Given::MaxAmount,
    ];
}

/// Everything that the calculator takes from the release.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The reporting currency, as its ISO 4217 code.
    pub currency: String,
    /// The currency of the translation, likewise.
    pub translation: Option<String>,
    /// Shares outstanding.
    pub shares: Decimal,
    /// Depositary shares that equal one share; `None` without such a programme.
    pub ads_per_share: Option<Decimal>,
    /// Reporting currency for one unit of the translation currency; `None` without a translation.
    pub rate: Option<Decimal>,
    /// Dividends of the fiscal year in the reporting currency, in the order of their record dates; none where one of the year's
    /// is in another currency, as their sum would say nothing.
    pub dividends: Vec<DividendTerms>,
    /// The year's dividends where one of them is in another currency: they are told and not calculated with.
    pub others: Vec<DividendTerms>,
    /// The buyback, if there is one.
    pub buyback: Option<BuybackTerms>,
    /// What is withheld from dividends, for each kind of holder that the release names.
    pub withholding: Vec<WithholdingTerms>,
    /// The fiscal year's days.
    pub year: Span,
    /// The power of ten that the page shows results in, and takes a net income in.
    pub scale: u32,
    /// Net income that the company aims at for the year; `None` if it gives no target.
    pub net_income: Option<Decimal>,
    /// Earnings per share that go with it, as printed.
    pub earnings_per_share: Option<Decimal>,
    /// What has been earned so far.
    pub earned: Option<Earned>,
    /// Equity of the shareholders at the latest balance sheet, as cash and assets in the reporting currency.
    pub equity: Option<Decimal>,
    /// Cash and cash equivalents.
    pub cash: Option<Decimal>,
    /// Total assets.
    pub assets: Option<Decimal>,
    /// Places in the release, in the order of [`Given`]; empty where it gives nothing.
    pub sources: Vec<Text>,
}

impl Terms {
    /// Those of a release; `None` if it says nothing of capital, or has neither a dividend nor a buyback: a holding receives
    /// nothing then that could be worked out.
    pub fn of(release: &Release) -> Option<Self> {
        let capital = release.file.capital.as_ref()?;
        let has_income = capital.net_income.is_some() || capital.actual_net_income.is_some();
        let is_other = capital.dividends.iter().any(|dividend| dividend.currency.is_some());
        if capital.buyback.is_none() && (capital.dividends.is_empty() || is_other && !has_income) {
            return None;
        }
        let value = |reference: &Option<_>| reference.as_ref().and_then(|reference| release.resolve(reference));
        let is_assumed =
            |dividend: &Dividend, field: &str| release.assumes(&format!("capital.dividends.{}.{field}", dividend.id));
        let dividends = capital.dividends.iter().map(|dividend| {
            Some(DividendTerms {
                dividend: dividend.clone(),
                per_share: release.per_share(dividend)?,
                source: source(release, Some(&dividend.per_share)),
                is_record_assumed: is_assumed(dividend, "record_date"),
                is_payment_assumed: is_assumed(dividend, "payment_date"),
            })
        });
        let mut dividends: Vec<_> = dividends.collect::<Option<_>>()?;
        dividends.compact_sort_by_key(|terms| terms.dividend.record_date);
        let others = if is_other { std::mem::take(&mut dividends) } else { Vec::new() };
        let buyback = capital.buyback.as_ref();
        let references: [Option<&Ref>; Given::COUNT] = [
            Some(&capital.shares_outstanding),
            capital.ads_per_share.as_ref(),
            release.file.translation.as_ref().map(|translation| &translation.rate),
            capital.net_income.as_ref(),
            capital.earnings_per_share.as_ref(),
            capital.actual_net_income.as_ref(),
            capital.equity.as_ref(),
            capital.cash.as_ref(),
            capital.assets.as_ref(),
            buyback.and_then(|buyback| buyback.max_shares.as_ref()),
            buyback.and_then(|buyback| buyback.max_amount.as_ref()),
        ];
        Some(Terms {
            currency: release.file.currency.clone(),
            translation: release.file.translation.as_ref().map(|translation| translation.currency.clone()),
            shares: release.resolve(&capital.shares_outstanding)?,
            ads_per_share: value(&capital.ads_per_share),
            rate: release.rate(),
            dividends,
            others,
            buyback: buyback.map(|buyback| BuybackTerms {
                max_shares: value(&buyback.max_shares),
                max_amount: value(&buyback.max_amount),
                buyback: buyback.clone(),
                is_window_assumed: release.assumes("capital.buyback.window"),
            }),
            withholding: capital.withholding.iter().map(withholding).collect::<Option<_>>()?,
            year: release.period(&capital.fiscal_year)?.span,
            scale: release.display(Currency::Reporting).scale,
            net_income: value(&capital.net_income),
            earnings_per_share: value(&capital.earnings_per_share),
            earned: capital.actual_net_income.as_ref().and_then(|reference| earned(release, reference)),
            equity: value(&capital.equity),
            cash: value(&capital.cash),
            assets: value(&capital.assets),
            sources: references.into_iter().map(|reference| source(release, reference)).collect(),
        })
    }

    /// The position of the kind of holder of that id whose taxes are withheld; `None` without one.
    pub fn kind(&self, id: &str) -> Option<usize> {
        self.withholding.iter().position(|withholding| withholding.id == id)
    }

    /// The taxes of all kinds of holders, one list after the other, each with the position of its kind.
    pub fn taxes(&self) -> impl Iterator<Item = (usize, &TaxTerms)> {
        let each = self.withholding.iter().enumerate();
        each.flat_map(|(kind, withholding)| withholding.parts.iter().map(move |part| (kind, part)))
    }

    /// The unit of [`Terms::scale`]: 1,000,000 for millions.
    pub fn unit(&self) -> Decimal {
        Decimal::from(10_u64.pow(self.scale.min(12)))
    }

    /// What the release gives: money in the reporting currency.
    pub fn given(&self, given: Given) -> Option<Decimal> {
        let buyback = self.buyback.as_ref();
        match given {
            Given::Shares => Some(self.shares),
            Given::AdsPerShare => self.ads_per_share,
            Given::Rate => self.rate,
            Given::NetIncome => self.net_income,
            Given::EarningsPerShare => self.earnings_per_share,
            Given::Earned => self.earned.as_ref().map(|earned| earned.net_income),
            Given::Equity => self.equity,
            Given::Cash => self.cash,
            Given::Assets => self.assets,
            Given::MaxShares => buyback?.max_shares,
            Given::MaxAmount => buyback?.max_amount,
        }
    }

    /// Where the release gives that; empty if it does not.
    pub fn source(&self, given: Given) -> Option<&Text> {
        self.sources.get(given as usize).filter(|text| !text.is_empty())
    }

    /// A price that the release itself implies, which pictures and tables are laid out around: the crossover of the
    /// caps, else equity per share. `None` if it implies none.
    pub fn anchor_price(&self) -> Option<Decimal> {
        let crossover = self.buyback.as_ref().and_then(BuybackTerms::crossover_price);
        let price = crossover.or_else(|| over(self.equity?, self.shares));
        price.filter(|price| *price > Decimal::ZERO)
    }
}

fn withholding(withholding: &Withholding) -> Option<WithholdingTerms> {
    let parts = withholding.parts.iter().map(|part| {
        Some(TaxTerms {
            label: part.label.clone(),
            rate: part.percent()?,
            digits: (part.rounding == TaxRounding::Down).then_some(part.digits),
            valid: (part.valid_from, part.valid_to),
        })
    });
    Some(WithholdingTerms {
        id: withholding.id.clone(),
        label: withholding.label.clone(),
        parts: parts.collect::<Option<_>>()?,
        source: withholding.source.clone(),
        links: withholding.links.clone(),
    })
}

fn earned(release: &Release, reference: &Ref) -> Option<Earned> {
    let period = match reference {
        Ref::Fact { period, .. } => period,
        Ref::Claim { claim } => release.claim(claim)?.period.as_ref()?,
    };
    let period = release.period(period).filter(|period| !period.span.instant)?;
    Some(Earned { net_income: release.resolve(reference)?, span: period.span, label: period.label.clone() })
}

/// Where what a reference leads to stands in the release: a table, its row and its column, or a section of the prose.
fn source(release: &Release, reference: Option<&Ref>) -> Text {
    match reference {
        Some(Ref::Claim { claim }) => release.claim(claim).map(|claim| claim.place.clone()).unwrap_or_default(),
        Some(Ref::Fact { concept, period, scenario }) => {
            let fact = release.facts.best(concept, period, &release.file.currency, *scenario);
            let place = fact.and_then(|fact| {
                let table = release.file.tables.get(fact.place.table)?;
                Some((table, table.rows.get(fact.place.row)?, table.columns.get(fact.place.column)?))
            });
            let place = place.map(|(table, row, column)| {
                Text::composed([&table.title, &row.label, &column.label], |lang, [table, row, column]| match lang {
                    "ja" => format!("{table}：{row}、{column}"),
                    _ => format!("{table}: {row}, {column}"),
                })
            });
            place.unwrap_or_default()
        }
        None => Text::default(),
    }
}

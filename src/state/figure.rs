//! The numbers that the calculator shows, and their names in addresses and in the page's elements: `given shares`,
//! `input price`, `result eps`; behind it the position of the kept terms that it is of, or a price and a part of the
//! buyback that the table by price assumes.

use rust_decimal::Decimal;

use super::draft::{Field, MOST_KEPT};
use super::formula::given;
use super::outputs::{Kind, Output, company, received, share};
use crate::domain::capital::{Given, Terms};

/// A number of the calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// What the release gives.
    Given(Given),
    /// A dividend per share, which it gives, too: the position in the terms.
    Dividend(usize),
    /// What the reader types or chooses.
    Input(Input),
    /// A result with a line of its own.
    Result(Output),
    /// A number on the way to one.
    Step(Step),
}

/// What the reader types or chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A field.
    Field(Field),
    /// When the buyback buys.
    Timing,
    /// Which record dates the holding has missed.
    Missed,
    /// The kind of holder whose taxes are withheld.
    Withholding,
}

/// A number on the way to a result, or beside it. Positions are those of dividends in the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A holding of depositary shares, in shares.
    Held,
    /// Withheld from a dividend.
    Withheld(usize),
    /// One of the taxes that are withheld from a dividend: the position of the tax among those of all kinds of holders.
    Tax(usize, usize),
    /// The rate of a tax.
    TaxRate(usize),
    /// What the depositary takes from it.
    Fees(usize),
    /// Withheld in the year.
    WithheldYear,
    /// Taken by the depositary in the year.
    FeesYear,
    /// The year's dividends for one share of the holding.
    YearPerShare,
    /// Net dividends on the price.
    NetYield,
    /// Net dividends on what was paid.
    NetYieldOnCost,
    /// A dividend for one depositary share.
    PerAds(usize),
    /// The holding's part of all shares.
    OwnershipBefore,
    /// Shares that receive a dividend.
    Entitled(usize),
    /// Shares bought before its record date.
    GoneBefore(usize),
    /// Days of buying before it.
    DaysBefore(usize),
    /// All days of buying.
    DaysOfBuying,
    /// Dividends with a record date in the part of the year that has been earned.
    EarnedDividends,
    /// These and the buyback.
    EarnedTotal,
    /// Days of the year for which a bought share is gone, on average.
    DaysGone,
    /// Days of the year.
    YearDays,
    /// What the money costs this year.
    CostNow,
    /// What it costs in a whole year.
    CostFull,
    /// Net income on all shares.
    EpsBefore,
    /// The change on it, this year.
    ChangeNow,
    /// The change on it with the full reduction.
    ChangeFull,
    /// Shares bought, of all.
    BoughtPart,
    /// The year's dividends per share on the price.
    DividendYield,
    /// The equity ratio before the buyback.
    EquityRatioBefore,
    /// The price at which both caps bind.
    Crossover,
    /// All shares, counted in depositary shares.
    AllAds,
}

/// Under which terms a number stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Under {
    /// Those in the fields.
    #[default]
    Fields,
    /// Those that the reader has kept at that position, from 1.
    Kept(usize),
    /// Those in the fields, but with a price and a part of the buyback, in per cent, of the table by price.
    At(Decimal, Decimal),
}

/// The names of what the release gives, in the order of [`Given`].
pub const GIVEN: [&str; Given::COUNT] = [
    "shares",
    "ads-per-share",
    "rate",
    "net-income",
    "eps",
    "earned",
    "equity",
    "cash",
    "assets",
    "max-shares",
    "max-amount",
];

impl Figure {
    /// A field's value.
    pub fn field(field: Field) -> Self {
        Figure::Input(Input::Field(field))
    }

    /// Its name, for the terms in the fields.
    pub fn key(self) -> String {
        match self {
            Figure::Given(given) => format!("given {}", GIVEN[given as usize]),
            Figure::Dividend(index) => format!("given dividend-{index}"),
            Figure::Input(Input::Field(field)) => format!("input {}", field.key()),
            Figure::Input(Input::Timing) => "input timing".to_owned(),
            Figure::Input(Input::Missed) => "input missed".to_owned(),
            Figure::Input(Input::Withholding) => "input withholding".to_owned(),
            Figure::Result(output) => format!("result {}", output.key()),
            Figure::Step(step) => format!("result {}", step.key()),
        }
    }

    /// Its name under some terms; what the release gives is the same under all.
    pub fn key_under(self, under: Under) -> String {
        let key = self.key();
        match under {
            _ if matches!(self, Figure::Given(_) | Figure::Dividend(_)) => key,
            Under::Fields => key,
            Under::Kept(number) => format!("{key} {number}"),
            Under::At(price, fill) => format!("{key} {} {}", price.normalize(), fill.normalize()),
        }
    }

    /// Reads a name; `None` if these terms have no such number.
    pub fn read(text: &str, terms: &Terms) -> Option<(Self, Under)> {
        let mut words = text.split(' ');
        let name = format!("{} {}", words.next()?, words.next()?);
        let rest: Vec<&str> = words.collect();
        let number = |text: &str| Decimal::from_str_exact(text).ok().filter(|number| *number >= Decimal::ZERO);
        let under = match rest.as_slice() {
            [] => Under::Fields,
            [kept] => Under::Kept(kept.parse().ok().filter(|kept| (1..=MOST_KEPT).contains(kept))?),
            [price, fill] => Under::At(
                number(price).filter(|price| !price.is_zero())?,
                number(fill).filter(|fill| *fill <= Decimal::ONE_HUNDRED)?,
            ),
            _ => return None,
        };
        let figure = Figure::all(terms).into_iter().find(|figure| figure.key() == name)?;
        (figure.key_under(under) == text).then_some((figure, under))
    }

    /// All that a release's terms have.
    pub fn all(terms: &Terms) -> Vec<Self> {
        use Given::{
            AdsPerShare, Assets, Cash, Earned, EarningsPerShare, Equity, MaxAmount, MaxShares, NetIncome, Rate,
        };
        let each = 0..terms.dividends.len();
        let givens = [
            Given::Shares,
            AdsPerShare,
            Rate,
            NetIncome,
            EarningsPerShare,
            Earned,
            Equity,
            Cash,
            Assets,
            MaxShares,
            MaxAmount,
        ];
        let givens = givens.into_iter().map(Figure::Given).filter(|figure| given(terms, *figure).is_some());
        let inputs = Field::ALL.into_iter().map(Input::Field).chain([Input::Timing, Input::Missed, Input::Withholding]);
        let results = [received(terms), company(terms), share(terms)].concat();
        let steps = each.clone().flat_map(|index| {
            use Step::{DaysBefore, Entitled, Fees, GoneBefore, PerAds, Withheld};
            let steps: [fn(usize) -> Step; 6] = [Withheld, Fees, PerAds, Entitled, GoneBefore, DaysBefore];
            steps.map(|step| step(index))
        });
        let taxes = 0..terms.taxes().count();
        let each_tax = each.clone().flat_map(|index| taxes.clone().map(move |tax| Step::Tax(index, tax)));
        let taxes: Vec<_> = each_tax.chain(taxes.clone().map(Step::TaxRate)).map(Figure::Step).collect();
        let all = givens.chain(each.map(Figure::Dividend)).chain(inputs.map(Figure::Input));
        all.chain(results.into_iter().map(Figure::Result))
            .chain(steps.chain(Step::SINGLE).map(Figure::Step))
            .chain(taxes)
            .collect()
    }

    /// Whether it is given or typed in per cent.
    pub fn is_rate(self) -> bool {
        matches!(
            self,
            Figure::Input(Input::Field(Field::Fill | Field::Tax | Field::Funding)) | Figure::Step(Step::TaxRate(_))
        )
    }

    /// What kind of number it is; `None` for what the reader chooses, and for what is only counted.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Figure::Result(output) => Some(output.kind()),
            Figure::Step(step) => step.kind(),
            Figure::Dividend(_) => Some(Kind::Money),
            Figure::Given(_) | Figure::Input(_) => None,
        }
    }
}

impl Step {
    const SINGLE: [Step; 22] = [
        Step::Held,
        Step::WithheldYear,
        Step::FeesYear,
        Step::YearPerShare,
        Step::NetYield,
        Step::NetYieldOnCost,
        Step::OwnershipBefore,
        Step::DaysOfBuying,
        Step::EarnedDividends,
        Step::EarnedTotal,
        Step::DaysGone,
        Step::YearDays,
        Step::CostNow,
        Step::CostFull,
        Step::EpsBefore,
        Step::ChangeNow,
        Step::ChangeFull,
        Step::BoughtPart,
        Step::DividendYield,
        Step::EquityRatioBefore,
        Step::Crossover,
        Step::AllAds,
    ];

    fn key(self) -> String {
        let name = match self {
            Step::Withheld(index) => return format!("withheld-{index}"),
            Step::Tax(index, tax) => return format!("tax-{index}-{tax}"),
            Step::TaxRate(tax) => return format!("tax-rate-{tax}"),
            Step::Fees(index) => return format!("fees-{index}"),
            Step::PerAds(index) => return format!("per-ads-{index}"),
            Step::Entitled(index) => return format!("entitled-{index}"),
            Step::GoneBefore(index) => return format!("gone-before-{index}"),
            Step::DaysBefore(index) => return format!("days-before-{index}"),
            Step::Held => "held",
            Step::WithheldYear => "withheld",
            Step::FeesYear => "fees",
            Step::YearPerShare => "year-per-share",
            Step::NetYield => "net-yield",
            Step::NetYieldOnCost => "net-yield-on-cost",
            Step::OwnershipBefore => "ownership-before",
            Step::DaysOfBuying => "days-of-buying",
            Step::EarnedDividends => "earned-dividends",
            Step::EarnedTotal => "earned-total",
            Step::DaysGone => "days-gone",
            Step::YearDays => "year-days",
            Step::CostNow => "cost-now",
            Step::CostFull => "cost-full",
            Step::EpsBefore => "eps-before",
            Step::ChangeNow => "change-now",
            Step::ChangeFull => "change-full",
            Step::BoughtPart => "bought-part",
            Step::DividendYield => "dividend-yield",
            Step::EquityRatioBefore => "equity-ratio-before",
            Step::Crossover => "crossover",
            Step::AllAds => "all-ads",
        };
        name.to_owned()
    }

    fn kind(self) -> Option<Kind> {
        match self {
            Step::Held
            | Step::TaxRate(_)
            | Step::AllAds
            | Step::Entitled(_)
            | Step::DaysBefore(_)
            | Step::DaysOfBuying
            | Step::DaysGone
            | Step::YearDays => None,
            Step::GoneBefore(_) => Some(Kind::Shares),
            Step::EpsBefore => Some(Kind::PerShare),
            Step::OwnershipBefore => Some(Kind::Percent(5)),
            Step::EquityRatioBefore => Some(Kind::Percent(1)),
            Step::NetYield
            | Step::NetYieldOnCost
            | Step::ChangeNow
            | Step::ChangeFull
            | Step::BoughtPart
            | Step::DividendYield => Some(Kind::Percent(2)),
            Step::EarnedDividends | Step::EarnedTotal => Some(Kind::Company),
            _ => Some(Kind::Money),
        }
    }
}

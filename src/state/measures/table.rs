//! The table: every result of the calculator and every number on the way to one.
//!
//! A new measure is a row here and its words in `locales/measures.en.json` and `measures.ja.json`, under its key: its
//! `name`, for a result the formula in words (`formula`), for a line of the workbook the name there (`line`). `{{ of }}`
//! in a name is the dividend, the holder's kind or the period that it is of, `{{ tax }}` the tax, `{{ guidance }}` and `{{ guidance_first }}`
//! what the company calls what it expects.

use super::definition::{Block, Definition, Each, Line, Need, Note, Part, Required, Rounding, Status, Unit, Weight};
use super::formula::Formula::{
    Above, Affordable, AtMost, Buyback, Cut, Dividend, Dividends, DividendsEarned, Given, If, InCells, Inline, Input,
    Least, Less, Minus, Missed, Of, Over, PartOfYear, Plus, Printed, Ready, TaxRate, Taxes, Times, Unwritten, Whole,
    WholeDown, Withheld, Zero,
};
use super::formula::{Calendar, Condition, Formula};
use crate::state::draft::Field;
use crate::state::operand::{At, Operand};
use kessan_core::capital::Given as Gives;

/// Names the rows.
macro_rules! table {
    ($($(#[$doc:meta])* $measure:ident = $definition:expr;)*) => {
        /// A measure of the calculator.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Measure {
            $($(#[$doc])* $measure,)*
        }

        /// The rows, in the order of the enumeration.
        static TABLE: [Definition; Measure::ALL.len()] = [$($definition),*];

        impl Measure {
            /// All of them: results in the order in which the page lists them, then the rest in that of the workbook.
            pub const ALL: &[Measure] = &[$(Measure::$measure),*];
        }
    };
}

impl Measure {
    /// Its row.
    pub fn definition(self) -> &'static Definition {
        &TABLE[self as usize]
    }
}

/// What most measures have, for `..STEP`.
const STEP: Definition = Definition {
    key: "",
    each: Each::Once,
    part: Part::Step,
    unit: Unit::Money,
    rounding: Rounding::Amount,
    formula: &Zero,
    needs: &[],
    written_with: None,
    given: &[],
    places: &[],
    note: Note::None,
    status: Status::WorkedOut,
    weight: Weight::Plain,
    line: None,
};
const RECEIVED: Definition = Definition { part: Part::Received, needs: &[Need::Holder], ..STEP };
const COMPANY: Definition =
    Definition { part: Part::Company, unit: Unit::CompanyMoney, needs: &[Need::Company], ..STEP };
const RATIO: Definition = Definition { unit: Unit::Percent, rounding: Rounding::Digits(1), ..COMPANY };
const SHARE: Definition = Definition {
    part: Part::Share,
    unit: Unit::MoneyPerShare,
    rounding: Rounding::Digits(2),
    needs: &[Need::Company],
    given: &[Required::Buyback],
    ..STEP
};
const OF_COMPANY: Definition = Definition { needs: &[Need::Company], ..STEP };
const PERCENT: Definition = Definition { unit: Unit::Percent, rounding: Rounding::Digits(2), ..STEP };
const DAYS: Definition = Definition { unit: Unit::Days, rounding: Rounding::Unrounded, ..STEP };

const fn line(block: Block, format: &'static str, is_translated: bool) -> Option<Line> {
    Some(Line { block, format, is_translated })
}

const fn of(measure: Measure) -> Operand {
    Operand::Measure(measure, At { dividend: 0, tax: 0 })
}

const SHARES: Formula = Given(Gives::Shares);
const ADS_PER_SHARE: Formula = Given(Gives::AdsPerShare);
const EQUITY: Formula = Given(Gives::Equity);
const ASSETS: Formula = Given(Gives::Assets);
const CASH: Formula = Given(Gives::Cash);
const EARNED: Formula = Given(Gives::Earned);
const NET_INCOME: Formula = Given(Gives::NetIncome);
const MAX_SHARES: Formula = Given(Gives::MaxShares);
const MAX_AMOUNT: Formula = Given(Gives::MaxAmount);
const HOLDING: Formula = Input(Field::Holding);
const PRICE: Formula = Input(Field::Price);
const PAID: Formula = Input(Field::Paid);
const INCOME: Formula = Input(Field::Income);
const FUNDING: Formula = Input(Field::Funding);
const FEE: Formula = Input(Field::Fee);
const RATE: Formula = Input(Field::Rate);
const FILL: Formula = Input(Field::Fill);
const TAX: Formula = Input(Field::Tax);
const GROSS: Formula = Of(Measure::Gross);
const BOUGHT: Formula = Of(Measure::Bought);
const SPEND: Formula = Of(Measure::Spend);
const LEFT: Formula = Inline(Measure::Left);
/// The holding in shares: as typed, or from depositary shares.
const HELD: Formula = InCells(&If(Condition::CountsDepositary, &Of(Measure::Held), &HOLDING), &Of(Measure::Held));
/// A dividend times the shares that receive it.
const PAID_OUT: Formula = Times(&Dividend, &If(Condition::HasBuyback, &Of(Measure::Entitled), &SHARES));
/// The year's dividends for one share.
const OF_ONE_SHARE: Formula = Dividends(&If(Condition::IsMissed, &Zero, &Dividend));
/// A tax on a dividend before what is cut of it.
pub const UNCUT_TAX: Formula = Times(&GROSS, &Of(Measure::TaxRate));
/// What one share would receive in the year after taxes, which nothing is cut from, and fees.
const NET_OF_ONE_SHARE: Formula = Dividends(&If(
    Condition::IsMissed,
    &Zero,
    &Minus(
        &Minus(
            &Dividend,
            &If(Condition::OwnRate, &Times(&Dividend, &TAX), &Taxes(&Withheld(&Times(&Dividend, &TaxRate)))),
        ),
        &If(
            Condition::NoFee(&Dividend),
            &Zero,
            &If(Condition::HasRate, &Times(&Times(&FEE, &RATE), &ADS_PER_SHARE), &Times(&FEE, &ADS_PER_SHARE)),
        ),
    ),
));

table! {
    /// What the holding receives from a dividend.
    Gross = Definition {
        key: "dividend-{}",
        each: Each::Dividend,
        formula: &If(Condition::IsMissed, &Times(&Dividend, &Missed), &Times(&Dividend, &HELD)),
        places: &[Dividend, ADS_PER_SHARE, Given(Gives::Rate)],
        note: Note::PerShare,
        status: Status::OfDividend,
        weight: Weight::NotCompared,
        ..RECEIVED
    };
    /// The same after withholding and fees.
    Net = Definition {
        key: "net-{}",
        each: Each::Dividend,
        formula: &Minus(&Minus(&GROSS, &Of(Measure::Withheld)), &Of(Measure::Fees)),
        note: Note::TakenOff,
        weight: Weight::NotCompared,
        ..RECEIVED
    };
    /// What it receives from all of the year's dividends.
    GrossYear = Definition {
        key: "dividend-total",
        given: &[Required::Dividends],
        formula: &Dividends(&GROSS),
        note: Note::Held,
        weight: Weight::Strong,
        ..RECEIVED
    };
    /// The same after withholding and fees.
    NetYear = Definition {
        key: "net-total",
        given: &[Required::Dividends],
        formula: &Dividends(&Of(Measure::Net)),
        note: Note::TakenOff,
        ..RECEIVED
    };
    /// The year's dividends on the price.
    Yield = Definition {
        key: "yield",
        given: &[Required::Dividends],
        unit: Unit::Percent,
        rounding: Rounding::Digits(2),
        formula: &Over(&Of(Measure::YearPerShare), &PRICE),
        needs: &[Need::Holder, Need::Field(Field::Price)],
        note: Note::NetYield(Measure::NetYield),
        ..RECEIVED
    };
    /// The same on what the reader has paid.
    YieldOnCost = Definition {
        key: "yield-on-cost",
        given: &[Required::Dividends],
        unit: Unit::Percent,
        rounding: Rounding::Digits(2),
        formula: &Over(&Of(Measure::YearPerShare), &PAID),
        needs: &[Need::Holder, Need::Field(Field::Paid)],
        note: Note::NetYield(Measure::NetYieldOnCost),
        ..RECEIVED
    };
    /// Shares bought. Its formula is written as soon as a price and a part are there, whatever else is wrong.
    Bought = Definition {
        key: "bought",
        unit: Unit::Shares,
        rounding: Rounding::WholeDown,
        formula: &Inline(Measure::Filled),
        written_with: Some(&[Need::Field(Field::Price), Need::Field(Field::Fill)]),
        given: &[Required::Buyback],
        places: &[MAX_SHARES, MAX_AMOUNT],
        note: Note::Binding,
        ..COMPANY
    };
    /// What they cost.
    Spend = Definition {
        key: "spend",
        formula: &Buyback(&Times(&BOUGHT, &PRICE)),
        given: &[Required::Buyback],
        ..COMPANY
    };
    /// Dividends that the company pays.
    Dividends = Definition {
        key: "dividends-paid",
        given: &[Required::Dividends],
        formula: &Dividends(&PAID_OUT),
        places: &[SHARES],
        ..COMPANY
    };
    /// Dividends on the year's net income.
    Payout = Definition {
        key: "payout",
        given: &[Required::Dividends],
        formula: &Above(&[INCOME], &Over(&Of(Measure::Dividends), &INCOME)),
        places: &[NET_INCOME],
        ..RATIO
    };
    /// Dividends on what has been earned so far.
    PayoutEarned = Definition {
        key: "payout-earned",
        formula: &Above(&[EARNED], &Over(&Of(Measure::EarnedDividends), &EARNED)),
        given: &[Required::Dividends, Required::Given(Gives::Earned)],
        places: &[EARNED],
        ..RATIO
    };
    /// Dividends and the buyback.
    Total = Definition {
        key: "total-payout",
        formula: &Plus(&Of(Measure::Dividends), &SPEND),
        given: &[Required::Dividends, Required::Buyback],
        ..COMPANY
    };
    /// Both on the year's net income.
    TotalRatio = Definition {
        key: "total-ratio",
        formula: &Above(&[INCOME], &Over(&Of(Measure::Total), &INCOME)),
        given: &[Required::Dividends, Required::Buyback],
        places: &[NET_INCOME],
        ..RATIO
    };
    /// Both on what has been earned so far.
    TotalEarned = Definition {
        key: "total-earned",
        formula: &Above(&[EARNED], &Over(&Of(Measure::EarnedTotal), &EARNED)),
        given: &[Required::Dividends, Required::Buyback, Required::Given(Gives::Earned)],
        places: &[EARNED],
        note: Note::BoughtLater,
        ..RATIO
    };
    /// Both on the value of all shares at the price.
    TotalYield = Definition {
        key: "total-yield",
        given: &[Required::Dividends],
        rounding: Rounding::Digits(2),
        formula: &Over(
            &If(Condition::HasBuyback, &Of(Measure::Total), &Of(Measure::Dividends)),
            &Times(&PRICE, &SHARES),
        ),
        needs: &[Need::Company, Need::Field(Field::Price)],
        places: &[SHARES],
        note: Note::OfDividends,
        ..RATIO
    };
    /// Cash after the buyback.
    Cash = Definition {
        key: "cash-after",
        formula: &Minus(&CASH, &SPEND),
        given: &[Required::Buyback, Required::Given(Gives::Cash)],
        places: &[CASH],
        note: Note::Before(Operand::Given(Gives::Cash)),
        ..COMPANY
    };
    /// Equity ratio after it.
    EquityRatio = Definition {
        key: "equity-ratio",
        formula: &Above(&[Minus(&ASSETS, &SPEND)], &Over(&Minus(&EQUITY, &SPEND), &Minus(&ASSETS, &SPEND))),
        given: &[Required::Buyback, Required::Given(Gives::Equity), Required::Given(Gives::Assets)],
        places: &[EQUITY, ASSETS],
        note: Note::Before(of(Measure::EquityRatioBefore)),
        ..RATIO
    };
    /// The target per share.
    EpsTarget = Definition {
        key: "eps-target",
        formula: &Printed(Gives::EarningsPerShare, &Over(&NET_INCOME, &SHARES)),
        given: &[Required::Given(Gives::EarningsPerShare)],
        needs: &[],
        places: &[Given(Gives::EarningsPerShare)],
        note: Note::OnAllShares,
        status: Status::Target,
        weight: Weight::NotCompared,
        ..SHARE
    };
    /// Earnings per share this year, with the shares weighted by the days that they are outstanding.
    EpsNow = Definition {
        key: "eps-now",
        formula: &Over(&Less(&INCOME, &Of(Measure::CostNow)), &Inline(Measure::Weighted)),
        places: &[NET_INCOME, SHARES],
        note: Note::Change(Measure::ChangeNow),
        weight: Weight::Strong,
        ..SHARE
    };
    /// Earnings per share as if the shares had been gone all year.
    EpsFull = Definition {
        key: "eps",
        formula: &Over(&Less(&INCOME, &Of(Measure::CostFull)), &LEFT),
        places: &[NET_INCOME, SHARES],
        note: Note::ChangeInFull(Measure::ChangeFull),
        weight: Weight::Strong,
        ..SHARE
    };
    /// Equity per share after the buyback.
    EquityPerShare = Definition {
        key: "equity-per-share",
        formula: &Over(&Minus(&EQUITY, &SPEND), &LEFT),
        given: &[Required::Buyback, Required::Given(Gives::Equity)],
        places: &[EQUITY, SHARES],
        note: Note::Before(of(Measure::EquityBreakEven)),
        ..SHARE
    };
    /// The price up to which it raises equity per share.
    EquityBreakEven = Definition {
        key: "equity-break-even",
        formula: &Over(&EQUITY, &SHARES),
        needs: &[],
        given: &[Required::Buyback, Required::Given(Gives::Equity)],
        places: &[EQUITY, SHARES],
        status: Status::Reported,
        weight: Weight::NotCompared,
        ..SHARE
    };
    /// The price up to which it raises earnings per share.
    FundingBreakEven = Definition {
        key: "funding-break-even",
        formula: &Above(&[INCOME, FUNDING], &Over(&Over(&INCOME, &SHARES), &FUNDING)),
        places: &[NET_INCOME, SHARES],
        note: Note::NoFunding,
        ..SHARE
    };
    /// The holding's part of all shares after the buyback. It sells nothing, unless more is bought than all others hold.
    Ownership = Definition {
        key: "ownership",
        unit: Unit::Percent,
        rounding: Rounding::Digits(5),
        formula: &Over(&AtMost(&HELD, &LEFT), &LEFT),
        needs: &[Need::Holder, Need::Company],
        places: &[SHARES],
        note: Note::Ownership,
        ..SHARE
    };
    /// The holding in shares; one of depositary shares may be a fraction.
    Held = Definition {
        key: "held",
        unit: Unit::Shares,
        rounding: Rounding::Unrounded,
        formula: &If(Condition::CountsDepositary, &Over(&HOLDING, &ADS_PER_SHARE), &HOLDING),
        needs: &[Need::Holder],
        line: line(Block::Holder, "#,##0.00##", false),
        ..STEP
    };
    /// What the depositary takes from a dividend.
    FeesEach = Definition {
        key: "fee-each",
        part: Part::Inner,
        formula: &If(
            Condition::CountsDepositary,
            &If(
                Condition::HasRate,
                &InCells(&Times(&Times(&FEE, &HOLDING), &RATE), &Times(&Times(&HOLDING, &FEE), &RATE)),
                &InCells(&Times(&FEE, &HOLDING), &Times(&HOLDING, &FEE)),
            ),
            &Zero,
        ),
        line: line(Block::Holder, "#,##0.00", true),
        ..STEP
    };
    /// One of the taxes that are withheld from a dividend.
    Tax = Definition {
        key: "tax-{}-{}",
        each: Each::DividendAndTax,
        formula: &Withheld(&Cut(&UNCUT_TAX)),
        needs: &[Need::Holder],
        line: line(Block::Holder, "#,##0.00", true),
        ..STEP
    };
    /// Withheld from a dividend.
    Withheld = Definition {
        key: "withheld-{}",
        each: Each::Dividend,
        formula: &If(Condition::OwnRate, &Times(&GROSS, &TAX), &Taxes(&Of(Measure::Tax))),
        needs: &[Need::Holder],
        line: line(Block::Holder, "#,##0.00", true),
        ..STEP
    };
    /// What the depositary takes from it: of shares and of nothing, nothing.
    Fees = Definition {
        key: "fees-{}",
        each: Each::Dividend,
        formula: &If(Condition::NoFee(&GROSS), &Zero, &Inline(Measure::FeesEach)),
        needs: &[Need::Holder],
        line: line(Block::Holder, "#,##0.00", true),
        ..STEP
    };
    /// A dividend for one depositary share.
    PerAds = Definition { key: "per-ads-{}", each: Each::Dividend, formula: &Over(&Dividend, &ADS_PER_SHARE), ..STEP };
    /// The rate of a tax.
    TaxRate = Definition {
        key: "tax-rate-{}",
        each: Each::Tax,
        unit: Unit::Rate,
        rounding: Rounding::Unrounded,
        formula: &Unwritten(&TaxRate),
        ..STEP
    };
    /// Withheld in the year.
    WithheldYear =
        Definition { key: "withheld", formula: &Dividends(&Of(Measure::Withheld)), needs: &[Need::Holder], ..STEP };
    /// Taken by the depositary in the year.
    FeesYear = Definition { key: "fees", formula: &Dividends(&Of(Measure::Fees)), needs: &[Need::Holder], ..STEP };
    /// The year's dividends for one share of the holding; where nothing is held, for one share.
    YearPerShare = Definition {
        key: "year-per-share",
        formula: &InCells(
            &If(Condition::NothingHeld, &OF_ONE_SHARE, &Over(&Of(Measure::GrossYear), &HELD)),
            &OF_ONE_SHARE,
        ),
        needs: &[Need::Holder],
        ..STEP
    };
    /// The same after withholding and fees.
    NetPerShare = Definition {
        key: "net-per-share",
        part: Part::Inner,
        formula: &If(Condition::NothingHeld, &Unwritten(&NET_OF_ONE_SHARE), &Over(&Of(Measure::NetYear), &HELD)),
        needs: &[Need::Holder],
        ..STEP
    };
    /// Net dividends on the price.
    NetYield = Definition {
        key: "net-yield",
        formula: &Over(&Inline(Measure::NetPerShare), &PRICE),
        needs: &[Need::Holder, Need::Field(Field::Price)],
        ..PERCENT
    };
    /// Net dividends on what was paid.
    NetYieldOnCost = Definition {
        key: "net-yield-on-cost",
        formula: &Over(&Inline(Measure::NetPerShare), &PAID),
        needs: &[Need::Holder, Need::Field(Field::Paid)],
        ..PERCENT
    };
    /// The holding's part of all shares.
    OwnershipBefore = Definition {
        key: "ownership-before",
        rounding: Rounding::Digits(5),
        formula: &Over(&HELD, &SHARES),
        needs: &[Need::Holder, Need::Company],
        ..PERCENT
    };
    /// Shares that the caps allow at the price.
    Allowed = Definition {
        key: "allowed",
        part: Part::Inner,
        unit: Unit::Shares,
        rounding: Rounding::WholeDown,
        formula: &Ready(&Least(&Whole(&MAX_SHARES), &Affordable(&MAX_AMOUNT, &PRICE))),
        line: line(Block::Buyback, "#,##0", false),
        ..STEP
    };
    /// What of them is bought.
    Filled = Definition {
        key: "filled",
        part: Part::Inner,
        unit: Unit::Shares,
        rounding: Rounding::WholeDown,
        formula: &Ready(&WholeDown(&Times(&Inline(Measure::Allowed), &FILL))),
        line: line(Block::Buyback, "#,##0", false),
        ..STEP
    };
    /// Shares that receive a dividend.
    Entitled = Definition {
        key: "entitled-{}",
        each: Each::Dividend,
        unit: Unit::Shares,
        rounding: Rounding::Unrounded,
        formula: &Minus(&SHARES, &Of(Measure::GoneBefore)),
        line: line(Block::Buyback, "#,##0", false),
        ..OF_COMPANY
    };
    /// Shares bought before its record date.
    GoneBefore = Definition {
        key: "gone-before-{}",
        each: Each::Dividend,
        unit: Unit::Shares,
        rounding: Rounding::WholeDown,
        formula: &Buyback(&WholeDown(&Over(
            &Times(&BOUGHT, &Of(Measure::DaysBefore)),
            &Of(Measure::DaysOfBuying),
        ))),
        ..OF_COMPANY
    };
    /// Shares left after the buyback.
    Left = Definition {
        key: "left",
        part: Part::Inner,
        unit: Unit::Shares,
        rounding: Rounding::Unrounded,
        formula: &Minus(&SHARES, &BOUGHT),
        line: line(Block::Buyback, "#,##0", false),
        ..STEP
    };
    /// Shares weighted by the days of the year on which they are outstanding.
    Weighted = Definition {
        key: "weighted",
        part: Part::Inner,
        unit: Unit::Shares,
        rounding: Rounding::Unrounded,
        formula: &Minus(&SHARES, &PartOfYear(&BOUGHT)),
        line: line(Block::Buyback, "#,##0.00", false),
        ..STEP
    };
    /// Days of buying before a dividend's record date.
    DaysBefore = Definition {
        key: "days-before-{}",
        each: Each::Dividend,
        formula: &Formula::Calendar(Calendar::BuyingBefore),
        ..DAYS
    };
    /// All days of buying.
    DaysOfBuying = Definition { key: "days-of-buying", formula: &Formula::Calendar(Calendar::Buying), ..DAYS };
    /// Days of the year for which a bought share is gone, on average.
    DaysGone = Definition {
        key: "days-gone",
        formula: &Formula::Calendar(Calendar::Gone),
        needs: &[Need::Company],
        ..DAYS
    };
    /// Days of the year.
    YearDays = Definition { key: "year-days", formula: &Formula::Calendar(Calendar::Year), ..DAYS };
    /// Dividends with a record date in the part of the year that has been earned.
    EarnedDividends = Definition {
        key: "earned-dividends",
        given: &[Required::Given(Gives::Earned)],
        unit: Unit::CompanyMoney,
        formula: &DividendsEarned(&PAID_OUT),
        ..OF_COMPANY
    };
    /// These and the buyback.
    EarnedTotal = Definition {
        key: "earned-total",
        given: &[Required::Given(Gives::Earned)],
        unit: Unit::CompanyMoney,
        formula: &Plus(&Of(Measure::EarnedDividends), &SPEND),
        ..OF_COMPANY
    };
    /// What the money costs in a whole year.
    CostFull = Definition {
        key: "cost-full",
        formula: &InCells(&Times(&SPEND, &FUNDING), &Times(&Times(&BOUGHT, &PRICE), &FUNDING)),
        line: line(Block::Buyback, "#,##0", false),
        ..OF_COMPANY
    };
    /// What it costs this year.
    CostNow = Definition { key: "cost-now", formula: &PartOfYear(&Inline(Measure::CostFull)), ..OF_COMPANY };
    /// Net income on all shares.
    EpsBefore = Definition {
        key: "eps-before",
        unit: Unit::MoneyPerShare,
        rounding: Rounding::Digits(2),
        formula: &Over(&INCOME, &SHARES),
        ..OF_COMPANY
    };
    /// The change on it, this year.
    ChangeNow = Definition {
        key: "change-now",
        unit: Unit::PercentChange,
        formula: &Above(
            &[Of(Measure::EpsBefore)],
            &Over(&Minus(&Of(Measure::EpsNow), &Of(Measure::EpsBefore)), &Of(Measure::EpsBefore)),
        ),
        needs: &[Need::Company],
        ..PERCENT
    };
    /// The change on it with the full reduction.
    ChangeFull = Definition {
        key: "change-full",
        unit: Unit::PercentChange,
        formula: &Above(
            &[Of(Measure::EpsBefore)],
            &Over(&Minus(&Of(Measure::EpsFull), &Of(Measure::EpsBefore)), &Of(Measure::EpsBefore)),
        ),
        needs: &[Need::Company],
        ..PERCENT
    };
    /// Shares bought, of all.
    BoughtPart =
        Definition { key: "bought-part", formula: &Over(&BOUGHT, &SHARES), needs: &[Need::Company], ..PERCENT };
    /// The year's dividends per share on the price.
    DividendYield = Definition {
        key: "dividend-yield",
        formula: &Over(&Dividends(&Dividend), &PRICE),
        needs: &[Need::Company],
        ..PERCENT
    };
    /// The equity ratio before the buyback.
    EquityRatioBefore = Definition {
        key: "equity-ratio-before",
        rounding: Rounding::Digits(1),
        formula: &Over(&EQUITY, &ASSETS),
        needs: &[Need::Company],
        ..PERCENT
    };
    /// The price at which both caps bind.
    Crossover = Definition { key: "crossover", formula: &Over(&MAX_AMOUNT, &MAX_SHARES), ..STEP };
    /// All shares, counted in depositary shares.
    AllAds = Definition {
        key: "all-ads",
        unit: Unit::DepositaryShares,
        rounding: Rounding::Unrounded,
        formula: &Times(&SHARES, &ADS_PER_SHARE),
        ..STEP
    };
}

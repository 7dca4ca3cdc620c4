//! What the table says of a measure.

use super::formula::Formula;
use super::table::Measure;
use crate::state::draft::Field;
use crate::state::operand::Operand;
use kessan_core::capital::{Given, Terms};

/// A measure: a row of the table.
#[derive(Debug)]
pub struct Definition {
    /// Its name in addresses, elements, data and `locales/`; with `{}` for the position of a dividend or a tax.
    pub key: &'static str,
    /// How often there is one.
    pub each: Each,
    /// Where it is listed.
    pub part: Part,
    /// What it is measured in.
    pub unit: Unit,
    /// How it is rounded where it is shown.
    pub rounding: Rounding,
    /// How it comes about.
    pub formula: &'static Formula,
    /// What has to be there before it has a value.
    pub needs: &'static [Need],
    /// What has to be there before its formula is written: as a rule what its value needs.
    pub written_with: Option<&'static [Need]>,
    /// What a release has to give for it to be listed.
    pub given: &'static [Required],
    /// Its numbers whose place in the release is named below its explanation.
    pub places: &'static [Formula],
    /// What stands below its name.
    pub note: Note,
    /// Whether it is the release's own.
    pub status: Status,
    /// How much it is looked for.
    pub weight: Weight,
    /// Its line in the workbook's calculator, if it is none of the results, which all have one.
    pub line: Option<Line>,
}

/// How often there is a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// Once.
    Once,
    /// For each dividend of the terms.
    Dividend,
    /// For each tax of all kinds of holders.
    Tax,
    /// For each dividend and each tax.
    DividendAndTax,
}

/// Where a measure is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Among the results: what the holder receives.
    Received,
    /// Among the results: what the company does.
    Company,
    /// Among the results: what that does to a share; listed if there is a buyback.
    Share,
    /// On the way to a result, or beside it: named in formulas and notes.
    Step,
    /// In other formulas only, which write it out; it has a cell in the workbook at most.
    Inner,
}

/// What a measure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money in the reporting currency.
    Money,
    /// Money of the company, which its releases state in thousands or millions.
    CompanyMoney,
    /// Money per share.
    MoneyPerShare,
    /// Shares; also a holding that is a fraction of one.
    Shares,
    /// Depositary shares.
    DepositaryShares,
    /// Days.
    Days,
    /// Per cent: a hundred times what the formula gives.
    Percent,
    /// A change in per cent, shown with its sign.
    PercentChange,
    /// Per cent as the release gives it.
    Rate,
}

/// How a measure is rounded where it is shown; all are worked out exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Money: two digits after the point, four below one, half away from zero.
    Amount,
    /// That many digits after the point, half away from zero.
    Digits(u32),
    /// To whole shares, down, by its formula.
    WholeDown,
    /// Not at all: it is written with all its digits, as in a formula.
    Unrounded,
}

/// What a measure's value needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The holding, and what is taken from its dividends.
    Holder,
    /// What is assumed of the company, and a buyback that leaves a share.
    Company,
    /// A number in a field.
    Field(Field),
}

/// What a release has to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// A buyback.
    Buyback,
    /// All of the year's dividends in the reporting currency.
    Dividends,
    /// A number.
    Given(Given),
}

/// What stands below a measure's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    None,
    /// The dividend per share or depositary share.
    PerShare,
    /// What was taken off.
    TakenOff,
    /// The holding in shares.
    Held,
    /// The yield net of what was taken off.
    NetYield(Measure),
    /// What it was before the buyback.
    Before(Operand),
    /// The holding's part before, and what the buyback can only buy from the holder.
    Ownership,
    /// Which cap binds.
    Binding,
    /// How many shares it is worked out on.
    OnAllShares,
    /// The change on net income ÷ all shares.
    Change(Measure),
    /// The same, and that it overstates this year.
    ChangeInFull(Measure),
    /// The part that dividends are of it.
    OfDividends,
    /// That the buyback follows the period.
    BoughtLater,
    /// That without a cost of money there is no such price.
    NoFunding,
}

/// Whether a measure is the release's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is worked out.
    WorkedOut,
    /// It is a dividend: declared or planned.
    OfDividend,
    /// A target.
    Target,
    /// Reported.
    Reported,
}

/// How much a measure is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It stands out among the results.
    Strong,
    /// It is one of them, and is compared between sets of terms.
    Plain,
    /// It is the same under most terms, or summed up by another, so that it is not compared.
    NotCompared,
}

/// A line of the workbook's calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub block: Block,
    /// The format of its cell.
    pub format: &'static str,
    /// Whether an amount is translated beside it.
    pub is_translated: bool,
}

/// A block of the workbook's lines between inputs and results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// The holding and its dividends.
    Holder,
    /// The buyback.
    Buyback,
}

impl Unit {
    /// Whether it is money, which is shown in both currencies.
    pub fn is_money(self) -> bool {
        matches!(self, Unit::Money | Unit::CompanyMoney | Unit::MoneyPerShare)
    }

    /// Whether the value is a hundred times what the formula gives.
    pub fn is_percent(self) -> bool {
        matches!(self, Unit::Percent | Unit::PercentChange)
    }
}

impl Measure {
    /// Whether a release's terms have it.
    pub fn is_in(self, terms: &Terms) -> bool {
        self.definition().given.iter().all(|required| match required {
            Required::Buyback => terms.buyback.is_some(),
            Required::Dividends => terms.others.is_empty(),
            Required::Given(given) => terms.given(*given).is_some(),
        })
    }

    /// Whether it is counted in the calendar.
    pub fn is_counted(self) -> bool {
        matches!(self.definition().formula, Formula::Calendar(_))
    }

    /// Whether it is one of the results.
    pub fn is_result(self) -> bool {
        matches!(self.definition().part, Part::Received | Part::Company | Part::Share)
    }
}

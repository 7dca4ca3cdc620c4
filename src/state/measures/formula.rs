//! Formulas as data: what can stand in one. How each is worked out, written and put in cells stands in one `match` each:
//! [`super::evaluate`], [`super::written()`] and the workbook's.

use super::table::Measure;
use crate::state::draft::Field;
use kessan_core::capital::Given;

/// A part of a formula.
type Of = &'static Formula;

/// A formula. Where a measure is there for each dividend or tax, its formula is about that one.
#[derive(Debug)]
pub enum Formula {
    /// Nothing.
    Zero,
    /// What the release gives.
    Given(Given),
    /// The dividend per share.
    Dividend,
    /// The tax's rate, in per cent.
    TaxRate,
    /// What stands in a field. What is in per cent counts as a hundredth: `× 2.5%`, `÷ 2.5%`.
    Input(Field),
    /// Shares that were bought after the record date: none.
    Missed,
    /// Days, counted in the calendar.
    Calendar(Calendar),
    /// Another measure, by its name.
    Of(Measure),
    /// Another measure, written out; the workbook refers to its cell.
    Inline(Measure),
    /// Sum.
    Plus(Of, Of),
    /// Difference.
    Minus(Of, Of),
    /// Difference; the second is not written where it is zero.
    Less(Of, Of),
    /// Product.
    Times(Of, Of),
    /// Quotient; no value over zero.
    Over(Of, Of),
    /// The lesser of two, or the only one that the release gives.
    Least(Of, Of),
    /// The first, but at most the second, which is written where it binds.
    AtMost(Of, Of),
    /// Rounded down to whole shares.
    WholeDown(Of),
    /// The same of what is whole in any sensible release, and so without a sign for it.
    Whole(Of),
    /// How many whole ones an amount pays for at a price. Exact, where a quotient of 28 digits may have been rounded up.
    Affordable(Of, Of),
    /// Cut to the digits of the tax, where the holder's taxes are cut at each payment.
    Cut(Of),
    /// The part that falls on the days of the year for which a bought share is gone: × days ÷ days, in one step.
    PartOfYear(Of),
    /// The sum over all dividends.
    Dividends(Of),
    /// The sum over those with a record date in the part of the year that has been earned.
    DividendsEarned(Of),
    /// The sum over the taxes that are withheld from the dividend.
    Taxes(Of),
    /// That of a tax which is withheld from the dividend; none of another.
    Withheld(Of),
    /// One or the other.
    If(Condition, Of, Of),
    /// Zero without a buyback.
    Buyback(Of),
    /// Zero while the buyback's inputs are not in order.
    Ready(Of),
    /// The second, if all of the first are above zero; otherwise it has no meaning.
    Above(&'static [Formula], Of),
    /// The first; in cells the second, which comes to the same.
    InCells(Of, Of),
    /// A number as the release prints it, and how that comes about.
    Printed(Given, Of),
    /// It has a value but no words of its own.
    Unwritten(Of),
}

/// What is counted in the calendar, by `kessan_core::timing`. In the workbook, date cells count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Days of buying before the dividend's record date.
    BuyingBefore,
    /// All days of buying.
    Buying,
    /// Days of the year for which a bought share is gone, on average.
    Gone,
    /// Days of the year.
    Year,
}

/// What an [`Formula::If`] asks.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    /// The holding was bought after the dividend's record date.
    IsMissed,
    /// The holding is one of depositary shares.
    CountsDepositary,
    /// Nothing is held.
    NothingHeld,
    /// A rate of the reader's own is withheld.
    OwnRate,
    /// The depositary takes nothing: from a dividend of that, from a holding of shares, or at no fee.
    NoFee(Of),
    /// There is a buyback.
    HasBuyback,
    /// The release translates.
    HasRate,
}

impl Formula {
    /// The formulas that it is made of, without those of other measures.
    pub fn parts(&self) -> Vec<&'static Formula> {
        match self {
            Formula::Plus(a, b)
            | Formula::Minus(a, b)
            | Formula::Less(a, b)
            | Formula::Times(a, b)
            | Formula::Over(a, b)
            | Formula::Least(a, b)
            | Formula::AtMost(a, b)
            | Formula::Affordable(a, b)
            | Formula::If(_, a, b)
            | Formula::InCells(a, b) => vec![a, b],
            Formula::WholeDown(of)
            | Formula::Whole(of)
            | Formula::Cut(of)
            | Formula::PartOfYear(of)
            | Formula::Dividends(of)
            | Formula::DividendsEarned(of)
            | Formula::Taxes(of)
            | Formula::Withheld(of)
            | Formula::Buyback(of)
            | Formula::Ready(of)
            | Formula::Printed(_, of)
            | Formula::Unwritten(of) => vec![of],
            Formula::Above(conditions, of) => conditions.iter().chain([*of]).collect(),
            _ => Vec::new(),
        }
    }
}

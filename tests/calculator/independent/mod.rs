//! The calculator's arithmetic once more, written as code for one answer after the other instead of as a table of formulas:
//! what the table is held against.

pub mod effect;
pub mod payout;
pub mod receipt;

use kessan::state::draft::{Draft, Field, Instrument};
use kessan::state::outcome::{not_in_force, timing, value};
use kessan_core::arithmetic::times;
use kessan_core::capital::Terms;
use rust_decimal::Decimal;

use self::effect::{Effect, Plan, effect};
use self::payout::shares_of_ads;
use self::receipt::{Holding, Receipt, Withheld, per_share, receipts, total};

/// What a holding receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Income {
    /// In shares; a number of depositary shares may be a fraction of one.
    pub shares: Decimal,
    /// From each dividend of the terms, in their order.
    pub each: Vec<Receipt>,
    /// In the year.
    pub total: Receipt,
    /// In the year, for one share of the holding: gross and net.
    pub per_share: (Decimal, Decimal),
}

/// What follows from a draft for the holder and for the company.
pub fn answer(terms: &Terms, draft: &Draft) -> (Option<Income>, Option<Effect>) {
    let of = |field: Field| value(terms, draft, field).ok();
    (income(terms, draft, &of), plan(terms, draft, &of).and_then(|plan| effect(terms, &plan)))
}

fn income(terms: &Terms, draft: &Draft, of: &dyn Fn(Field) -> Option<Decimal>) -> Option<Income> {
    let count = of(Field::Holding)?;
    let (shares, ads) = match draft.instrument {
        Instrument::Shares => (count, Decimal::ZERO),
        Instrument::Ads => (shares_of_ads(terms, count)?, count),
    };
    let fee = match draft.instrument {
        Instrument::Shares => Decimal::ZERO,
        Instrument::Ads => {
            let fee = of(Field::Fee)?;
            // Without a fee, the rate is not needed.
            if terms.rate.is_some() && !fee.is_zero() { times(fee, of(Field::Rate)?)? } else { fee }
        }
    };
    let withholding = match terms.kind(&draft.withholding) {
        None => Withheld::Rate(of(Field::Tax)?),
        Some(_) if not_in_force(terms, draft).is_some() => return None,
        Some(kind) => Withheld::Kind { kind, is_cut: draft.instrument == Instrument::Shares },
    };
    let holding = Holding { shares, ads, missed: draft.missed, withholding, fee };
    let each = receipts(terms, &holding)?;
    let total = total(&each)?;
    let part = per_share(terms, &holding, &total)?;
    Some(Income { shares, per_share: (part.gross, part.net), total, each })
}

fn plan(terms: &Terms, draft: &Draft, of: &dyn Fn(Field) -> Option<Decimal>) -> Option<Plan> {
    Some(Plan {
        price: of(Field::Price),
        fill: of(Field::Fill)?,
        timing: timing(terms, draft).ok()?,
        net_income: of(Field::Income)?,
        funding: of(Field::Funding)?,
    })
}

//! What the reader assumes, read from a draft: the numbers that the calculator's measures are worked out from.

use rust_decimal::Decimal;

use super::draft::{Draft, Field, Instrument};
use super::operand::Input;
use super::outcome::{not_in_force, timing, value};
use kessan_core::capital::Terms;
use kessan_core::timing::Timing;

/// What is withheld from dividends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withholding {
    /// The rate that is typed, of the whole dividend.
    OwnRate,
    /// The taxes of a kind of holder, by its position in the terms.
    Kind(usize),
}

/// What is assumed. A field with a mistake has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// In the order of [`Field::ALL`]; `None` for a mistake and for [`Field::Day`].
    values: [Option<Decimal>; Field::COUNT],
    /// What the holding counts.
    pub instrument: Instrument,
    /// How many of the year's dividends, the earliest first, had their record date before it was bought.
    pub missed: usize,
    /// What is withheld.
    pub withholding: Withholding,
    /// When the buyback buys.
    pub timing: Option<Timing>,
    has_holder: bool,
}

impl Inputs {
    /// Those of a draft.
    pub fn of(terms: &Terms, draft: &Draft) -> Self {
        let values = Field::ALL.map(|field| value(terms, draft, field).ok().filter(|_| field != Field::Day));
        let withholding = terms.kind(&draft.withholding).map_or(Withholding::OwnRate, Withholding::Kind);
        let of = |field: Field| values[field as usize];
        let has_fee = match draft.instrument {
            Instrument::Shares => true,
            // Without a fee, the rate is not needed.
            Instrument::Ads => of(Field::Fee).is_some_and(|fee| {
                terms.ads_per_share.is_some() && (fee.is_zero() || terms.rate.is_none() || of(Field::Rate).is_some())
            }),
        };
        let has_tax = match withholding {
            Withholding::OwnRate => of(Field::Tax).is_some(),
            Withholding::Kind(_) => not_in_force(terms, draft).is_none(),
        };
        Self {
            values,
            instrument: draft.instrument,
            missed: draft.missed,
            withholding,
            timing: timing(terms, draft).ok(),
            has_holder: of(Field::Holding).is_some() && has_fee && has_tax,
        }
    }

    /// A field's value.
    pub fn value(&self, field: Field) -> Option<Decimal> {
        self.values[field as usize]
    }

    /// The number of what is typed or chosen; none of most choices.
    pub fn number(&self, input: Input) -> Option<Decimal> {
        match input {
            Input::Field(field) => self.value(field),
            // What was bought after a record date receives nothing on it.
            Input::Missed => Some(Decimal::ZERO),
            Input::Timing | Input::Withholding => None,
        }
    }

    /// The same with another number in a field.
    #[must_use]
    pub fn with(&self, field: Field, value: Decimal) -> Self {
        let mut inputs = self.clone();
        inputs.values[field as usize] = Some(value);
        inputs
    }

    /// Whether all is there that is asked of a holder.
    pub fn has_holder(&self) -> bool {
        self.has_holder
    }

    /// Whether all is there that is asked of the company, but for a price.
    pub fn has_plan(&self) -> bool {
        [Field::Fill, Field::Income, Field::Funding].into_iter().all(|field| self.value(field).is_some())
            && self.timing.is_some()
    }
}

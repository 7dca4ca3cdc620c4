//! What the reader has typed into the calculator, kept as typed, and the number read from it.

use rust_decimal::Decimal;

use kessan_core::period::Span;

/// In which instrument a holding is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instrument {
    /// Shares of common stock.
    #[default]
    Shares,
    /// American depositary shares.
    Ads,
}

/// The calculator's fields for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The holding, in shares or depositary shares.
    Holding,
    /// What a share of it was bought for; may be left empty.
    Paid,
    /// Price per share.
    Price,
    /// How much of the buyback is carried out, in per cent.
    Fill,
    /// The day on which all is bought.
    Day,
    /// Net income of the year, in the page's power of ten.
    Income,
    /// Withholding, in per cent.
    Tax,
    /// Reporting currency for one unit of the translation currency.
    Rate,
    /// What the buyback's money costs for a year after tax, in per cent.
    Funding,
    /// The depositary's fee for one depositary share and one dividend, in the translation currency if there is one.
    Fee,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = 10;

    /// All of them, in the order in which they stand in an address.
    pub const ALL: [Field; Field::COUNT] = [
        Field::Holding,
        Field::Paid,
        Field::Price,
        Field::Fill,
        Field::Day,
        Field::Income,
        Field::Tax,
        Field::Rate,
        Field::Funding,
        Field::Fee,
    ];

    /// Its key in the address, and its id in the page.
    pub fn key(self) -> &'static str {
        ["holding", "paid", "price", "fill", "day", "income", "tax", "rate", "funding", "fee"][self as usize]
    }

    /// Whether it is in per cent.
    pub fn is_rate(self) -> bool {
        matches!(self, Field::Fill | Field::Tax | Field::Funding)
    }
}

/// When the buyback buys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// On the first day of its window.
    Start,
    /// Evenly over its window.
    #[default]
    Even,
    /// On its last day.
    End,
    /// On the day that is typed.
    Day,
}

impl When {
    /// All of them, with their values in the address.
    pub const ALL: [(&'static str, When); 4] =
        [("start", When::Start), ("even", When::Even), ("end", When::End), ("day", When::Day)];
}

/// The calculator's fields, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The texts, in the order of [`Field::ALL`].
    pub texts: [String; Field::COUNT],
    /// What the holding counts.
    pub instrument: Instrument,
    /// When the buyback buys.
    pub when: When,
    /// How many of the year's record dates had passed when the holding was bought.
    pub missed: usize,
    /// The kind of holder whose taxes are withheld, by its id in the release; empty for the rate that is typed.
    pub withholding: String,
}

impl Draft {
    /// What is typed in a field.
    pub fn text(&self, field: Field) -> &str {
        &self.texts[field as usize]
    }

    /// Puts a text in a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.texts[field as usize] = text.into();
    }

    /// The same with a text in a field.
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.set(field, text);
        self
    }
}

/// A draft that the reader has kept under a name, to hold it against others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// As the reader calls it.
    pub name: String,
    /// Its fields.
    pub draft: Draft,
}

/// As many drafts can be kept.
pub const MOST_KEPT: usize = 4;

/// Why a field gives no number. The page says it in the reader's language, beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing is typed.
    Empty,
    /// It is not a number.
    NotANumber,
    /// It is a number of something else: yen in a field for shares.
    OtherUnit,
    /// It can be either of two numbers: 105,940 may be a hundred or a hundred thousand.
    Ambiguous(Decimal, Decimal),
    /// More digits than the arithmetic holds.
    TooLong,
    /// Below zero.
    Negative,
    /// Zero, where only more makes sense.
    Zero,
    /// A fraction of something that is counted.
    NotWhole,
    /// More than there is.
    MoreThan(Decimal),
    /// More than the whole, in per cent.
    MoreThanAll,
    /// No day of the calendar.
    NotADay,
    /// A day outside that span.
    Outside(Span),
}

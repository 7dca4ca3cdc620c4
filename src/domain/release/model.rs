//! The release file, type by type; `docs/release-format.md` says what each field means.

use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, de};

pub use super::super::text::Text;
use crate::domain::cell::Cell;
use crate::domain::period::Span;
use crate::domain::unit::Unit;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct File {
    pub kessan: u32,
    pub id: String,
    pub company: Company,
    pub title: Text,
    pub announced: Date,
    pub basis: Text,
    pub currency: String,
    pub translation: Option<Translation>,
    pub periods: Vec<Period>,
    pub comparisons: Vec<Comparison>,
    pub concepts: Vec<Concept>,
    pub tables: Vec<Table>,
    #[serde(default)]
    pub claims: Vec<Claim>,
    pub story: Story,
    pub capital: Option<Capital>,
}

/// Who reports.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Company {
    pub name: Text,
    pub short_name: Text,
    #[serde(default)]
    pub listings: Vec<Listing>,
    pub website: Option<String>,
}

/// Where the company's shares are traded, and under which code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Listing {
    pub exchange: String,
    pub code: String,
}

/// The convenience translation into another currency.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Translation {
    pub currency: String,
    pub rate: Ref,
    pub date: Date,
}

/// A period or an instant that tables name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Period {
    pub id: String,
    #[serde(deserialize_with = "parsed")]
    pub span: Span,
    pub label: Text,
    pub name: Text,
    pub derived: Option<PeriodDifference>,
}

/// A period that is one printed period less another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct PeriodDifference {
    pub whole: String,
    pub less: String,
}

/// A pair of periods that the page compares.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Comparison {
    pub id: String,
    pub label: Text,
    pub current: String,
    pub prior: Option<String>,
}

/// One line of the company's accounts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Concept {
    pub id: String,
    pub label: Text,
    #[serde(deserialize_with = "parsed")]
    pub unit: Unit,
    #[serde(default)]
    pub sum: Vec<String>,
    pub note: Option<Text>,
}

/// Whether a figure is a result or an aim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scenario {
    /// What happened.
    #[default]
    Actual,
    /// What the company announced that it aims at.
    Target,
}

/// How a cell's number follows from the concept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Measure {
    /// It is the concept's value.
    #[default]
    Value,
    /// Per cent change on that period.
    Growth(String),
    /// Difference to that period, in the concept's unit.
    Change(String),
    /// Per cent of that concept in the same period.
    Share(String),
}

/// Which end of a cell's period an instant stands at: cash at the beginning or at the end of a half year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// The day before the period's first.
    Start,
    /// The period's last day.
    End,
}

/// Defines a part of a table whose cells share aspects: fields for each, and `aspects` to ask for them.
macro_rules! with_aspects {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "the format's document describes the fields")]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            pub concept: Option<String>,
            pub period: Option<String>,
            pub currency: Option<String>,
            pub scale: Option<u32>,
            pub scenario: Option<Scenario>,
            pub measure: Option<Measure>,
            pub at: Option<End>,
        }

        impl $name {
            /// The aspects that this part gives to its cells.
            pub fn aspects(&self) -> Aspects<'_> {
                Aspects {
                    concept: self.concept.as_deref(),
                    period: self.period.as_deref(),
                    currency: self.currency.as_deref(),
                    scale: self.scale,
                    scenario: self.scenario,
                    measure: self.measure.as_ref(),
                    at: self.at,
                }
            }
        }
    };
}

with_aspects! {
    /// One table of the release.
    pub struct Table {
        pub id: String,
        pub title: Text,
        pub columns: Vec<Column>,
        pub rows: Vec<Row>,
        pub note: Option<Text>,
    }
}

with_aspects! {
    /// One column of a table.
    pub struct Column {
        pub id: String,
        pub label: Text,
    }
}

with_aspects! {
    /// One row of a table.
    pub struct Row {
        pub id: Option<String>,
        pub label: Text,
        #[serde(default)]
        pub depth: u8,
        #[serde(default)]
        pub total: bool,
        pub cells: Vec<String>,
    }
}

/// What is known of a cell beside its text; each may come from the table, the column or the row.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Aspects<'a> {
    pub concept: Option<&'a str>,
    pub period: Option<&'a str>,
    pub currency: Option<&'a str>,
    pub scale: Option<u32>,
    pub scenario: Option<Scenario>,
    pub measure: Option<&'a Measure>,
    pub at: Option<End>,
}

impl<'a> Aspects<'a> {
    /// These aspects where given, the others' elsewhere.
    pub fn or(self, other: Aspects<'a>) -> Self {
        Self {
            concept: self.concept.or(other.concept),
            period: self.period.or(other.period),
            currency: self.currency.or(other.currency),
            scale: self.scale.or(other.scale),
            scenario: self.scenario.or(other.scenario),
            measure: self.measure.or(other.measure),
            at: self.at.or(other.at),
        }
    }
}

/// A figure that stands only in prose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Claim {
    pub id: String,
    pub label: Text,
    pub place: Text,
    pub printed: String,
    #[serde(deserialize_with = "parsed")]
    pub unit: Unit,
    #[serde(default)]
    pub scale: u32,
    pub concept: Option<String>,
    pub period: Option<String>,
    pub scenario: Option<Scenario>,
    pub measure: Option<Measure>,
    #[serde(default)]
    pub negated: bool,
}

impl Claim {
    /// The claimed number in its base unit, negative where prose prints the size of a fall (`negated`); `None` if what is printed is no number.
    pub fn value(&self) -> Option<Decimal> {
        match Cell::parse(&self.printed)? {
            Cell::Number { value, .. } => scaled(if self.negated { -value } else { value }, self.scale),
            Cell::Empty | Cell::Dash => None,
        }
    }
}

/// `value` times ten to the `scale`; `None` if that does not fit.
pub fn scaled(value: Decimal, scale: u32) -> Option<Decimal> {
    value.checked_mul(Decimal::from(10_u64.checked_pow(scale)?))
}

/// What leads to a figure of the release: a concept in a period, or a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub enum Ref {
    Claim {
        claim: String,
    },
    Fact {
        concept: String,
        period: String,
        #[serde(default)]
        scenario: Scenario,
    },
}

/// What the page's sections show.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Story {
    pub headlines: Vec<String>,
    pub businesses: Vec<Business>,
    pub revenues: String,
    pub cost_of_revenues: String,
    pub operating_income: String,
    pub net_income: String,
    #[serde(default)]
    pub targets: Vec<Target>,
}

/// One business of the company.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Business {
    pub id: String,
    pub label: Text,
    pub revenues: String,
    pub cost: Option<String>,
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// A part of a business's revenues.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Part {
    pub concept: String,
    pub label: Text,
}

/// A set of targets: the facts of a period whose scenario is `target`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Target {
    pub id: String,
    pub label: Text,
    pub period: String,
    pub announced: Date,
}

/// Shares, dividends and the buyback.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Capital {
    pub fiscal_year: String,
    pub shares_outstanding: Ref,
    pub ads_per_share: Option<Ref>,
    pub net_income: Ref,
    pub earnings_per_share: Ref,
    #[serde(default)]
    pub dividends: Vec<Dividend>,
    pub buyback: Option<Buyback>,
}

/// A dividend that is declared or planned.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Dividend {
    pub id: String,
    pub label: Text,
    pub record_date: Date,
    pub payment_date: Option<Date>,
    pub status: DividendStatus,
    pub per_share: Ref,
}

/// How certain a dividend is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DividendStatus {
    /// Resolved by the company.
    Declared,
    /// Announced as an intention.
    Planned,
}

/// An authorisation to buy own shares.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Buyback {
    #[serde(deserialize_with = "parsed")]
    pub window: Span,
    pub resolved: Date,
    pub max_shares: Option<Ref>,
    pub max_amount: Option<Ref>,
}

/// Reads a field that is written as text, and says what stood there when it cannot.
fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err = &'static str>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|expected| de::Error::custom(format_args!("{text:?}, expected {expected}")))
}

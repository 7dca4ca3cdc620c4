//! The release file, type by type; `docs/release-format.md` says what each field means.

mod capital;
mod claim;
mod field;
mod reference;
mod relation;
mod story;
mod table;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use super::super::text::Text;
use crate::domain::period::Span;
use crate::domain::unit::Unit;
pub use capital::{Buyback, Capital, Dividend, DividendStatus};
pub use claim::{Claim, scaled};
use field::{day, text};
pub use reference::Ref;
pub use relation::{Formula, Relation, RelationKind};
pub use story::{Business, Part, Story, Target};
pub use table::{Aspects, Column, End, Measure, Row, Scenario, Table};

/// The whole file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct File {
    pub kessan: u32,
    pub id: String,
    pub company: Company,
    pub title: Text,
    #[serde(with = "day")]
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
    #[serde(default)]
    pub relations: Vec<Relation>,
    pub story: Story,
    pub capital: Option<Capital>,
}

/// Who reports.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Listing {
    pub exchange: String,
    pub code: String,
}

/// The convenience translation into another currency.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Translation {
    pub currency: String,
    pub rate: Ref,
    #[serde(with = "day")]
    pub date: Date,
}

/// A period or an instant that tables name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Period {
    pub id: String,
    #[serde(with = "text")]
    pub span: Span,
    pub label: Text,
    pub name: Text,
    pub derived: Option<PeriodDifference>,
}

/// A period that is one printed period less another.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct PeriodDifference {
    pub whole: String,
    pub less: String,
}

/// A pair of periods that the page compares.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Comparison {
    pub id: String,
    pub label: Text,
    pub current: String,
    pub prior: Option<String>,
}

/// One line of the company's accounts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Concept {
    pub id: String,
    pub label: Text,
    #[serde(with = "text")]
    pub unit: Unit,
    #[serde(default)]
    pub sum: Vec<String>,
    #[serde(default)]
    pub other_sums: Vec<Vec<String>>,
    pub quotient: Option<Pairing>,
    pub product: Option<Pairing>,
    #[serde(default)]
    pub flows: Vec<String>,
    pub same_as: Option<String>,
    pub sign: Option<Sign>,
    pub note: Option<Text>,
}

/// The two concepts that a quotient or a product is made of.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Pairing {
    pub of: String,
    pub by: String,
}

/// The only sign that a concept's figures can have: a payment is never a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// Zero or above.
    Positive,
    /// Zero or below.
    Negative,
}

/// A term of a sum, `+Revenues` or `-CostOfRevenues`: its sign and its concept; `None` without a sign.
pub fn signed(term: &str) -> Option<(Decimal, &str)> {
    match term.split_at_checked(1)? {
        ("+", concept) => Some((Decimal::ONE, concept)),
        ("-", concept) => Some((Decimal::NEGATIVE_ONE, concept)),
        _ => None,
    }
}

//! The release file, type by type; `docs/release-format.md` says what each field means.

mod assumption;
mod capital;
mod claim;
mod field;
mod kind;
mod note;
mod reference;
mod relation;
mod report;
mod source;
mod story;
mod table;
mod texts;
mod withholding;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use super::super::text::Text;
use crate::period::Span;
pub use crate::rounding::Rounding;
use crate::unit::Unit;
pub use assumption::Assumption;
pub use capital::{Buyback, Capital, Dividend, DividendStatus};
pub use claim::{Claim, scaled};
use field::{day, optional_day, text};
pub use kind::ConceptKind;
pub use note::{MOST_CHARACTERS_OF_NOTE, MOST_NOTES, Note, NoteKind};
pub use reference::Ref;
pub use relation::{Formula, Relation, RelationKind};
pub use report::OtherReport;
pub use source::{Source, SourceKind, SourceRef};
pub use story::{Breakdown, Business, Driver, Guidance, Part, Story, Target};
pub use table::{Aspects, CellSign, Column, End, Measure, Row, Scenario, Table, TableKind};
pub use withholding::{TaxRounding, Withholding, WithholdingPart};

/// The whole file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The schema that editors check the file with: its address, from the file's own.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of this format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 2)))]
    pub kessan: u32,
    /// The languages of its texts as BCP 47 tags, the release's own first. A text that is missing in one of them is shown in
    /// the first of the others that it has.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Language>", length(min = 1)))]
    #[cfg_attr(feature = "schema", schemars(required))]
    #[serde(default)]
    pub languages: Vec<String>,
    /// The release's own name, and its file's: lower case, digits and hyphens.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::ReleaseId"))]
    pub id: String,
    /// Who reports.
    pub company: Company,
    /// What the release reports on.
    pub title: Text,
    /// The day of the release; a filing may not say it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
    /// Accounting standards, audited or not.
    pub basis: Text,
    /// The reporting currency.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Currency"))]
    pub currency: String,
    /// How its figures were rounded.
    #[serde(default, skip_serializing_if = "field::is_default")]
    pub rounding: Rounding,
    /// The documents that it was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Other reports of the company whose figures stand beside this one's, the latest first.
    #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_reports: Vec<OtherReport>,
    /// The convenience translation into another currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// The periods and instants that tables name.
    #[cfg_attr(feature = "schema", schemars(length(max = 400)))]
    pub periods: Vec<Period>,
    /// The pairs of periods that the page offers; the first is the main one.
    #[cfg_attr(feature = "schema", schemars(length(max = 6)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<Comparison>,
    /// The lines of the accounts.
    pub concepts: Vec<Concept>,
    /// The release's tables in their own form.
    pub tables: Vec<Table>,
    /// The figures that stand only in prose or footnotes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What follows from what, where no structure above implies it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// What the release says of its figures, in own words.
    #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the page's sections show.
    #[serde(default, skip_serializing_if = "field::is_default")]
    pub story: Story,
    /// What the dividend and buyback calculator needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capital: Option<Capital>,
    /// What the documents do not say and somebody has given instead.
    #[cfg_attr(feature = "schema", schemars(length(max = 4000)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<Assumption>,
}

/// Who reports.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// In full.
    pub name: Text,
    /// As the page calls it.
    pub short_name: Text,
    /// Where its shares are traded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listings: Vec<Listing>,
    /// Its own page.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::WebAddress>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

/// Where the company's shares are traded, and under which code.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// The name of the exchange.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Words"))]
    pub exchange: String,
    /// The company's code there.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Words"))]
    pub code: String,
}

/// The convenience translation into another currency.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The other currency.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Currency"))]
    pub currency: String,
    /// The reporting currency for one unit of the other: a claim.
    pub rate: Ref,
    /// The day of the rate.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    #[serde(with = "day")]
    pub date: Date,
}

/// A period or an instant that tables name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// The days, both included; one day for an instant.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Span"))]
    #[serde(with = "text")]
    pub span: Span,
    /// Short, for a column head.
    pub label: Text,
    /// Long.
    pub name: Text,
    /// The printed periods that it is the difference of, where no table prints it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived: Option<PeriodDifference>,
    /// The other report that printed its figures, where a later report prints figures for the same days, which stand in a
    /// period of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
}

impl Period {
    /// Whether its figures are those that a report printed before a later one did.
    pub fn is_superseded(&self) -> bool {
        self.report.is_some()
    }

    /// Whether it is just that day, with the figures that its latest report prints.
    pub fn is_day(&self, day: Date) -> bool {
        self.span.instant && self.span.end == day && !self.is_superseded()
    }
}

/// A period that is one printed period less another, and perhaps more a third: twelve months to September are the year to March
/// less its first half, more the first half of the next year.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeriodDifference {
    /// The period that is printed.
    pub whole: String,
    /// The printed part at its beginning or its end.
    pub less: String,
    /// The printed period that goes on where the whole ends; the part is then at the whole's beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plus: Option<String>,
}

/// A pair of periods that the page compares.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// As the period control calls it.
    pub label: Text,
    /// This year's period; no instant.
    pub current: String,
    /// The period compared with, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior: Option<String>,
}

/// One line of the company's accounts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// In the style of XBRL element names.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// As the page calls it.
    pub label: Text,
    /// The base unit: of money, the reporting currency.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Unit"))]
    #[serde(with = "text")]
    pub unit: Unit,
    /// Whether its figures add up over time, where its unit does not say: only a flow is subtracted to derive a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ConceptKind>,
    /// The concepts that add up to this one, with their signs as the release prints them.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Term>"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sum: Vec<String>,
    /// Further ways in which it adds up, by segments for instance.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Vec<crate::schema::Term>>"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_sums: Vec<Vec<String>>,
    /// One concept by the other; times 100 where this one is in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotient: Option<Pairing>,
    /// One concept times the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<Pairing>,
    /// What takes this instant's figure from a period's beginning to its end, with signs.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Term>"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flows: Vec<String>,
    /// The concept that always has the same value: both sides of a balance sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// The only sign that it can have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// One sentence of own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The entry of the glossary that explains it; the one that lists its id if nothing else is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

/// The two concepts that a quotient or a product is made of.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    /// The dividend, or the first factor.
    pub of: String,
    /// The divisor, or the second factor.
    pub by: String,
}

/// The only sign that a concept's figures can have: a payment is never a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

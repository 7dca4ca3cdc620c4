//! Tables, and the aspects that give a cell its meaning.

use serde::{Deserialize, Serialize};

use super::{SourceRef, Text};
pub use crate::release::scenario::Scenario;
use crate::rounding::Rounding;

/// How a cell's number follows from the concept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(extend("errorMessage" = r#"{"growth": PERIOD}, {"change": PERIOD}, {"share": CONCEPT} or "value""#))
)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// The day before the period's first.
    Start,
    /// The period's last day.
    End,
}

/// What a table is about; the page groups the tables by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// A balance sheet.
    BalanceSheet,
    /// An income statement.
    Income,
    /// A statement of cash flows.
    CashFlows,
    /// Figures per share.
    PerShare,
    /// Results in short.
    Summary,
    /// What a line of the accounts is made of.
    Breakdown,
    /// The segments.
    Segments,
    /// What the business does, in other figures than money.
    Operations,
    /// How figures outside the accounting standards follow from those within.
    Reconciliation,
    /// What the company aims at.
    Targets,
    /// Dividends.
    Dividends,
    /// What a stock exchange or an authority asks for, in its form.
    Filing,
    /// Anything else.
    #[default]
    Other,
}

impl TableKind {
    /// Every kind, in the order of the page.
    pub const ALL: [TableKind; 13] = [
        TableKind::BalanceSheet,
        TableKind::Income,
        TableKind::CashFlows,
        TableKind::PerShare,
        TableKind::Summary,
        TableKind::Breakdown,
        TableKind::Segments,
        TableKind::Operations,
        TableKind::Reconciliation,
        TableKind::Targets,
        TableKind::Dividends,
        TableKind::Filing,
        TableKind::Other,
    ];

    /// Whether it is one of the three statements of every set of accounts.
    pub fn is_statement(self) -> bool {
        matches!(self, TableKind::BalanceSheet | TableKind::Income | TableKind::CashFlows)
    }
}

/// Defines a part of a table whose cells share aspects: fields for each, and `aspects` to ask for them.
macro_rules! with_aspects {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            /// The line of the accounts that the cells are of.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub concept: Option<String>,
            /// The period that the cells are of.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub period: Option<String>,
            /// The currency that amounts are printed in; the reporting currency if nothing else is said.
            #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Currency>"))]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub currency: Option<String>,
            /// The power of ten that amounts of money are printed in; 0 if nothing else is said.
            #[cfg_attr(feature = "schema", schemars(range(max = 12)))]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub scale: Option<u32>,
            /// The power of ten that counts (shares, contracts) are printed in; 0 if nothing else is said.
            #[cfg_attr(feature = "schema", schemars(range(max = 12)))]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub count_scale: Option<u32>,
            /// Whether the cells are results, the default, or aims.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub scenario: Option<Scenario>,
            /// How the cells' numbers follow from the concept.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub measure: Option<Measure>,
            /// Which end of its period the instant of a cell is.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub at: Option<End>,
            /// The period that the release's own words name here, to be held against `period`.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub named: Option<String>,
            /// Whether the cells print the concept with the other sign: a deduction that is printed as a positive number.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub negated: Option<bool>,
        }

        impl $name {
            /// The aspects that this part gives to its cells.
            pub fn aspects(&self) -> Aspects<'_> {
                Aspects {
                    concept: self.concept.as_deref(),
                    period: self.period.as_deref(),
                    currency: self.currency.as_deref(),
                    scale: self.scale,
                    count_scale: self.count_scale,
                    scenario: self.scenario,
                    measure: self.measure.as_ref(),
                    at: self.at,
                    negated: self.negated,
                }
            }
        }
    };
}

with_aspects! {
    /// One table of the release.
    pub struct Table {
        /// Its name within the file.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        pub id: String,
        /// As the release calls it.
        pub title: Text,
        /// What it is about.
        #[serde(default, skip_serializing_if = "super::field::is_default")]
        pub kind: TableKind,
        /// From left to right.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub columns: Vec<Column>,
        /// From top to bottom.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub rows: Vec<Row>,
        /// How its figures were rounded; as the release's if nothing else is said.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rounding: Option<Rounding>,
        /// Where it was found.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub source: Option<SourceRef>,
        /// The other report that it is a table of; this one's if nothing else is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub report: Option<String>,
        /// What stands below it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
    }
}

with_aspects! {
    /// One column of a table.
    pub struct Column {
        /// Its name within the table.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
        pub id: String,
        /// Its head.
        pub label: Text,
        /// The other report that its figures are from; its table's if nothing else is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub report: Option<String>,
        /// Where it was found, if elsewhere than its table.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<SourceRef>,
    }
}

with_aspects! {
    /// One row of a table.
    pub struct Row {
        /// Its name within the table; otherwise its number.
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Id>"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// The name of the line item.
        pub label: Text,
        /// How far it is indented.
        #[serde(default, skip_serializing_if = "super::field::is_default")]
        pub depth: u8,
        /// Whether it is a sum line.
        #[serde(default, skip_serializing_if = "super::field::is_default")]
        pub total: bool,
        /// One printed text for each column; all of them empty in a heading.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::PrintedCell>"))]
        pub cells: Vec<String>,
        /// Where it was found, if elsewhere than its table.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub source: Option<SourceRef>,
        /// Where each cell was found in the document: one text for each column (the id of an element, a cell of a sheet, a
        /// page), empty where nothing is known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub places: Vec<String>,
        /// The line of the accounts of each cell, in a table whose columns are segments or components of equity: one for each
        /// column, empty where the row, the column or the table says it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub concepts: Vec<String>,
        /// The period of each cell, in a row some of whose cells are of another period than their column: one for each column, empty
        /// where the row, the column or the table says it. An own period is exact: the row's `at` does not hold for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub periods: Vec<String>,
        /// How each cell's number follows from its concept, in a row some of whose cells differ in that from their column (growth on
        /// another period): one for each column, `null` where the row, the column or the table says it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub measures: Vec<Option<Measure>>,
        /// Whether each cell is `negated`, in a row that prints some of its figures with the other sign and some not: one for each
        /// column.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub signs: Vec<CellSign>,
    }
}

/// Whether a cell prints its concept with the other sign, where the cells of a row differ in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CellSign {
    /// As the row, the column or the table says.
    #[default]
    #[serde(rename = "")]
    Inherited,
    /// The sign is the concept's.
    #[serde(rename = "+")]
    Own,
    /// The other sign is printed.
    #[serde(rename = "-")]
    Negated,
}

impl Row {
    /// The aspects that the row gives to its cell in that column.
    pub fn aspects_at(&self, column: usize) -> Aspects<'_> {
        fn own(list: &[String], column: usize) -> Option<&str> {
            list.get(column).map(String::as_str).filter(|own| !own.is_empty())
        }
        let mut aspects = self.aspects();
        aspects.concept = own(&self.concepts, column).or(aspects.concept);
        if let Some(period) = own(&self.periods, column) {
            (aspects.period, aspects.at) = (Some(period), None);
        }
        aspects.measure = self.measures.get(column).and_then(Option::as_ref).or(aspects.measure);
        aspects.negated = match self.signs.get(column) {
            None | Some(CellSign::Inherited) => aspects.negated,
            Some(sign) => Some(*sign == CellSign::Negated),
        };
        aspects
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
    pub count_scale: Option<u32>,
    pub scenario: Option<Scenario>,
    pub measure: Option<&'a Measure>,
    pub at: Option<End>,
    pub negated: Option<bool>,
}

impl<'a> Aspects<'a> {
    /// These aspects where given, the others' elsewhere.
    pub fn or(self, other: Aspects<'a>) -> Self {
        Self {
            concept: self.concept.or(other.concept),
            period: self.period.or(other.period),
            currency: self.currency.or(other.currency),
            scale: self.scale.or(other.scale),
            count_scale: self.count_scale.or(other.count_scale),
            scenario: self.scenario.or(other.scenario),
            measure: self.measure.or(other.measure),
            at: self.at.or(other.at),
            negated: self.negated.or(other.negated),
        }
    }
}

//! Tables, and the aspects that give a cell its meaning.

use serde::{Deserialize, Serialize};

use super::Text;

/// Whether a figure is a result or an aim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scenario {
    /// What happened.
    #[default]
    Actual,
    /// What the company announced that it aims at.
    Target,
}

/// How a cell's number follows from the concept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
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
        #[derive(Clone, Debug, Deserialize, Serialize)]
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
            pub named: Option<String>,
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

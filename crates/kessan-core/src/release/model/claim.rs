//! Figures that stand in the release's prose.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::field::text;
use super::{Measure, Scenario, Text};
use crate::cell::Cell;
use crate::unit::Unit;

/// A figure that stands only in prose.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// What it says.
    pub label: Text,
    /// The section of the release where it stands.
    pub place: Text,
    /// The number as printed.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::PrintedNumber"))]
    pub printed: String,
    /// Its unit; that of its concept, where it has one.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Unit"))]
    #[serde(with = "text")]
    pub unit: Unit,
    /// The power of ten that it is printed in.
    #[cfg_attr(feature = "schema", schemars(range(max = 12)))]
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub scale: u32,
    /// The line of the accounts that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<String>,
    /// The period that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Whether it is a result or an aim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Scenario>,
    /// How it follows from the concept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// Whether prose prints the size of a fall and the table a negative.
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub negated: bool,
    /// The period that the prose names for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// The period that the prose names for what it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named_base: Option<String>,
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

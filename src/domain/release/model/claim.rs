//! Figures that stand in the release's prose.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::field::text;
use super::{Measure, Scenario, Text};
use crate::domain::cell::Cell;
use crate::domain::unit::Unit;

/// A figure that stands only in prose.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Claim {
    pub id: String,
    pub label: Text,
    pub place: Text,
    pub printed: String,
    #[serde(with = "text")]
    pub unit: Unit,
    #[serde(default)]
    pub scale: u32,
    pub concept: Option<String>,
    pub period: Option<String>,
    pub scenario: Option<Scenario>,
    pub measure: Option<Measure>,
    #[serde(default)]
    pub negated: bool,
    pub named: Option<String>,
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

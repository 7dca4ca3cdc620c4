//! Taxes that are withheld from dividends.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Text;
use super::field::optional_day;
use crate::cell::Cell;
use crate::numeral::Mark;

/// What is withheld from the dividends of one kind of holder, as the law of the time lays it down.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withholding {
    /// Its name within the file, which may stand in an address.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// Whose dividends it is withheld from, in a few words.
    pub label: Text,
    /// Its parts: taxes that are worked out and rounded each by itself.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub parts: Vec<WithholdingPart>,
    /// Where the rates and what happens to fractions are laid down.
    pub source: Text,
    /// Pages of the web about them.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::WebAddress>"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}

/// One tax of those that are withheld.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithholdingPart {
    /// Which tax it is.
    pub label: Text,
    /// In per cent of the dividend.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::TaxRate"))]
    pub rate: String,
    /// What happens to a fraction of the currency at each payment.
    pub rounding: TaxRounding,
    /// Digits after the point that are kept when fractions are cut: 0 for whole yen, 2 for cents.
    #[cfg_attr(feature = "schema", schemars(range(max = 4)))]
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub digits: u32,
    /// The first day of payment that it holds for; without it there is no first.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// The last one.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
}

/// What happens to a fraction of the currency when a tax is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TaxRounding {
    /// It is cut, at each payment.
    Down,
    /// Nothing is rounded.
    Exact,
}

impl WithholdingPart {
    /// The rate in per cent; `None` unless it is one from 0 to 100.
    pub fn percent(&self) -> Option<Decimal> {
        match Cell::parse(&self.rate)? {
            Cell::Number { value, power: None, mark: None | Some(Mark::Percent), .. } => {
                Some(value.normalize()).filter(|rate| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(rate))
            }
            _ => None,
        }
    }

    /// Whether it holds for a dividend that is paid on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

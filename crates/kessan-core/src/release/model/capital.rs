//! Shares, dividends and the buyback: what the calculator needs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::field::{day, optional_day, text};
use super::{Ref, Text, Withholding};
use crate::period::Span;

/// Shares, dividends and the buyback.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Capital {
    /// The period that dividends and targets are of.
    pub fiscal_year: String,
    /// Shares in the hands of others, in shares.
    pub shares_outstanding: Ref,
    /// Depositary shares for one share, in ADS/share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ads_per_share: Option<Ref>,
    /// The full year's target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_income: Option<Ref>,
    /// The full year's target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earnings_per_share: Option<Ref>,
    /// Net income already earned in a part of the year, which dividends of that part are held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual_net_income: Option<Ref>,
    /// Equity that belongs to the shareholders, at the latest balance sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equity: Option<Ref>,
    /// Cash and cash equivalents at the latest balance sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<Ref>,
    /// Total assets at the latest balance sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Ref>,
    /// The dividends of the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dividends: Vec<Dividend>,
    /// The authorisation to buy own shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyback: Option<Buyback>,
    /// What the law withholds from dividends, for each kind of holder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withholding: Vec<Withholding>,
}

/// A dividend that is declared or planned.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dividend {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// As the calculator calls it.
    pub label: Text,
    /// Who holds shares on this day receives it.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    #[serde(with = "day")]
    pub record_date: Date,
    /// When it is paid; not before the record date.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    pub payment_date: Option<Date>,
    /// How certain it is.
    pub status: DividendStatus,
    /// What one share receives, in the reporting currency or in that of `currency`.
    pub per_share: Ref,
    /// The currency that it is declared in, where that is another one than the reporting currency.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Currency>"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// How certain a dividend is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DividendStatus {
    /// Resolved by the company.
    Declared,
    /// Announced as an intention.
    Planned,
}

/// An authorisation to buy own shares.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Buyback {
    /// From its first to its last day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Span"))]
    #[serde(with = "text")]
    pub window: Span,
    /// When it was resolved.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    #[serde(with = "day")]
    pub resolved: Date,
    /// At most as many shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_shares: Option<Ref>,
    /// At most as much money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_amount: Option<Ref>,
}

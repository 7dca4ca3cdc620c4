//! Shares, dividends and the buyback: what the calculator needs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::field::{day, optional_day, text};
use super::{Ref, Text};
use crate::domain::period::Span;

/// Shares, dividends and the buyback.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Dividend {
    pub id: String,
    pub label: Text,
    #[serde(with = "day")]
    pub record_date: Date,
    #[serde(default, with = "optional_day")]
    pub payment_date: Option<Date>,
    pub status: DividendStatus,
    pub per_share: Ref,
}

/// How certain a dividend is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DividendStatus {
    /// Resolved by the company.
    Declared,
    /// Announced as an intention.
    Planned,
}

/// An authorisation to buy own shares.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Buyback {
    #[serde(with = "text")]
    pub window: Span,
    #[serde(with = "day")]
    pub resolved: Date,
    pub max_shares: Option<Ref>,
    pub max_amount: Option<Ref>,
}

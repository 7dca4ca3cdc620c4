//! What the page's sections show.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Text;
use super::field::day;

/// What the page's sections show.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Part {
    pub concept: String,
    pub label: Text,
}

/// A set of targets: the facts of a period whose scenario is `target`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the format's document describes the fields")]
pub struct Target {
    pub id: String,
    pub label: Text,
    pub period: String,
    #[serde(with = "day")]
    pub announced: Date,
}

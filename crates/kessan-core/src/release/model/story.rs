//! What the page's sections show.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Text;
use super::field::optional_day;

/// What the page's sections show, as concepts. A section without data is absent from the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The concepts of the overview.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headlines: Vec<String>,
    /// The company's businesses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub businesses: Vec<Business>,
    /// What the businesses are.
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub breakdown: Breakdown,
    /// The concept of total revenues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenues: Option<String>,
    /// The concept of their total cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_of_revenues: Option<String>,
    /// The concept of operating income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operating_income: Option<String>,
    /// The concept of net income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_income: Option<String>,
    /// What the company calls what it expects of its results.
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub guidance: Guidance,
    /// The sets of targets that the company has announced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// The concept of total assets: the balance sheet as a figure. What funds them is the concept that is `same_as` it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<String>,
    /// The concept of cash, with its `flows`: the way from one balance of cash to the next as a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<String>,
    /// What drives the results beside the accounts: customers, orders, capacity, investment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drivers: Vec<Driver>,
}

/// What the revenues are broken down by; the page's words follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Breakdown {
    /// Businesses: lines of business, divisions.
    #[default]
    Business,
    /// Reportable segments, which may be regions.
    Segment,
    /// Products and services.
    Product,
    /// Regions.
    Region,
}

/// What a company calls what it expects of its results; the page's words follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Guidance {
    /// Targets: what it aims at.
    #[default]
    Targets,
    /// Forecasts: what it expects, as the 業績予想 of reports to Japanese exchanges.
    Forecasts,
}

impl Story {
    /// The concept of total revenues; where the story names none, the empty text, which is no concept's id.
    pub fn revenues(&self) -> &str {
        self.revenues.as_deref().unwrap_or_default()
    }

    /// The concept of their total cost, likewise.
    pub fn cost_of_revenues(&self) -> &str {
        self.cost_of_revenues.as_deref().unwrap_or_default()
    }

    /// The concept of operating income, likewise.
    pub fn operating_income(&self) -> &str {
        self.operating_income.as_deref().unwrap_or_default()
    }

    /// The concept of net income, likewise.
    pub fn net_income(&self) -> &str {
        self.net_income.as_deref().unwrap_or_default()
    }
}

/// A measure of what drives the results, with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// Short, for charts.
    pub label: Text,
    /// Its lines: concepts in one unit, each with a short name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub lines: Vec<Part>,
}

/// One business of the company.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Business {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// Short, for charts.
    pub label: Text,
    /// The concept of its revenues.
    pub revenues: String,
    /// The concept of their cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// What its revenues consist of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A part of a business's revenues, or a line of a driver.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The concept of its figures.
    pub concept: String,
    /// Short, for charts.
    pub label: Text,
}

/// A set of targets: the facts of a period whose scenario is `target`, or `target-lower` and `target-upper` for a range.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its name within the file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// Short, for charts.
    pub label: Text,
    /// The period whose facts of the scenario "target" it is.
    pub period: String,
    /// The day when the company said so, where it is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
    /// Whether it replaced an earlier target.
    #[serde(default, skip_serializing_if = "super::field::is_default")]
    pub revised: bool,
}

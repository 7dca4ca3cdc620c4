//! What the page's sections show.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Text;
use super::field::day;

/// What the page's sections show.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The concepts of the overview.
    pub headlines: Vec<String>,
    /// The company's businesses.
    pub businesses: Vec<Business>,
    /// The concept of total revenues.
    pub revenues: String,
    /// The concept of their total cost.
    pub cost_of_revenues: String,
    /// The concept of operating income.
    pub operating_income: String,
    /// The concept of net income.
    pub net_income: String,
    /// The sets of targets that the company has announced.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// The concept of total assets: the balance sheet as a figure. What funds them is the concept that is `same_as` it.
    pub assets: Option<String>,
    /// The concept of cash, with its `flows`: the way from one balance of cash to the next as a figure.
    pub cash: Option<String>,
    /// What drives the results beside the accounts: customers, orders, capacity, investment.
    #[serde(default)]
    pub drivers: Vec<Driver>,
}

/// A measure of what drives the results, with its lines.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
#[derive(Clone, Debug, Deserialize, Serialize)]
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
    pub cost: Option<String>,
    /// What its revenues consist of.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// A part of a business's revenues, or a line of a driver.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The concept of its figures.
    pub concept: String,
    /// Short, for charts.
    pub label: Text,
}

/// A set of targets: the facts of a period whose scenario is `target`.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
    /// The day when the company said so.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    #[serde(with = "day")]
    pub announced: Date,
    /// Whether it replaced an earlier target.
    #[serde(default)]
    pub revised: bool,
}

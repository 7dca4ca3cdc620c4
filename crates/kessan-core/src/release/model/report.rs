//! Other reports whose figures stand beside the release's own.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Text;
use super::field::optional_day;

/// Another report of the same company, whose figures stand in the release's tables and in tables of its own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherReport {
    /// Its name within the file, which tables, columns and periods give.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Id"))]
    pub id: String,
    /// What it reports on.
    pub title: Text,
    /// The day of the report, where it is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    pub announced: Option<Date>,
}

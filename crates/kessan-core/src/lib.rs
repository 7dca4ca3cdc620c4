//! The release and the arithmetic on it: exact, and without any knowledge of the web.
//!
//! The path of a figure: [`release`] holds the file's tables with their cells as printed; [`load`](release::load)
//! checks the file's meaning and [`facts`] reads every cell into a fact (concept, period, unit, exact value,
//! precision, place); [`numeral`] is the one reader of printed numbers, which the calculator's fields use, too. [`overview`], [`mix`] and [`margins`] answer the page's questions from those facts, and
//! [`checks`] recomputes whatever can be recomputed. The dividend and buyback calculator is [`capital`] (what the release
//! gives), [`payout`] (what is bought) and [`timing`] (when); what follows from that is
//! the table of measures (`state::measures` of the web application). Every rounding has a name in [`rounding`].
//!
//! This crate imports std, serde, serde_json, serde_path_to_error, rust_decimal and jiff only; with the feature
//! `schema`, which the browser's program does not have, schemars for the JSON Schema of the release file.

pub mod arithmetic;
pub mod bridge;
pub mod capital;
pub mod cell;
pub mod change;
pub mod checks;
pub mod derivation;
pub mod discrepancy;
pub mod facts;
pub mod figure;
pub mod gaps;
pub mod glossary;
pub mod grid;
pub mod lines;
pub mod margins;
pub mod mix;
pub mod notation;
pub mod notes;
pub mod numeral;
pub mod order;
pub mod overview;
pub mod payout;
pub mod period;
pub mod problem;
pub mod recast;
pub mod release;
pub mod revision;
pub mod rounding;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sections;
pub mod spreadsheet;
pub mod statements;
pub mod structure;
pub mod text;
pub mod timing;
pub mod trace;
pub mod unit;

//! Filings made up for each trap, from file to release.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod by_words;
mod columns;
mod forecasts;
mod habits;
mod habits_of_notes;
mod habits_of_summaries;
mod industries;
mod limits;
mod page;
mod properties;
mod prose;
mod rates;
mod releases;
mod revisions;
mod segments;
mod shares_and_dividends;
mod styles;
mod styles_more;
mod summaries;
mod totals;
mod traps;
mod wild_america;
mod wild_europe;
mod wild_japan;

//! Filings made up for each trap, from file to release.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod by_words;
mod classes_of_shares;
mod columns;
mod fiscal_periods;
mod forecasts;
mod foreign_issuers;
mod habits;
mod habits_of_notes;
mod habits_of_summaries;
mod half_years_and_pence;
mod industries;
mod instances;
mod landing;
mod limits;
mod own_elements;
mod owners;
mod page;
mod press_releases;
mod properties;
mod prose;
mod rare_forms;
mod rates;
mod releases;
mod revisions;
mod sectors_of_japan;
mod segments;
mod shares_and_dividends;
mod styles;
mod styles_more;
mod summaries;
mod summaries_of_sectors;
mod tanshin;
mod totals;
mod traps;
mod wild_america;
mod wild_america_more;
mod wild_europe;
mod wild_japan;

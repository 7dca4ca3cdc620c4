//! Filings of made-up companies of very different kinds, all the way: from the files that are downloaded to the release, the page in
//! both languages, the checks, the workbook as another spreadsheet engine works it out, and the open data. What is expected was
//! worked out by hand from the figures that the filings print, not taken from what came out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::float_arithmetic, missing_docs)]
#![allow(dead_code, reason = "what it shares with the other tests of workbooks and sites is more than it needs")]

#[path = "../workbook/common.rs"]
mod common;
#[path = "../made_up_assets/mod.rs"]
mod made_up_assets;

mod euro;
mod loss;
mod quarter;
mod way;

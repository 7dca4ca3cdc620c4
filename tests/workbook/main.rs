//! The workbook, recalculated by an independent spreadsheet engine: what it shows is what the page shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::float_arithmetic, missing_docs)]

mod calculator;
mod common;
mod file;
mod footers;
mod libreoffice;
mod parts;
mod recalculated;

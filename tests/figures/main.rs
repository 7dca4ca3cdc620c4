//! The figures of the page: their pictures, what their titles say, and that marks, tables and tips agree with the release.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod agreement;
mod choices;
mod columns;
mod common;
mod directions;
mod findings;
mod gaps;
mod inks;
mod pictures;
mod series;
mod sums;
mod tips;
mod unit;
mod wording;

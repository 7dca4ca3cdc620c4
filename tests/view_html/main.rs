//! The page as HTML, rendered natively: the published release and the made-up ones, in both languages.
#![cfg(feature = "ssr")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod calculator;
mod checks;
mod common;
mod overview;
mod percentages;
mod revision;
mod terms_of_the_company;
mod whole;

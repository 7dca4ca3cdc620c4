//! Reports of a made-up company side by side.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod changes;
mod doubts;
mod lines;
mod read;
mod refusals;
mod restatements;
mod series;

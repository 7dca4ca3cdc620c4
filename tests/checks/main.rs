//! The check engine held against figures that it has not worked out itself: the published release's known
//! contradictions, footings added up anew, every digit changed in turn, errors planted in the made-up release, and random
//! accounts whose true figures are known.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod footings;
mod ids;
mod invented;
mod mutations;
mod planted;
mod press;
mod properties;
mod published;
mod unnoticed;

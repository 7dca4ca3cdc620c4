//! The readers of tagged filings, on made-up miniatures of what real ones do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod arelle;
mod arelle_json;
mod hostile;
mod inline;
mod json;
mod miniature;
mod packages;
mod printed;
mod properties;
mod sets;
mod taxonomies;
mod transformations;
mod values;

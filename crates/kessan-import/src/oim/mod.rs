//! xBRL-JSON (Open Information Model 1.0).

mod document;
mod period;

pub(crate) use document::read;

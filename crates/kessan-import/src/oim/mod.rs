//! xBRL-JSON (Open Information Model 1.0).

mod document;
mod fact;
mod period;

pub(crate) use document::read;

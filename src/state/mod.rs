//! What the reader has set: plain types, which the views wrap in signals.

pub mod check_filter;
pub mod draft;
pub mod outcome;
pub mod placement;
pub mod query;
pub mod settings;

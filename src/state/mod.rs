//! What the reader has set: plain types, which the views wrap in signals.

pub mod address;
pub mod check_filter;
pub mod csv;
pub mod draft;
pub mod drafts;
pub mod inputs;
pub mod measures;
pub mod operand;
pub mod outcome;
pub mod placement;
pub mod query;
pub mod reading;
pub mod scenarios;
pub mod search_text;
pub mod settings;
pub mod subject;
pub mod table_choice;
pub mod table_search;
pub mod view_state;

//! Inline XBRL 1.1 and 1.0: the facts of tagged documents.

mod content;
mod facts;
pub(crate) mod number;
pub(crate) mod resources;
mod set;
pub mod transform;
mod translations;

pub(crate) use set::{Source, read};
pub(crate) use translations::translations;

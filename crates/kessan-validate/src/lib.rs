//! What the author of a release file is told about it: every mistake of form and of meaning, with its line.
//!
//! The form is checked with the JSON [`schema`] that is published for editors, the meaning by [`kessan_core`]. Both
//! name a place in the file by its JSON pointer, from which `locate` finds the line and `place` the names.

mod blank;
mod check;
mod locate;
mod outline;
mod pieces;
mod place;
mod plan;
mod repeated;
pub mod schema;
mod size;
mod suggest;
mod validate;
mod violation;
mod walk;
mod words;

pub use check::{Finding, Report, check};

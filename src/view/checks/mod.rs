//! The checks: what ties, what is rounding, and what differs, by its gravity; each with its proof.

pub mod figure;
pub mod group;
pub mod list;
pub mod proof;
pub mod section;
pub mod sentence;
pub mod tools;

use crate::view::env::Env;
use crate::view::session::CHECK;
use kessan_core::checks::Report;

/// What the views of the checks render from.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext {
    /// Release and language.
    pub env: Env,
    /// The release's checks. They live as long as the program.
    pub report: &'static Report,
}

/// The id of a check's element, and what a link to it names.
pub fn anchor(id: &str) -> String {
    format!("{CHECK}{id}")
}

//! Opens a report in the browser: what `kessan import` does with files, then the check, then the pages, by the generator that makes
//! every site.
//!
//! [`open`] is all of it and runs anywhere; on `wasm32` a module exports it to the page, with what saves an opened report.
//! What saves, what compares and what reads more than filings are parts of their own (`parts`), which the page loads when they are asked for.
//! What is rendered is never given back, as views keep their release: the page calls it in a worker that ends afterwards.

mod asked;
mod compared;
mod failed;
mod given;
mod opened;
mod parts;
mod save;
#[cfg(target_family = "wasm")]
mod web;

pub use asked::{Asked, Refused};
pub use failed::{Failed, InLanguages};
pub use given::Answered;
pub use opened::{Opened, Page, Stage, open};
pub use parts::{downloads, one_file};
pub use save::Download;

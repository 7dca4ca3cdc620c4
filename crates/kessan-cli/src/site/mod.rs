//! What makes sites: `kessan build` and `kessan serve`.

mod assets;
pub mod build;
mod compress;
mod output;
mod read;
pub mod serve;

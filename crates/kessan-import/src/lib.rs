//! Reads what listed companies file into a release.
//!
//! Each kind of file has a small reader, and all of them make one [`report::Report`]: facts with their aspects, tables as
//! printed with the facts of their cells, and what the taxonomy says of concepts. One mapping makes the release from it.

mod aspects;
mod companyfacts;
pub mod csv;
mod encoding;
mod english;
pub mod error;
pub mod folder;
pub mod html;
mod instance;
pub mod ixbrl;
pub mod limits;
pub mod mapping;
pub mod markup;
mod notices;
mod oim;
pub mod package;
pub mod printed;
mod read;
pub mod report;
mod shared;
mod taxonomy;
pub mod terms;
mod untagged;
pub mod xlsx;

pub use read::{DataFile, read, read_by};

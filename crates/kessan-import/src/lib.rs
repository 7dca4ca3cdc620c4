//! Reads what listed companies file into a release.
//!
//! Each kind of file has a small reader, and all of them make one [`report::Report`]: facts with their aspects, tables as
//! printed with the facts of their cells, and what the taxonomy says of concepts. One mapping makes the release from it.

pub mod error;
pub mod html;
pub mod limits;
pub mod markup;
pub mod printed;
pub mod report;
pub mod terms;

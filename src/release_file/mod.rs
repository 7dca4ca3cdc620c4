//! What the author of a release file is told about it.

pub mod schema;

//! In a page being written nothing is told.

/// Nobody to ask.
pub fn ask() {}

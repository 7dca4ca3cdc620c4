//! Filings made up for each trap, from file to release.

mod page;
mod properties;
mod releases;
mod traps;

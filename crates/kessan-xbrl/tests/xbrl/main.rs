//! Releases as XBRL: what stands in the package, that it is read back as the same facts, and that Arelle, the field's reference,
//! finds it valid and the same sums wrong.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod arelle;
mod imported;
mod invented;
mod made;
mod package;
mod round_trip;
mod told;

//! The command as it is called, with the real program: all of it that needs no assets of the site.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod check;
mod compare;
mod filing;
mod folder;
mod help;
mod import;
mod manual;
mod scratch;
mod streams;
mod xbrl;

//! The command as it is called: a made-up release from its file to a site, and served while it changes. With the assets that
//! the build of the site has left; without them these tests say so and prove nothing.
#![cfg(feature = "site")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod build;
mod scratch;
mod serve;

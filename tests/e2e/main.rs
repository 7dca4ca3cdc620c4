//! Browser tests: Chromium, driven by chromedriver, on the built site.
//!
//! `cargo xtask test` runs them after the build. To run them alone:
//! `cargo test --features e2e --test e2e -- --test-threads=2`. They read
//!
//! - `KESSAN_DIST`, the folder of the built site; otherwise `dist/`, which `cargo xtask build` makes,
//! - `KESSAN_CHROMIUM` and `KESSAN_CHROMEDRIVER`, the programs; otherwise those on PATH.
//!
//! Each test has a driver and a browser of its own, which end with it. What a test waits for it polls, up to a
//! deadline that only a broken page reaches.

// What the specifications use.
mod browser;
mod driver;
mod failure;
mod folder;
mod page;
mod relay;
mod site;

// One behaviour each.
mod calculator;
mod checks;
mod controls;
mod early_choice;
mod inputs;
mod keyboard;
mod links;
mod policy;
mod print;
mod script_off;
mod sharpness;
mod sources;
mod statements;
mod subfolder;
mod theme;
mod waking;

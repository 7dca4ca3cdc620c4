//! Browser tests on the built site: Chromium, and for the one file and frames also Firefox and WebKitGTK.
//!
//! `cargo xtask test` runs them after the build. To run them alone:
//! `cargo test --features ssr --test e2e -- --test-threads=2`. They read
//!
//! - `KESSAN_DIST`, the folder of the built site; otherwise `dist/`, which `cargo xtask build` makes,
//! - `KESSAN_CHROMIUM` and `KESSAN_CHROMEDRIVER`, the programs; otherwise those on PATH,
//! - likewise `KESSAN_FIREFOX` and `KESSAN_GECKODRIVER`; `KESSAN_MINIBROWSER`, `KESSAN_WEBKITDRIVER` and `KESSAN_XVFB`.
//!
//! Each test has a driver and a browser of its own, which end with it. What a test waits for it polls, up to a
//! deadline that only a broken page reaches.

// What the specifications use.
mod browser;
mod driver;
mod engine;
mod failure;
mod first;
mod folder;
mod frame;
mod marks;
mod page;
mod relay;
mod saving;
mod site;
mod watch;

// One behaviour each.
mod accessible;
mod altered;
mod bench;
mod builder;
mod calculated;
mod calculator;
mod checks;
mod command;
mod controls;
mod copying;
mod early_choice;
mod embed;
mod embed_host;
mod embed_saving;
mod embed_state;
mod faults;
mod figures_bubble;
mod figures_choices;
mod figures_files;
mod figures_keys;
mod figures_paper;
mod figures_pointer;
mod figures_touch;
mod hostile;
mod hosting;
mod inputs;
mod keyboard;
mod links;
mod no_program;
mod offline;
mod one_file;
mod pointing;
mod policy;
mod print;
mod requests;
mod script_off;
mod scrolling;
mod sharpness;
mod soak;
mod sources;
mod statements;
mod subfolder;
mod theme;
mod visit;
mod waking;

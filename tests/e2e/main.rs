//! Browser tests on the built site: Chromium; frames, the one file and whatever may go wrong also in Firefox and WebKitGTK.
//!
//! `cargo xtask test` runs them after the build. To run them alone:
//! `cargo test --features ssr --test e2e -- --test-threads=2`. They read
//!
//! - `KESSAN_DIST`, the folder of the built site; otherwise `dist/`, which `cargo xtask build` makes,
//! - `KESSAN_CHROMIUM` and `KESSAN_CHROMEDRIVER`, the programs; otherwise those on PATH,
//! - likewise `KESSAN_FIREFOX` and `KESSAN_GECKODRIVER`; `KESSAN_MINIBROWSER`, `KESSAN_WEBKITDRIVER` and `KESSAN_XVFB`.
//!
//! Each test has a driver and a browser of its own, which end with it; what it needs again, just as it was started, it goes on with. What a test waits for it polls, up to a
//! deadline that only a broken page reaches.
//!
//! What a test takes is mostly the processor's time: to start and end Chromium 1.1 s, Firefox 3.2 s, WebKit 0.4 s; to open the page until
//! its controls answer 0.5 s. So a test opens several pages in one browser rather than one each in several.

// What the specifications use.
mod broken;
mod browser;
mod driver;
mod emulation;
mod engine;
mod failure;
mod first;
mod folder;
mod frame;
mod marks;
mod mounting;
mod page;
mod published;
mod relay;
mod saving;
mod site;
mod watch;

// One behaviour each.
mod accessible;
mod altered;
mod answers;
mod arriving;
mod axe;
mod bench;
mod builder;
mod calculated;
mod calculator;
mod checks;
mod come_back;
mod command;
mod controls;
mod copying;
mod early_choice;
mod embed;
mod embed_forged;
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
mod look;
mod negatives;
mod no_program;
mod no_wasm;
mod notes;
mod offline;
mod offline_elsewhere;
mod one_file;
mod opening;
mod opening_beside;
mod opening_parts;
mod opening_phone;
mod phone;
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
mod stopped;
mod subfolder;
mod theme;
mod visit;

mod walk;

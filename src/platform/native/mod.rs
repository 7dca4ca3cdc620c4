//! For the generator: formatting by ICU, or where it runs in a browser by that; everything else is inert, as nothing is set or
//! watched there.

pub mod clipboard;
pub mod controls;
pub mod explanation;
#[cfg(not(target_family = "wasm"))]
pub mod format;
#[cfg(target_family = "wasm")]
#[path = "../web/format.rs"]
pub mod format;
pub mod numbers;
pub mod panel;
pub mod place;
pub mod schedule;
pub mod screen;
#[cfg(not(target_family = "wasm"))]
pub mod text;
#[cfg(target_family = "wasm")]
#[path = "../web/text.rs"]
pub mod text;

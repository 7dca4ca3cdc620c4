//! In the browser.

mod canvas;
pub mod controls;
pub mod copying;
pub mod format;
pub mod numbers;
mod page;
pub mod panel;
pub mod panic;
pub mod place;
pub mod release;
pub mod roots;
pub mod schedule;
pub mod screen;
pub mod told;

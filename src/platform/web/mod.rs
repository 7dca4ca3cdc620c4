//! In the browser.

pub mod amounts;
pub mod bubble;
mod canvas;
pub mod clipboard;
pub mod controls;
pub mod copying;
pub mod explanation;
pub mod files;
pub mod format;
pub mod numbers;
mod page;
pub mod panel;
pub mod panic;
pub mod parts;
pub mod place;
pub mod plots;
pub mod release;
mod replaced;
pub mod roots;
pub mod schedule;
pub mod screen;
pub mod stops;
pub mod text;
mod visibility;

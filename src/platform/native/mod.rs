//! For the prerenderer: formatting by ICU; everything else is inert, as nothing is set or watched there.

pub mod clipboard;
pub mod controls;
pub mod format;
pub mod numbers;
pub mod panel;
pub mod place;
pub mod schedule;
pub mod screen;
pub mod text;
pub mod told;

//! All that touches the outside: the browser's objects in `web`, and twins with the same interface in `native` for the
//! prerenderer, where they are inert or use a library. Only this module names web-sys and JavaScript.

#[cfg(feature = "hydrate")]
pub mod gesture;
#[cfg(feature = "render")]
mod native;
pub mod number_location;
#[cfg(feature = "hydrate")]
mod web;

#[cfg(feature = "render")]
pub use native::{clipboard, controls, explanation, format, numbers, panel, place, schedule, screen, text};
#[cfg(feature = "hydrate")]
pub use web::{
    amounts, bubble, clipboard, controls, copying, explanation, files, format, numbers, panel, panic, parts, place,
    plots, release, roots, schedule, screen, stops, text,
};

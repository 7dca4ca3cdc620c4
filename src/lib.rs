//! Kessan turns an earnings release into an interactive page that checks itself.
//!
//! From JSON to pixel: a release file is read and checked by [`kessan_core::release::load`]; [`kessan_core`] answers what the
//! page asks, exactly; [`chart`] lays figures out as placed marks and draws them on any plotters backend; [`state`] is
//! what the reader has set; `platform` is all that touches the browser; `view` renders, natively into the published
//! HTML and in the browser onto it. Imports point one way: `kessan_core` ← `chart`, `state` ← `platform` ← `view`.

// The calculator's view is one deep type: erasing parts of it would put leptos' asynchronous hydration, which the page
// does not use, into the program (90 kB).
#![recursion_limit = "512"]

pub mod chart;
pub mod state;

#[cfg(any(feature = "hydrate", feature = "render"))]
pub mod platform;
#[cfg(any(feature = "hydrate", feature = "render"))]
pub mod view;

#[cfg(feature = "render")]
pub mod prerender;
#[cfg(feature = "render")]
pub mod workbook;

#[cfg(all(feature = "hydrate", feature = "render"))]
compile_error!("the features `hydrate` (the web application) and `ssr` (the prerenderer) exclude each other");

//! Pure drawing: a figure (data and texts, no pixels) is laid out as a [`scene`] of placed marks, and the scene is
//! [drawn](draw) on any plotters backend: the browser's canvas, or [SVG](svg) when the page is written.
//!
//! Values stay decimals up to [`scale`], the only step to a screen position. Texts come formatted from the caller.
#![allow(clippy::float_arithmetic, reason = "screen positions, from here on")]

pub mod bars;
pub mod columns;
pub mod curves;
pub mod draw;
pub mod measure;
pub mod scale;
pub mod scene;
pub mod simplify;
pub mod spread;
pub mod svg;
pub mod timeline;

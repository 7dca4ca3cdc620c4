//! Pure drawing: a [`figure`] (data and texts, no pixels) is laid out as a [`scene`] of marks with the places where each
//! can be [pointed at](placed), and the scene is [drawn](draw) on any plotters backend: the browser's canvas, or
//! [SVG](svg) when the page is written. The same figure is a table ([`grid`]) for those who read it.
//!
//! Values stay decimals up to [`scale`], the only step to a screen position. Texts come formatted from the caller.
#![allow(clippy::float_arithmetic, reason = "screen positions, from here on")]

mod bridge;
pub mod bubble_position;
pub mod curves;
pub mod draw;
pub mod figure;
mod gaps;
pub mod grid;
mod grouped;
mod line_break;
pub mod measure;
pub mod placed;
pub mod scale;
pub mod scene;
pub mod setting;
mod side_labels;
pub mod simplify;
pub mod spread;
mod stacked;
pub mod svg;
mod time_series;
pub mod timeline;
pub mod words;

//! What tables print, whatever document they stand in: figures with the marks that belong to them, the heads of columns, units
//! and periods in words.
//!
//! Readers of tables without tags and the mapping of tagged ones use the same functions, so that a figure is joined from its
//! cells in one way only.

mod figure;
mod layout;
pub mod period;
mod piece;
pub mod sheet;
pub mod unit;

pub use figure::{Figure, figure, is_figure};
pub use layout::{Layout, LayoutCell, LayoutColumn, Line, layout};
pub use piece::{Piece, joined};

//! The size of the pictures in the page.

/// The width that the pictures in the page are laid out for, in CSS pixels. A canvas takes the panel's own.
pub const STILL_WIDTH: u32 = 300;

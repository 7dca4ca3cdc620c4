//! Pictures in the page.

use crate::chart::scene::Scene;
use crate::chart::svg::{svg, svg_plain};

/// The width that the pictures in the page are laid out for, in CSS pixels. A canvas takes the panel's own.
pub const STILL_WIDTH: u32 = 300;

/// A scene as SVG: natively for the page, with its style sheet and in both currencies; in the browser as it is.
pub fn picture(scene: &Scene, is_translated: bool) -> String {
    if cfg!(feature = "hydrate") { svg_plain(scene, is_translated) } else { svg(scene) }
}

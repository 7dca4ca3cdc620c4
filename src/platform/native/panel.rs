//! A page being written has no canvas to watch.

use leptos::web_sys::{Element, HtmlCanvasElement, MouseEvent};

use crate::chart::scene::Scene;

/// Never draws.
pub fn paint(_canvas: &HtmlCanvasElement, _layout: impl FnOnce(u32, u32) -> Scene) -> bool {
    false
}

/// Never calls `near`.
pub fn watch_distance(_element: &Element, _near: impl Fn(bool) + 'static) {}

/// Never calls `changed`.
pub fn watch_size(_canvas: &HtmlCanvasElement, _changed: impl Fn() + 'static) {}

/// A page being written is not pointed at.
pub fn across(_event: &MouseEvent) -> (i32, u32) {
    (0, 0)
}

//! When a chart's canvas must be drawn: near the screen, and again when its size changes.

use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlCanvasElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MouseEvent,
    ResizeObserver,
};

use super::canvas;
use super::plots::place_of;
use crate::chart::scene::Scene;

/// Draws on `canvas`; says whether that was possible.
pub fn paint(canvas: &HtmlCanvasElement, layout: impl FnOnce(u32, u32) -> Scene) -> bool {
    canvas::paint(canvas, false, layout)
}

/// Calls `near` whenever the element comes within a screen of the viewport or leaves it.
pub fn watch_distance(element: &Element, near: impl Fn(bool) + 'static) {
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            near(entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("50% 0px");
    if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
    }
    callback.forget();
}

/// Calls `changed` in the frame in which the canvas has a new size, before it is painted.
pub fn watch_size(canvas: &HtmlCanvasElement, changed: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(changed);
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(canvas);
    }
    callback.forget();
}

/// Where the element that listens is pointed at: from its left edge, and its width, in CSS pixels.
pub fn across(event: &MouseEvent) -> (i32, u32) {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(place) = element.map(|element| place_of(&element)) else { return (0, 0) };
    (event.client_x() - place.left, u32::try_from(place.right - place.left).unwrap_or(0))
}

//! When a chart's canvas must be drawn: near the screen, and again when its size changes.

use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlCanvasElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MouseEvent,
    ResizeObserver, ResizeObserverBoxOptions, ResizeObserverOptions, ResizeObserverSize,
};

use super::canvas;
use super::plots::place_of;
use crate::chart::scene::Scene;

#[wasm_bindgen]
extern "C" {
    /// What the Resize Observer specification has and one of the three engines lacks.
    type DevicePixels;
    #[wasm_bindgen(method, catch, js_name = observe)]
    fn observe(this: &DevicePixels, target: &Element, options: &ResizeObserverOptions) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = devicePixelContentBoxSize)]
    fn sizes(this: &DevicePixels) -> Option<js_sys::Array>;
}

/// Draws on `canvas`; says whether that was possible.
pub fn paint(canvas: &HtmlCanvasElement, layout: impl FnOnce(u32, u32) -> Scene) -> bool {
    canvas::paint(canvas, false, layout)
}

/// Calls `near` whenever the element comes within half a screen of the viewport or leaves it.
pub fn watch_distance(element: &Element, near: impl Fn(bool) + 'static) {
    watch(element, "50% 0px", Box::new(near));
}

/// Calls `view` whenever some of the element comes into the viewport, or the last of it leaves.
pub fn watch_view(element: &Element, view: impl Fn(bool) + 'static) {
    watch(element, "0px", Box::new(view));
}

/// Calls `told` whenever the element comes within a margin of the viewport, as CSS writes margins, or leaves it.
fn watch(element: &Element, margin: &str, told: Box<dyn Fn(bool)>) {
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            told(entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
    }
    callback.forget();
}

/// Calls `changed` in the frame in which the canvas has a new size, on the page or on the screen, before it is painted. Which
/// pixels of the screen it takes up only the browser knows; it is left at the canvas, where it says so.
pub fn watch_size(canvas: &HtmlCanvasElement, changed: impl Fn() + 'static) {
    let target = canvas.clone();
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let sizes = entries.pop().unchecked_into::<DevicePixels>().sizes();
        if let Some(size) = sizes.map(|sizes| sizes.get(0).unchecked_into::<ResizeObserverSize>()) {
            canvas::set_pixels(&target, size.inline_size(), size.block_size());
        }
        changed();
    });
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        let options = ResizeObserverOptions::new();
        options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
        if observer.unchecked_ref::<DevicePixels>().observe(canvas, &options).is_err() {
            observer.observe(canvas);
        }
    }
    callback.forget();
}

/// Where the element that listens is pointed at: from its left edge, and its width, in CSS pixels.
pub fn across(event: &MouseEvent) -> (i32, u32) {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(place) = element.map(|element| place_of(&element)) else { return (0, 0) };
    (event.client_x() - place.left, u32::try_from(place.right - place.left).unwrap_or(0))
}

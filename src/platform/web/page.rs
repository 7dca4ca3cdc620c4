//! The window and its document.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, Window};

/// The window; `None` where there is none, as in a worker.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Calls `handler` with every event of that name, for as long as the page lives; with `capture` also with those that stay at
/// the elements below. A handler may be called while it runs: what moves the focus at an event of the focus makes another.
pub fn listen_to(target: &EventTarget, event: &str, capture: bool, handler: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(handler);
    let function = closure.as_ref().unchecked_ref();
    // A target that refuses a listener leaves the page as it was.
    let _ = target.add_event_listener_with_callback_and_bool(event, function, capture);
    closure.forget();
}

/// Calls `handler` at every event of that name, for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, handler: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(handler);
    // A target that refuses a listener leaves the page as it was.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Sends an event of the page's own to all of its programs.
pub fn announce(event: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(event)) {
        // Nobody has to listen.
        let _ = window.dispatch_event(&event);
    }
}

//! The clipboard, where the browser lets the page write to it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

use super::page::window;

/// Puts a text in the clipboard and calls `done` with whether that was allowed, which browsers may refuse later.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let done = Rc::new(Cell::new(Some(done)));
    let promise = || {
        let navigator = Reflect::get(window()?.as_ref(), &"navigator".into()).ok()?;
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        let promise = write.call1(&clipboard, &text.into()).ok()?;
        let then: Function = Reflect::get(&promise, &"then".into()).ok()?.dyn_into().ok()?;
        let tell = |is_copied: bool| {
            let done = done.clone();
            Closure::once_into_js(move |_: JsValue| {
                if let Some(done) = done.take() {
                    done(is_copied);
                }
            })
        };
        then.call2(&promise, &tell(true), &tell(false)).ok()
    };
    if promise().is_none()
        && let Some(done) = done.take()
    {
        done(false);
    }
}

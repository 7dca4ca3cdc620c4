//! Work in pieces, so that no task holds up the page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::page::window;

/// Runs `work` in a later task.
pub fn later(work: impl FnOnce() + 'static) {
    after(0, work);
}

/// Runs `work` after that many milliseconds.
pub fn after(milliseconds: i32, work: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(work);
    if let Some(window) = window() {
        // Without a timer the work would be lost, but a window always has one.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}

/// What is to be called whenever there is work to do, and does it once, that many milliseconds after the last call.
pub fn at_rest(milliseconds: i32, work: impl Fn() + 'static) -> impl Fn() + 'static {
    let (turn, work) = (Rc::new(Cell::new(0_u32)), Rc::new(work));
    move || {
        turn.set(turn.get().wrapping_add(1));
        let (now, turn, work) = (turn.get(), Rc::clone(&turn), Rc::clone(&work));
        after(milliseconds, move || {
            if turn.get() == now {
                work();
            }
        });
    }
}

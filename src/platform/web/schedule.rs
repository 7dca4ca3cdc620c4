//! Work in pieces, so that no task holds up the page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::page::{listen, window};

/// Runs `work`, which may wait for the browser, in tasks of its own.
pub fn run(work: impl Future<Output = ()> + 'static) {
    // It fails only when it has been done before.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    any_spawner::Executor::spawn_local(work);
}

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

/// How many times [`sparingly`] works at once, and after how many milliseconds once more: browsers refuse to change an
/// address a hundred times in half a minute.
const AT_ONCE: (i64, i64) = (10, 400);

/// What is to be called whenever there is work to do, and does it at once; where that would be too often, as while
/// something is dragged, that many milliseconds after the last call.
pub fn sparingly(milliseconds: i32, work: impl Fn() + 'static) -> impl Fn() + 'static {
    let work = Rc::new(work);
    let at_rest = {
        let work = Rc::clone(&work);
        at_rest(milliseconds, move || work())
    };
    // How many are left, and when the last was added.
    let left = Cell::new((AT_ONCE.0, i64::MIN));
    move || {
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
        let now = js_sys::Date::now() as i64;
        let (count, since) = left.get();
        let added = now.saturating_sub(since).max(0) / AT_ONCE.1;
        let (count, since) = if added > 0 { (count.saturating_add(added).min(AT_ONCE.0), now) } else { (count, since) };
        left.set(((count - 1).max(0), since));
        if count > 0 {
            work();
        } else {
            at_rest();
        }
    }
}

/// What is to be called whenever there is work to do, and does it once, that many milliseconds after the last call; sooner
/// if the page is left or hidden before.
pub fn at_rest(milliseconds: i32, work: impl Fn() + 'static) -> impl Fn() + 'static {
    // How often it was called, and for which of the calls the work is still to be done.
    let (turn, waiting) = (Rc::new(Cell::new(0_u32)), Rc::new(Cell::new(None)));
    let do_for = {
        let waiting = Rc::clone(&waiting);
        Rc::new(move |turn: Option<u32>| {
            if turn.is_some() && waiting.get() == turn {
                waiting.set(None);
                work();
            }
        })
    };
    if let Some(window) = window() {
        // A reload takes the address as it is before the page is hidden; a phone may end a page that it has hidden.
        for event in ["beforeunload", "pagehide", "visibilitychange"] {
            let (waiting, do_for) = (Rc::clone(&waiting), Rc::clone(&do_for));
            listen(&window, event, move || do_for(waiting.get()));
        }
    }
    move || {
        turn.set(turn.get().wrapping_add(1));
        let (now, do_for) = (turn.get(), Rc::clone(&do_for));
        waiting.set(Some(now));
        after(milliseconds, move || do_for(Some(now)));
    }
}

//! The places in the prerendered page that the application answers in.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page::{document, listen, window};
use super::panel::watch_distance;
use super::replaced::Replaced;
use super::{parts, schedule};

/// The keys of all roots of the page, in its order.
pub fn keys() -> Vec<String> {
    let Some(list) = document().and_then(|document| document.query_selector_all("[data-root]").ok()) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into::<HtmlElement>().ok()?.get_attribute("data-root"))
        .collect()
}

/// Loads the program that wakes the root of that key, named by its `data-program`, when the root's section comes near the
/// viewport.
pub fn load_when_near(key: &str) {
    let Some(element) = find(key) else { return };
    let section = element.closest("section").ok().flatten().unwrap_or_else(|| element.unchecked_into());
    let (is_loaded, key) = (Cell::new(false), key.to_owned());
    watch_distance(&section, move |near| {
        if near && !is_loaded.replace(true) {
            load(&key);
        }
    });
}

/// The same for a plot, or any other root, of a program that has a root of its own.
pub fn load_when_near_for(key: &str, program: &'static str) {
    let Some(element) = find(key) else { return };
    let is_loaded = Cell::new(false);
    watch_distance(&element, move |near| {
        if near && !is_loaded.replace(true) {
            load(program);
        }
    });
}

/// The same at once. A program that the page has already is not started again.
pub fn load(key: &str) {
    if let Some(program) = find(key).and_then(|element| element.get_attribute("data-program")) {
        parts::load(&program);
    }
}

/// Says to the style sheet that a root answers.
pub fn mark_mounted(key: &str) {
    if let Some(element) = find(key) {
        // An element takes any attribute of a valid name.
        let _ = element.set_attribute("data-mounted", "");
    }
}

fn find(key: &str) -> Option<HtmlElement> {
    document()?.query_selector(&format!("[data-root=\"{key}\"]")).ok()??.dyn_into().ok()
}

/// Mounts `view` in the root of that key, in place of what was prerendered there, which looks the same: within one task, so
/// that nothing is seen to move, and with the focus, the selection and what is unfolded and scrolled kept. It stays for the
/// page's life. Nothing is asked of what stood there: a translation, an extension or a proxy may have changed it. What the
/// reader is pressing stays until he lets go, or his click would be lost.
pub fn mount<V: IntoView + 'static>(key: &str, view: impl FnOnce() -> V + 'static) {
    // Lets effects run, as tasks of the browser. It fails only when it has been done before.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    if let Some(element) = find(key) {
        when_released(&element.clone(), Box::new(move || replace(&element, view)));
    }
}

fn replace<V: IntoView + 'static>(element: &HtmlElement, view: impl FnOnce() -> V) {
    let replaced = Replaced::of(element);
    let owner = Owner::new_root(None);
    let mut state = owner.with(|| view().into_view().build());
    element.set_text_content(None);
    state.mount(element, None);
    replaced.restore_in(element);
    std::mem::forget((owner, state));
}

/// Runs `work` at once, or when nothing of the element is pressed any more.
fn when_released(element: &HtmlElement, work: Box<dyn FnOnce()>) {
    if !element.matches(":active").unwrap_or_default() {
        return work();
    }
    let work = Rc::new(Cell::new(Some(work)));
    for event in ["pointerup", "pointercancel", "keyup"] {
        let work = Rc::clone(&work);
        if let Some(window) = window() {
            listen(&window, event, move || {
                if let Some(work) = work.take() {
                    // The click comes first.
                    schedule::later(work);
                }
            });
        }
    }
}

//! The places in the prerendered page that the application wakes.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page::{document, listen};
use super::panel::watch_distance;

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
/// viewport. `failed` is called if it does not come.
pub fn load_when_near(key: &str, failed: fn()) {
    let Some(element) = find(key) else { return };
    let section = element.closest("section").ok().flatten().unwrap_or_else(|| element.unchecked_into());
    let (is_loaded, key) = (Cell::new(false), key.to_owned());
    watch_distance(&section, move |near| {
        if near && !is_loaded.replace(true) {
            load(&key, failed);
        }
    });
}

/// The same for a plot, or any other root, of a program that has a root of its own.
pub fn load_when_near_for(key: &str, program: &'static str, failed: fn()) {
    let Some(element) = find(key) else { return };
    let is_loaded = Cell::new(false);
    watch_distance(&element, move |near| {
        if near && !is_loaded.replace(true) {
            load(program, failed);
        }
    });
}

/// The same at once. A script that the page has already is not run again.
pub fn load(key: &str, failed: fn()) {
    if let Some(program) = find(key).and_then(|element| element.get_attribute("data-program")) {
        run(&program, failed);
    }
}

/// Runs a module of the site, or, given `#` and an id, the one in the page's own element; calls `failed` if it does not
/// come.
fn run(address: &str, failed: fn()) {
    let Some(document) = document() else { return };
    let own = address.strip_prefix('#');
    // One that is not there any more runs already.
    let own = own.map(|id| document.get_element_by_id(id));
    if let Some(None) = own {
        return;
    }
    let script = document.create_element("script").and_then(|script| {
        script.set_attribute("type", "module")?;
        match own.flatten() {
            Some(own) => {
                script.set_text_content(own.text_content().as_deref());
                own.remove();
            }
            None => script.set_attribute("src", address)?,
        }
        Ok(script)
    });
    if let (Ok(script), Some(head)) = (script, document.head()) {
        listen(&script, "error", failed);
        // A page without a head would have loaded nothing.
        let _ = head.append_child(&script);
    }
}

/// Says to the style sheet that a root answers.
pub fn mark_awake(key: &str) {
    if let Some(element) = find(key) {
        // An element takes any attribute of a valid name.
        let _ = element.set_attribute("data-awake", "");
    }
}

fn find(key: &str) -> Option<HtmlElement> {
    document()?.query_selector(&format!("[data-root=\"{key}\"]")).ok()??.dyn_into().ok()
}

/// Hydrates the root of that key with `view`, which must render what stands there. It stays for the page's life.
pub fn wake<V: IntoView + 'static>(key: &str, view: impl FnOnce() -> V + 'static) {
    // Lets effects run, as tasks of the browser. It fails only when it has been done before.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    if let Some(element) = find(key) {
        // As leptos' own function does, but without the hand-over of a server's resources: there are none.
        let owner = Owner::new_root(None);
        let state = owner.with(|| {
            view().into_view().hydrate::<true>(&Cursor::new(element.unchecked_into()), &PositionState::default())
        });
        std::mem::forget((owner, state));
    }
}

//! The places in the prerendered page that the application wakes.

use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page::document;

/// Lets effects run, as tasks of the browser. To be called first.
pub fn prepare() {
    // It fails only when it has been done before.
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// The keys of all roots of the page, in its order.
pub fn keys() -> Vec<String> {
    let Some(list) = document().and_then(|document| document.query_selector_all("[data-root]").ok()) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into::<HtmlElement>().ok()?.get_attribute("data-root"))
        .collect()
}

/// Hydrates the root of that key with `view`, which must render what stands there. It stays for the page's life.
pub fn wake<V: IntoView + 'static>(key: &str, view: impl FnOnce() -> V + 'static) {
    let element =
        document().and_then(|document| document.query_selector(&format!("[data-root=\"{key}\"]")).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // As leptos' own function does, but without the hand-over of a server's resources: there are none.
        let owner = Owner::new_root(None);
        let state = owner.with(|| {
            view().into_view().hydrate::<true>(&Cursor::new(element.unchecked_into()), &PositionState::default())
        });
        std::mem::forget((owner, state));
    }
}

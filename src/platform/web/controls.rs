//! The page's form controls and the URL's fragment: what the reader chose before the application woke.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement};

use super::page::{document, listen, window};
use super::place;
use crate::state::placement;

/// The fragment, with its `#`; empty if there is none. What it says of the page's place is left out.
pub fn fragment() -> String {
    let fragment = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    if place::kept().is_some() { placement::without(&fragment) } else { fragment }
}

/// Puts `fragment` (without `#`) in the address without a new entry in the history.
pub fn replace_fragment(fragment: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let fragment = placement::with(fragment, &place::kept().unwrap_or_default());
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    // A lone "#" would scroll to the top, so an empty fragment is a bare path. On file:// only a fragment is allowed.
    let url = if fragment.is_empty() && location.protocol().is_ok_and(|p| p != "file:") {
        path
    } else {
        format!("#{fragment}")
    };
    if let Ok(history) = window.history() {
        // Browsers refuse when it is called too often; the next change will be written.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Calls `handler` when the fragment changes: a link in the page, the history, or the reader's own edit.
pub fn on_fragment_change(handler: impl FnMut() + 'static) {
    if let Some(window) = window() {
        listen(&window, "hashchange", handler);
    }
}

/// The id of the chosen radio button of that name.
pub fn chosen(name: &str) -> Option<String> {
    let input = document()?.query_selector(&format!("input[name=\"{name}\"]:checked")).ok()??;
    Some(input.id())
}

/// What stands in a text field, if it is not what the page put there.
pub fn typed(id: &str) -> Option<String> {
    let input: HtmlInputElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
    (input.value() != input.default_value()).then(|| input.value())
}

/// Scrolls to the element of that id; says whether there is one.
pub fn scroll_to(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = &element {
        element.scroll_into_view();
    }
    element.is_some()
}

/// Gives the focus to the element of that id, and brings it into view if it is not.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Whether the reader has scrolled already. A frame is where its host has put it.
pub fn has_scrolled() -> bool {
    place::is_embedded() || window().and_then(|window| window.scroll_y().ok()).is_some_and(|y| y > 0.0)
}

/// The language of the page, from its `lang` attribute.
pub fn page_language() -> Option<String> {
    document()?.document_element()?.get_attribute("lang")
}

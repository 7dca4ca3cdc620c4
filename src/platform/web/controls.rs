//! The page's form controls and the URL's fragment: what the reader chose before the application was mounted.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HashChangeEvent, HtmlElement, HtmlInputElement, MouseEvent};

use super::page::{announce, document, listen, window};
use super::place;
use crate::state::placement;

#[wasm_bindgen]
extern "C" {
    /// Shows the statements in the other currency or as reported; see `scripts/columns.js`.
    #[wasm_bindgen(catch, js_namespace = kessan, js_name = translate)]
    fn translate(is_translated: bool) -> Result<(), JsValue>;
}

/// Shows the printed tables in the translation currency, or in the one that the release reports in.
pub fn translate_tables(is_translated: bool) {
    // The script stands in every page that has a program.
    let _ = translate(is_translated);
}

/// The fragment, with its `#`; empty if there is none. What it says of the page's place is left out.
pub fn fragment() -> String {
    let fragment = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    state_of(&fragment)
}

/// What a fragment says of the state, and not of the page's place.
fn state_of(fragment: &str) -> String {
    if place::kept().is_some() { placement::without(fragment) } else { fragment.to_owned() }
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
        // A frame keeps there what its host has asked for.
        let state = history.state().unwrap_or(JsValue::NULL);
        // Browsers refuse when it is called too often; the next change will be written.
        let _ = history.replace_state_with_url(&state, "", Some(&url));
    }
    announce(WRITTEN);
}

/// The event by which the page's programs tell each other that the fragment was replaced, as browsers do not.
const WRITTEN: &str = "kessan-address";

/// Calls `handler` when a program of the page has replaced the fragment.
pub fn on_fragment_written(handler: impl FnMut() + 'static) {
    if let Some(window) = window() {
        listen(&window, WRITTEN, handler);
    }
}

/// Calls `handler` when the reader leaves a field that was changed, or chooses.
pub fn on_entry(handler: impl FnMut() + 'static) {
    if let Some(window) = window() {
        listen(&window, "change", handler);
    }
}

/// Calls `handler` with the fragment before and after when it changes: a link in the page, the history, or the reader's
/// own edit.
pub fn on_fragment_change(handler: impl Fn(&str, &str) + 'static) {
    let closure = Closure::<dyn Fn(HashChangeEvent)>::new(move |event: HashChangeEvent| {
        handler(&state_of(fragment_of(&event.old_url())), &state_of(fragment_of(&event.new_url())));
    });
    if let Some(window) = window() {
        // A window takes every listener.
        let _ = window.add_event_listener_with_callback("hashchange", closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

fn fragment_of(address: &str) -> &str {
    address.split_once('#').map_or("", |(_, fragment)| fragment)
}

/// The id of the chosen radio button of that name.
pub fn chosen(name: &str) -> Option<String> {
    let input = document()?.query_selector(&format!("input[name=\"{name}\"]:checked")).ok()??;
    Some(input.id())
}

/// Chooses the radio button of that id, as the reader does.
pub fn choose(id: &str) {
    if let Some(input) =
        document().and_then(|d| d.get_element_by_id(id)).and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
    {
        input.click();
    }
}

/// Puts a radio button or a check box to a state, without telling anybody.
pub fn check(id: &str, is_checked: bool) {
    let input = document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.set_checked(is_checked);
    }
}

/// Whether a radio button or a check box of that id is chosen; `None` if there is none.
pub fn is_checked(id: &str) -> Option<bool> {
    let input: HtmlInputElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
    Some(input.checked())
}

/// Calls `handler` when the reader changes any control.
pub fn on_change(handler: impl FnMut() + 'static) {
    if let Some(document) = document() {
        listen(&document, "change", handler);
    }
}

/// Gives a link another address.
pub fn lead(link: &str, address: &str) {
    if let Some(link) = document().and_then(|document| document.query_selector(link).ok().flatten()) {
        // An element takes any attribute of a valid name.
        let _ = link.set_attribute("href", address);
    }
}

/// The value of the chosen option of a list.
pub fn selected(id: &str) -> Option<String> {
    document()?.query_selector(&format!("#{id} > option:checked")).ok()??.get_attribute("value")
}

/// The page's own address with another fragment, given without `#`.
pub fn address(fragment: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let fragment = placement::with(fragment, &place::kept().unwrap_or_default());
    format!("{}#{fragment}", href.split('#').next().unwrap_or_default())
}

/// Puts a text in the clipboard and calls `done` with whether it is there: neither on plain http nor in a frame that is not
/// allowed to is there a clipboard, and a frame is told so only later.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    super::clipboard::copy(text, done);
}

/// What a click on a button offers: the field that it is for, and the text for it. `None` for a click on anything else.
pub fn offered(event: &MouseEvent) -> Option<(String, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button[data-set]").ok()??;
    Some((button.get_attribute("data-set")?, button.get_attribute("value")?))
}

/// What stands in a text field, if it is not what the page put there.
pub fn typed(id: &str) -> Option<String> {
    let input: HtmlInputElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
    (input.value() != input.default_value()).then(|| input.value())
}

/// Scrolls to the element of that id, and unfolds what it stands in; says whether there is one.
pub fn scroll_to(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = &element {
        let around = |element: &Element| element.parent_element()?.closest("details").ok()?;
        for details in std::iter::successors(around(element), around) {
            // Any element takes the attribute.
            let _ = details.set_attribute("open", "");
        }
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

/// The language that the page was written in. A browser that translates it sets another `lang`.
pub fn page_language() -> Option<String> {
    document()?.document_element()?.get_attribute("data-lang")
}

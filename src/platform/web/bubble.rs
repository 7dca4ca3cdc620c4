//! The bubble that tells of a mark, the outline around that, and the cells of tables that have the same number.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::page::{document, window};
use super::plots::place_of;
use crate::chart::bubble_position::bubble_position;
use crate::chart::scale::pixel;
use crate::chart::scene::Rect;

fn part(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn set(selector: &str, text: &str) {
    if let Some(part) = part(selector) {
        part.set_text_content(Some(text));
        part.set_hidden(text.is_empty());
    }
}

/// Fills the bubble, with its value and its facts as HTML; `has_parts` says whether the mark can be opened.
pub fn fill(title: &str, value: &str, facts: &[String], place: &str, key: &str, has_parts: bool) {
    set("#tip .tip-title", title);
    set("#tip .tip-place", place);
    if let Some(part) = part("#tip .tip-value") {
        part.set_inner_html(value);
        part.set_hidden(value.is_empty());
        // A number of the page: a click opens its source. An element takes any attribute of a valid name.
        let _ = if key.is_empty() { part.remove_attribute("data-n") } else { part.set_attribute("data-n", key) };
    }
    if let (Some(list), Some(document)) = (part("#tip .tip-facts"), document()) {
        list.set_text_content(None);
        for fact in facts {
            if let Ok(item) = document.create_element("li") {
                item.set_inner_html(fact);
                let _ = list.append_child(&item);
            }
        }
    }
    for (selector, is_there) in [("[data-tip=parts]", has_parts), ("[data-tip=source]", !key.is_empty())] {
        if let Some(button) = part(selector) {
            button.set_hidden(!is_there);
        }
    }
}

/// Puts the notes that stand in the page under these ids into the bubble, and gives their words.
pub fn explain(ids: &[String]) -> String {
    let (Some(list), Some(document)) = (part("#tip .tip-notes"), document()) else { return String::new() };
    list.set_text_content(None);
    let mut words = String::new();
    for note in ids.iter().filter_map(|id| document.get_element_by_id(id)) {
        let Ok(copy) = note.clone_node_with_deep(true).and_then(|copy| Ok(copy.dyn_into::<Element>()?)) else {
            continue;
        };
        let _ = copy.remove_attribute("id");
        words.push_str("; ");
        words.push_str(&copy.text_content().unwrap_or_default());
        let _ = list.append_child(&copy);
    }
    list.set_hidden(words.is_empty());
    words
}

/// Shows the bubble beside a mark, which stands there in the window, and outlines the mark. It never leaves the window, and
/// covers as few of the other `marks` as can be.
pub fn show(mark: Rect, marks: &[Rect]) {
    outline(Some(mark));
    let (Some(tip), Some(window)) = (part("#tip"), window()) else { return };
    tip.set_hidden(false);
    let size = place_of(&tip);
    let extent = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).map_or(0, pixel);
    let window = (extent(window.inner_width()), extent(window.inner_height()));
    let (left, top) = bubble_position(mark, (size.right - size.left, size.bottom - size.top), window, marks);
    put(&tip, &[("left", left), ("top", top)]);
}

/// Hides the bubble and the outline.
pub fn hide() {
    outline(None);
    if let Some(tip) = part("#tip") {
        tip.set_hidden(true);
    }
}

/// Whether the bubble is to be seen.
pub fn is_shown() -> bool {
    part("#tip").is_some_and(|tip| !tip.hidden())
}

/// Outlines a mark, which stands there in the window; none without one.
pub fn outline(mark: Option<Rect>) {
    let Some(outline) = part("#tip-outline") else { return };
    outline.set_hidden(mark.is_none());
    if let Some(mark) = mark {
        let (width, height) = (mark.right - mark.left + 4, mark.bottom - mark.top + 4);
        put(&outline, &[("left", mark.left - 2), ("top", mark.top - 2), ("width", width), ("height", height)]);
    }
}

fn put(element: &HtmlElement, places: &[(&str, i32)]) {
    for (name, pixels) in places {
        // The policy forbids styles in the markup, not those of the object model.
        let _ = element.style().set_property(name, &format!("{pixels}px"));
    }
}

/// Says a text to a screen reader.
pub fn say(text: &str) {
    if let Some(said) = part("#tip-said") {
        said.set_text_content(Some(text));
    }
}

/// Opens the source of the number in the bubble.
pub fn open_source() {
    if let Some(value) = part("#tip .tip-value[data-n]") {
        value.click();
    }
}

/// Marks the cells of tables whose key is one of these; all others are not marked.
pub fn point_at(keys: &[String]) {
    let Some(document) = document() else { return };
    each(&document.query_selector_all(".pointed"), |cell| drop(cell.class_list().remove_1("pointed")));
    for key in keys.iter().filter(|key| !key.contains(['"', '\\'])) {
        each(&document.query_selector_all(&format!("td[data-n=\"{key}\"]")), |cell| {
            for element in [Some(cell.clone()), cell.parent_element()].into_iter().flatten() {
                let _ = element.class_list().add_1("pointed");
            }
        });
    }
}

fn each(list: &Result<web_sys::NodeList, JsValue>, work: impl Fn(&Element)) {
    let Ok(list) = list else { return };
    for element in (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<Element>().ok()) {
        work(&element);
    }
}

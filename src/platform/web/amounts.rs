//! Amounts in the tables and sentences of figures, and what names their unit: put in another unit, and back.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::page::document;
use crate::chart::words::Words;

thread_local! {
    /// What was replaced, as it stood there.
    static BEFORE: RefCell<Vec<(Element, String)>> = const { RefCell::new(Vec::new()) };
}

/// The cells of the figures' tables; the first figures' stand below them.
const CELLS: &str = ".fig td[data-n], .fig ~ .scroll td[data-n]";

/// Writes another text, as HTML, into each cell whose key `words` knows.
pub fn replace_cells(words: impl Fn(&str) -> Option<Words>) {
    for cell in all(CELLS) {
        if let Some(words) = cell.get_attribute("data-n").and_then(|key| words(&key)) {
            replace(&cell, &words);
        }
    }
}

/// Writes another text, as HTML, into the elements of a selector.
pub fn replace_all(selector: &str, words: &Words) {
    all(selector).iter().for_each(|element| replace(element, words));
}

/// Puts everything back as it was.
pub fn restore() {
    let before = BEFORE.with(RefCell::take);
    for (element, html) in before.into_iter().rev() {
        element.set_inner_html(&html);
    }
}

fn replace(element: &Element, words: &Words) {
    BEFORE.with(|before| before.borrow_mut().push((element.clone(), element.inner_html())));
    let part = |class: &str| element.query_selector(class).ok().flatten();
    let (reporting, translation) = (part(".rc"), part(".tc"));
    reporting.as_ref().unwrap_or(element).set_inner_html(&words.text);
    if let Some((place, other)) = translation.zip(words.other.as_ref()) {
        place.set_inner_html(other);
    }
}

fn all(selector: &str) -> Vec<Element> {
    let list = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

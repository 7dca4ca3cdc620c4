//! How the program of the panel asks that of the calculator: by the name of a number in the page, and an event. They share
//! no memory.

use web_sys::Element;

use super::page::{announce, document, listen, window};

/// What is asked for, in the panel.
const ASKED: &str = "#told[data-of]";
/// The event that something is.
const ASK: &str = "kessan-ask";
/// The event that the calculator's numbers were written anew.
const WRITTEN: &str = "kessan-written";

fn panel() -> Option<Element> {
    document()?.query_selector(ASKED).ok()?
}

/// Asks for the number that the panel names, if it is one of the calculator's.
pub fn ask() {
    if panel().is_some() {
        announce(ASK);
    }
}

/// Calls `handler` when something is asked for.
pub fn on_ask(handler: impl FnMut() + 'static) {
    if let Some(window) = window() {
        listen(&window, ASK, handler);
    }
}

/// The name of the number that is asked for.
pub fn asked() -> Option<String> {
    panel()?.get_attribute("data-of")
}

/// Answers: the title, and the rest as HTML, which is escaped already.
pub fn answer(title: &str, html: &str) {
    let Some(panel) = panel() else { return };
    if let Some(heading) = panel.previous_element_sibling() {
        heading.set_text_content(Some(title));
    }
    if panel.inner_html() != html {
        panel.set_inner_html(html);
    }
}

/// Tells that the calculator's numbers were written anew.
pub fn written() {
    announce(WRITTEN);
}

/// Calls `handler` when they were.
pub fn on_written(handler: impl FnMut() + 'static) {
    if let Some(window) = window() {
        listen(&window, WRITTEN, handler);
    }
}

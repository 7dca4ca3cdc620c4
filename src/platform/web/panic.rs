//! If the program fails after all, the page says so; the figures stay as they are.

use super::page::document;

/// On a panic, shows `message` and puts the panic's own text on the console.
pub fn announce(message: &'static str) {
    std::panic::set_hook(Box::new(move |info| report(&info.to_string(), message)));
}

/// Shows `message` in the element of the id `broken` and puts `details` on the console.
pub fn report(details: &str, message: &str) {
    web_sys::console::error_1(&details.into());
    if let Some(element) = document().and_then(|document| document.get_element_by_id("broken")) {
        element.set_text_content(Some(message));
        // Removing an attribute that the page set cannot fail.
        let _ = element.remove_attribute("hidden");
    }
}

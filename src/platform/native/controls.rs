//! A page being written has no fragment and nothing chosen.

/// No fragment.
pub fn fragment() -> String {
    String::new()
}

/// Nothing to replace.
pub fn replace_fragment(_fragment: &str) {}

/// Never calls `handler`.
pub fn on_fragment_change(_handler: impl Fn(&str, &str) + 'static) {}

/// Nothing is chosen beyond the defaults.
pub fn chosen(_name: &str) -> Option<String> {
    None
}

/// Nothing is chosen.
pub fn choose(_id: &str) {}

/// Nothing is clicked.
pub fn offered(_event: &leptos::ev::MouseEvent) -> Option<(String, String)> {
    None
}

/// Nothing is typed.
pub fn typed(_id: &str) -> Option<String> {
    None
}

/// Every element is where it should be.
pub fn scroll_to(_id: &str) -> bool {
    true
}

/// Nobody has scrolled.
pub fn has_scrolled() -> bool {
    false
}

/// Nothing is chosen beyond the defaults.
pub fn selected(_id: &str) -> Option<String> {
    None
}

/// It has no address yet.
pub fn address(_fragment: &str) -> String {
    String::new()
}

/// There is no clipboard.
pub fn copy(_text: &str, done: impl FnOnce(bool) + 'static) {
    done(false);
}

/// Nothing takes the focus.
pub fn focus(_id: &str) {}

/// Nothing is ever written.
pub fn on_fragment_written(_handler: impl FnMut() + 'static) {}

/// Nobody enters anything.
pub fn on_entry(_handler: impl FnMut() + 'static) {}

/// The page is written with its tables as printed.
pub fn translate_tables(_is_translated: bool) {}

/// Nobody changes anything.
pub fn on_change(_handler: impl FnMut() + 'static) {}

/// The page is written with its first choices.
pub fn check(_id: &str, _is_checked: bool) {}

/// Links are written with their addresses.
pub fn lead(_link: &str, _address: &str) {}

//! Forms of a text that the browser knows.

use js_sys::JsString;

/// Unicode's NFKC.
pub fn nfkc(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

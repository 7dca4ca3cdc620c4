//! By the browser's `TextDecoder` and `String.prototype.normalize`.

use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &Object) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn encoding(this: &TextDecoder) -> String;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// What decodes, if the browser knows the encoding.
fn decoder(name: &str, is_strict: bool) -> Option<TextDecoder> {
    let option = |key: &str, is_on: bool| Array::of2(&key.into(), &is_on.into());
    let options = Object::from_entries(&Array::of2(&option("ignoreBOM", true), &option("fatal", is_strict))).ok()?;
    TextDecoder::new(name, &options).ok()
}

/// What documents call so (`sjis`, `x-euc-jp`, `latin1`).
pub fn name(label: &str) -> Option<String> {
    decoder(label, false).map(|decoder| decoder.encoding())
}

/// The text, with U+FFFD for what means nothing. A mark at its beginning is a character like any other.
pub fn decode(name: &str, bytes: &[u8]) -> String {
    let text = decoder(name, false).and_then(|decoder| decoder.decode(bytes).ok());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// The text, if all of it means something.
pub fn decode_strictly(name: &str, bytes: &[u8]) -> Option<String> {
    decoder(name, true)?.decode(bytes).ok()
}

/// Unicode's NFKC.
pub(super) fn nfkc(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

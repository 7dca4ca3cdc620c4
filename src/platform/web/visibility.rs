//! What of the page can be seen.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// An element, for a method that web-sys does not know.
    type Checked;
    #[wasm_bindgen(method, catch, js_name = checkVisibility)]
    fn check_visibility(this: &Checked, options: &Object) -> Result<bool, JsValue>;
}

fn check(element: &Element, options: &Object) -> bool {
    let is_seen = element.unchecked_ref::<Checked>().check_visibility(options);
    is_seen.unwrap_or_else(|_| element.dyn_ref::<HtmlElement>().is_some_and(|it| it.offset_parent().is_some()))
}

/// Whether an element is neither hidden nor folded away. Asking where it stands would lay out what is folded.
pub fn is_seen(element: &Element) -> bool {
    check(element, &Object::new())
}

/// The same of what is so near the screen that it is laid out; asking of anything else would lay it out.
pub fn is_laid_out(element: &Element) -> bool {
    let options = Object::new();
    // A plain object takes any property.
    let _ = Reflect::set(&options, &"contentVisibilityAuto".into(), &JsValue::TRUE);
    check(element, &options)
}

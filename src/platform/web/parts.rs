//! The parts of the program that are loaded later; see `scripts/programs.js`.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

/// What is called with the name of a part whose files have been loaded.
type Loaded = Box<dyn Fn(&str)>;

thread_local! {
    static LOADED: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// Loads a part, tries once more by itself, and says in the page if it does not come.
    #[wasm_bindgen(catch, js_namespace = kessan, js_name = load)]
    fn load_part(name: &str) -> Result<(), JsValue>;
}

/// Calls `mount` with the name of each part that has been loaded.
pub fn on_loaded(mount: impl Fn(&str) + 'static) {
    LOADED.set(Some(Box::new(mount)));
}

/// Loads the part or the script of that name. What is there already is not loaded again.
pub fn load(name: &str) {
    // What goes wrong is said by the script; without it nothing would have been loaded at all.
    let _ = load_part(name);
}

/// Says that the files of the part of that name have been loaded.
#[wasm_bindgen(js_name = mountPart)]
pub fn mount_part(name: &str) {
    LOADED.with_borrow(|loaded| {
        if let Some(mount) = loaded {
            mount(name);
        }
    });
}

//! The parts of the program that are loaded later; see `scripts/programs.js`.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

/// What is called with the name of a part whose files have been loaded.
type Loaded = Box<dyn Fn(&str)>;
/// What waits for a part.
type Waiting = (String, Box<dyn FnOnce()>);

thread_local! {
    static LOADED: RefCell<Option<Loaded>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
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

/// Loads a part, and does `work` when it is there; of what is asked for again while it comes only the last.
pub fn load_then(name: &str, work: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| {
        waiting.retain(|(part, _)| part != name);
        waiting.push((name.to_owned(), Box::new(work)));
    });
    load(name);
}

/// Says that the files of the part of that name have been loaded.
#[wasm_bindgen(js_name = mountPart)]
pub fn mount_part(name: &str) {
    LOADED.with_borrow(|loaded| {
        if let Some(mount) = loaded {
            mount(name);
        }
    });
    let due = WAITING.with_borrow_mut(|waiting| {
        let index = waiting.iter().position(|(part, _)| part == name)?;
        Some(waiting.swap_remove(index).1)
    });
    if let Some(work) = due {
        work();
    }
}

//! If a program fails after all, the page says so where it has answered; the figures stay as they are.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Says that a program has stopped; see `scripts/programs.js`.
    #[wasm_bindgen(catch, js_namespace = kessan, js_name = fail)]
    fn fail(program: &str) -> Result<(), JsValue>;
}

/// On a panic of the program of that name, says so in the page and puts the panic's own text on the console.
pub fn announce(program: &'static str) {
    std::panic::set_hook(Box::new(move |info| report(&info.to_string(), program)));
}

/// Says that the program of that name has stopped, and puts `details` on the console.
pub fn report(details: &str, program: &str) {
    web_sys::console::error_1(&details.into());
    // Without the script there is nothing that could say it.
    let _ = fail(program);
}

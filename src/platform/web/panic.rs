//! If the program fails after all, the page says so where it has answered; the figures stay as they are.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Says that the program has stopped; see `scripts/programs.js`.
    #[wasm_bindgen(catch, js_namespace = kessan, js_name = fail)]
    fn fail() -> Result<(), JsValue>;
}

/// On a panic says so in the page and puts the panic's own text on the console. All parts share one memory, so none of them
/// goes on after that.
pub fn announce() {
    std::panic::set_hook(Box::new(|info| report(&info.to_string())));
}

/// Says that the program has stopped, and puts `details` on the console.
pub fn report(details: &str) {
    web_sys::console::error_1(&details.into());
    // Without the script there is nothing that could say it.
    let _ = fail();
}

//! The release of the page, as far as the page's live parts need it. No program carries one: it stands in the page, or in a
//! file that has been loaded with the part which needs it (`scripts/programs.js`).

use kessan_core::checks::contested::Contested;
use kessan_core::release::Release;
use kessan_core::release::embedded::{from_text, place, read, read_figures};
use kessan_core::release::load::read_again;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the page has of the release in a place.
    #[wasm_bindgen(catch, js_namespace = kessan, js_name = release)]
    fn release_at(place: &str) -> Result<String, JsValue>;
}

/// Reads what the controls and the calculator need of it. It lives as long as the program. `None` if the page has none, or
/// other bytes than the build has written.
pub fn terms() -> Option<&'static Release> {
    let text = release_at(place::TERMS).ok()?;
    read(&from_text(&text)).map(|release| &*Box::leak(Box::new(release)))
}

/// Reads what figures need of it, and which of their numbers are contested.
pub fn drawn() -> Option<(&'static Release, &'static Contested)> {
    let (release, contested) = figures()?;
    Some((Box::leak(Box::new(release)), Box::leak(Box::new(contested))))
}

/// The same release once more, with its amounts in the finest unit that it prints.
pub fn drawn_finely() -> Option<&'static Release> {
    let (release, _) = figures()?;
    Some(Box::leak(Box::new(release.finely())))
}

fn figures() -> Option<(Release, Contested)> {
    let text = release_at(place::FIGURES).ok()?;
    read_figures(&from_text(&text))
}

/// Reads all of it, as it is published, for the part that checks it. It lives as long as the program. `None` if the
/// text is not what the build has checked.
pub fn whole() -> Option<&'static Release> {
    let json = release_at(place::WHOLE).ok()?;
    read_again(&json).ok().map(|release| &*Box::leak(Box::new(release)))
}

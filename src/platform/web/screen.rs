//! What changes every picture at once: the theme, a font, the pixel ratio, the window.

use leptos::prelude::*;

use super::page::{announce, document, listen, window};

/// The event by which the page's programs tell each other that the reader has chosen a theme.
const THEME: &str = "kessan-theme";

/// A count that rises when the theme, a font or the pixel ratio changes: a dependency of every canvas.
pub fn changes() -> RwSignal<u32> {
    let count = RwSignal::new(0_u32);
    on_change(move || count.update(|count| *count = count.wrapping_add(1)));
    count
}

/// Calls `changed` when the theme, a font, the pixel ratio or the window changes.
pub fn on_change(changed: impl Fn() + Clone + 'static) {
    // A canvas has the page's fonts only once they are there.
    if let Some(fonts) = document().map(|document| document.fonts()) {
        listen(&fonts, "loadingdone", changed.clone());
    }
    if let Some(window) = window() {
        listen(&window, "resize", changed.clone());
        listen(&window, THEME, changed.clone());
        for query in [
            "(prefers-color-scheme: dark)",
            "(min-resolution: 1.5dppx)",
            "(min-resolution: 2.5dppx)",
            "(forced-colors: active)",
        ] {
            if let Ok(Some(list)) = window.match_media(query) {
                listen(&list, "change", changed.clone());
                // A dropped list would stop listening.
                std::mem::forget(list);
            }
        }
    }
}

/// Says to all programs of the page that another theme is shown.
pub fn announce_theme() {
    announce(THEME);
}

//! A page being written has no screen.

use leptos::prelude::*;

/// A count that stays.
pub fn changes() -> RwSignal<u32> {
    RwSignal::new(0)
}

/// Nobody to tell.
pub fn announce_theme() {}

//! A panic of the prerenderer is reported by the standard hook.

/// Nothing to announce to.
pub fn announce(_program: &'static str) {}

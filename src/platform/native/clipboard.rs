//! A page being written has no clipboard.

/// Nothing is copied.
pub fn copy(_text: &str, done: impl FnOnce(bool) + 'static) {
    done(false);
}

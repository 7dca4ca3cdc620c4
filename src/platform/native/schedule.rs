//! Nothing is put off natively.

/// Never runs `work`: there is no later when a page is written.
pub fn after(_milliseconds: i32, _work: impl FnOnce() + 'static) {}

/// Nothing comes later.
pub fn later(_work: impl FnOnce() + 'static) {}

/// There is no rest.
pub fn at_rest(_milliseconds: i32, _work: impl Fn() + 'static) -> impl Fn() + 'static {
    || {}
}

/// Never works: nothing changes.
pub fn sparingly(_milliseconds: i32, _work: impl Fn() + 'static) -> impl Fn() + 'static {
    || {}
}

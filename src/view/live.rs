//! What follows the state, in one type: leptos compiles the code that keeps a text or an attribute up to date for every
//! type of closure, and the page has some thirty of them.

/// A value of the page that is worked out again when a signal that it has read changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Puts a closure in that type.
pub fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

//! What follows the state, in one type: leptos compiles the code that keeps a text or an attribute up to date for every
//! type of closure, and the page has some thirty of them.
//!
//! A text that follows the state is the content of an element (`inner_html=live(…)`, [escaped](super::number::escaped)),
//! never a text by itself: a browser's translation puts texts of its own in the place of those that it finds, so that
//! whatever is written into the old ones afterwards is written in vain.

/// A value of the page that is worked out again when a signal that it has read changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Puts a closure in that type.
pub fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

/// A part of the page that is made anew whenever the signals change that `state` reads, and never patched: its texts may be
/// a translation's by then. `view` must read no signals.
pub fn anew<T: Send + 'static, V: 'static>(
    state: impl Fn() -> T + Send + 'static,
    view: impl Fn(&T) -> V + Clone + Send + 'static,
) -> Live<Live<V>> {
    live(move || {
        let (now, view) = (state(), view.clone());
        live(move || view(&now))
    })
}

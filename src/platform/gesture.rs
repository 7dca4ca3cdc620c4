//! What a reader does at figures, whatever the device.

use web_sys::HtmlElement;

/// A key that figures answer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of the keys")]
pub enum Key {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
    Enter,
    Space,
    Back,
    Escape,
}

/// What the reader does.
#[derive(Clone, Debug)]
pub enum Gesture {
    /// A pointer is over a plot, or chooses there: that many CSS pixels from its upper left corner.
    Point {
        /// The plot's name.
        plot: String,
        /// Where.
        at: (i32, i32),
        /// Whether it was clicked or tapped.
        is_chosen: bool,
    },
    /// A pointer is over a number of a table.
    Cell {
        /// The number's key.
        key: String,
    },
    /// A pointer is over what is told.
    Hold,
    /// A pointer is over nothing of that.
    Left,
    /// Something else was pressed.
    Elsewhere,
    /// A key was pressed, at a plot or, for Escape, anywhere.
    Key {
        /// The plot's name.
        plot: Option<String>,
        /// The key.
        key: Key,
    },
    /// The parts of the mark are asked for.
    Parts,
    /// The source of its number is asked for.
    Source,
    /// The figure is to be taken away.
    Take {
        /// As what.
        kind: String,
        /// The button.
        button: HtmlElement,
    },
    /// The page was scrolled.
    Moved,
    /// The page is about to be printed.
    Printed,
}

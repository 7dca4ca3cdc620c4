//! In a page being written nobody asks for numbers.

pub use crate::platform::number_location::NumberLocation;

/// No focus to give back.
pub fn return_focus() {}

/// Nothing is hidden.
pub fn is_shown(_id: &str) -> bool {
    true
}

/// Nothing is left out.
pub fn is_column_shown(_id: &str, _cell: usize) -> bool {
    true
}

/// Nothing is left out.
pub fn show_all_columns(_id: &str) {}

/// Nothing to show.
pub fn show(_id: &str, _row: Option<usize>, _cell: Option<usize>) {}

/// Nothing is marked.
pub fn unmark() -> bool {
    false
}

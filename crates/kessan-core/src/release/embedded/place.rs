//! What the places are called in which a page has its release. `scripts/programs.js` loads what belongs to a part of the program
//! under that part's name.

/// What the controls and the calculator need ([`Part::Terms`](super::Part::Terms)), as [`to_text`](super::to_text) writes it.
pub const TERMS: &str = "terms";
/// What figures need ([`Part::Figures`](super::Part::Figures)), as [`to_text`](super::to_text) writes it.
pub const FIGURES: &str = "figures";
/// The whole release, for the list of checks and the tables: the JSON of its file.
pub const WHOLE: &str = "checks";

/// The `id` of the element of a place.
///
/// ```
/// use kessan_core::release::embedded::place::{TERMS, id};
///
/// assert_eq!(id(TERMS), "release-terms");
/// ```
pub fn id(place: &str) -> String {
    format!("release-{place}")
}

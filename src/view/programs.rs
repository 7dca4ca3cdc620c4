//! The parts of the program that few readers need: each wakes the roots of one section and is loaded when that comes near.

use kessan_core::text::Lang;

/// The program, and its main part, which comes first and has the others loaded.
pub const PAGE: &str = "kessan";

/// Wakes the calculator.
pub const CALCULATOR: &str = "calculator";
/// Wakes the list of checks.
pub const CHECKS: &str = "checks";

/// Draws figures and answers in them.
pub const FIGURES: &str = "figures";

/// The root of the tables' tools, which wait for the part of the checks: both need the whole release.
pub const TABLES: &str = "tables";

/// All of them. A part's name is that of the root which asks for it, and of the split in `view::parts`. Figures are first, as
/// a reader meets them first.
pub const ALL: [&str; 3] = [FIGURES, CALCULATOR, CHECKS];

/// Makes lines of HTML for other sites: a script written by hand, not a part of the program.
pub const BUILDER: &str = "builder";

/// The way from a page to the site's root.
pub fn site(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "",
        Lang::Ja => "../",
    }
}

/// What a root asks for: a part of the program by its name, a script by its address. The published address of a script ends
/// in a hash of its content.
pub fn script(lang: Lang, name: &str) -> String {
    if ALL.contains(&name) { name.to_owned() } else { format!("{}{name}.js", site(lang)) }
}

//! The programs that few readers need: each wakes the roots of one section and is loaded when that comes near.

use crate::domain::text::Lang;

/// The page's own, which comes first and loads the others.
pub const PAGE: &str = "kessan";

/// Wakes the calculator.
pub const CALCULATOR: &str = "calculator";
/// Wakes the list of checks.
pub const CHECKS: &str = "checks";

/// Draws figures and answers in them.
pub const FIGURES: &str = "figures";

/// The root of the tables' tools, which wait for the program of the checks: both need the whole release.
pub const TABLES: &str = "tables";

/// All of them. A program's name is that of the root which asks for it, and of its binary.
pub const ALL: [&str; 3] = [CALCULATOR, CHECKS, FIGURES];

/// Makes lines of HTML for other sites: a script written by hand, not a program of the workspace.
pub const BUILDER: &str = "builder";

/// The way from a page to the site's root.
pub fn site(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "",
        Lang::Ja => "../",
    }
}

/// The address of a program's script, as trunk names it; the published one ends in a hash of its content.
pub fn script(lang: Lang, name: &str) -> String {
    format!("{}{name}.js", site(lang))
}

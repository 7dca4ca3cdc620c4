//! The standard texts of licences, for crates whose packages have none.

use spdx::{Expression, LicenseId, ParseMode};

use super::Crate;

/// Of several licences that a crate may be used under, the first of these.
const PREFERRED: [&str; 6] = ["MIT", "Apache-2.0", "BSD-3-Clause", "Zlib", "ISC", "MPL-2.0"];

/// The licences under which a crate is used, by its expression: one of those that it may be used under, or all that it must be.
fn chosen(expression: &str) -> Vec<LicenseId> {
    let Ok(expression) = Expression::parse_mode(expression, ParseMode::LAX) else { return Vec::new() };
    let alone = PREFERRED
        .iter()
        .find(|name| expression.evaluate(|asked| asked.license.id().is_some_and(|id| id.name == **name)));
    match alone.and_then(|name| spdx::license_id(name)) {
        Some(id) => vec![id],
        None => expression.requirements().filter_map(|asked| asked.req.license.id()).collect(),
    }
}

/// The standard text of each licence that the crate is used under; none if its licence is no expression.
pub(super) fn texts(it: &Crate) -> Vec<String> {
    let place = it.repository.as_deref().unwrap_or("https://crates.io");
    let texts = chosen(it.license.as_deref().unwrap_or_default()).into_iter().map(|id| {
        format!(
            "The package of {} {} has no text of its licence. It is by those who are named at\n{place}\nand is used under \
             {}, whose text is:\n\n{}",
            it.name,
            it.version,
            id.name,
            id.text().trim()
        )
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_is_chosen_and_all_of_those_that_are_asked_for() {
        let names = |text: &str| chosen(text).iter().map(|id| id.name).collect::<Vec<_>>();
        assert_eq!(names("Apache-2.0 OR MIT"), ["MIT"]);
        assert_eq!(names("Apache-2.0/MIT"), ["MIT"]);
        assert_eq!(names("(MIT OR Apache-2.0) AND Unicode-3.0"), ["MIT", "Apache-2.0", "Unicode-3.0"]);
        assert_eq!(names("Zlib"), ["Zlib"]);
        assert!(names("").is_empty());
    }
}

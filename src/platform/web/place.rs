//! Where the page stands: on a site, or in one file with all in it, perhaps in a frame. The one file notes it on the
//! document's element before the program runs (`scripts/one-file/head.js`).

use super::page::document;
use crate::state::placement;

/// The pairs of the address that say where the page stands, as written there; `None` on a site, which has none.
pub fn kept() -> Option<String> {
    attribute("data-kept")
}

/// Whether the page is one view in a frame.
pub fn is_embedded() -> bool {
    attribute("data-embed").is_some()
}

/// The address of the page in the language `tag`, which a site has at `path`, in the state of `fragment`.
pub fn in_language(tag: &str, path: &str, fragment: &str) -> String {
    match kept() {
        Some(_) => format!("#{}", placement::with(fragment, &format!("lang={tag}"))),
        None if fragment.is_empty() => path.to_owned(),
        None => format!("{path}#{fragment}"),
    }
}

fn attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

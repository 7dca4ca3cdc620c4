//! Where the page stands: on a site, or in one file with all in it, perhaps in a frame. The one file notes it on the
//! document's element before the program runs (`scripts/one-file/head.js`).

use super::page::document;
use crate::state::placement;

/// The pairs of the address that say where the page stands, as written there; `None` on a site, which has none but an opened
/// report's.
pub fn kept() -> Option<String> {
    attribute("data-kept")
}

/// Whether the page is one view in a frame.
pub fn is_embedded() -> bool {
    attribute("data-embed").is_some()
}

/// The address of the page in the language `tag`, which a site has at `path`, in the state of `fragment`: of the report that is
/// shown, if the reader has opened one.
pub fn in_language(tag: &str, path: &str, fragment: &str) -> String {
    let kept = kept().unwrap_or_default();
    let opened = placement::opened(&kept).unwrap_or_default();
    if attribute("data-langs").is_some() {
        let fragment = placement::with(fragment, &format!("lang={tag}"));
        return format!("#{}", placement::with(&fragment, opened));
    }
    let fragment = placement::with(fragment, opened);
    if fragment.is_empty() { path.to_owned() } else { format!("{path}#{fragment}") }
}

fn attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

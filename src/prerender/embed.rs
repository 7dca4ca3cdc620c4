//! What sites that show a view need to know of it: which keys it takes, and what its frame may do.

use crate::state::{drafts, placement, query, table_choice, view_state};

/// What a frame may do: run the page's program, save the files that it offers, and open the whole page beside the host's. It
/// gets no origin, so nothing of the host's and no storage.
pub const SANDBOX: &str = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";

/// What the host hands down to a frame: to write to the clipboard when the reader asks for it.
pub const ALLOW: &str = "clipboard-write";

/// The page's keys that are its reader's alone: the number whose source is open. It would take the focus.
const READERS: [&str; 1] = ["fact"];

/// The keys that a host may give to a view, as attributes of `<kessan-view>`: where it stands, and all that the page's address
/// may say, except what is the reader's alone, and reports that he has opened. The terms that a reader keeps, which have a number behind their keys, are not
/// among them either.
///
/// ```
/// let keys = kessan::prerender::embed::keys();
/// assert!(keys.contains(&"lang") && keys.contains(&"within") && keys.contains(&"price"));
/// assert!(!keys.contains(&"embed"), "the attribute is called view");
/// ```
pub fn keys() -> Vec<&'static str> {
    let of_page = query::KEYS.into_iter().chain(view_state::KEYS).chain(table_choice::KEYS).chain(drafts::keys());
    let of_place = placement::KEYS.into_iter().filter(|key| !["embed", placement::OPEN].contains(key));
    of_place.chain(of_page.filter(|key| !READERS.contains(key))).collect()
}

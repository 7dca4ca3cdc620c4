//! The release that this program was built for, as far as the page's live parts need it.

use crate::domain::release::Release;
use crate::domain::release::embedded;

/// Reads it. It lives as long as the program. `None` if the bytes are not those that the build has written.
pub fn built() -> Option<&'static Release> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/release.bin"));
    embedded::read(bytes).map(|release| &*Box::leak(Box::new(release)))
}

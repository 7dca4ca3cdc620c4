//! The release that this program was built for, as far as the page's live parts need it.

use crate::domain::release::Release;
use crate::domain::release::embedded::Embedded;

/// Reads it. It lives as long as the program.
///
/// # Errors
///
/// If the bytes are not those that the build has written.
pub fn built() -> Result<&'static Release, postcard::Error> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/release.bin"));
    let embedded: Embedded = postcard::from_bytes(bytes)?;
    Ok(Box::leak(Box::new(embedded.into())))
}

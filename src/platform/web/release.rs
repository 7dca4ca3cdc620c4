//! The release that this program was built for, as far as the page's live parts need it.

use crate::domain::release::Release;
use crate::domain::release::embedded::Embedded;
use crate::domain::release::whole::Whole;

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

/// Reads all of it, for the program that checks it. It lives as long as the program.
///
/// # Errors
///
/// If the bytes are not those that the build has written.
pub fn whole() -> Result<&'static Release, postcard::Error> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/release-whole.bin"));
    let whole: Whole = postcard::from_bytes(bytes)?;
    Ok(Box::leak(Box::new(whole.into())))
}

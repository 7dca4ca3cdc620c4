//! The release that this program was built for, whole.

use kessan_core::problem::Problems;
use kessan_core::release::Release;
use kessan_core::release::load::load;

/// The file as it stands, published beside the page.
pub const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/release.json"));

/// Reads it. It lives as long as the program.
///
/// # Errors
///
/// What is wrong with the file; the build has checked it, so nothing is.
pub fn built() -> Result<&'static Release, Problems> {
    load(env!("KESSAN_RELEASE_NAME"), JSON).map(|release| &*Box::leak(Box::new(release)))
}

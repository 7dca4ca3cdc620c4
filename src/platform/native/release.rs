//! The release that this program was built for, whole.

use crate::domain::problem::Problems;
use crate::domain::release::Release;
use crate::domain::release::load::load;

/// Reads it. It lives as long as the program.
///
/// # Errors
///
/// What is wrong with the file; the build has checked it, so nothing is.
pub fn built() -> Result<&'static Release, Problems> {
    let json = include_str!(concat!(env!("OUT_DIR"), "/release.json"));
    load(env!("KESSAN_RELEASE_NAME"), json).map(|release| &*Box::leak(Box::new(release)))
}

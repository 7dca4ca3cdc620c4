//! The release that this program was built for, as far as the page's live parts need it.

use kessan_core::checks::contested::Contested;
use kessan_core::release::Release;
use kessan_core::release::embedded;
use kessan_core::release::load::read_again;

/// Reads what the controls and the calculator need of it. It lives as long as the program. `None` if the bytes are not those
/// that the build has written.
pub fn built() -> Option<&'static Release> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/terms.bin"));
    embedded::read(bytes).map(|release| &*Box::leak(Box::new(release)))
}

/// Reads what figures need of it, and which of their numbers are contested.
pub fn drawn() -> Option<(&'static Release, &'static Contested)> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/figures.bin"));
    let (release, contested) = embedded::read_figures(bytes)?;
    Some((Box::leak(Box::new(release)), Box::leak(Box::new(contested))))
}

/// The same release once more, with its amounts in the finest unit that it prints.
pub fn drawn_finely() -> Option<&'static Release> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/figures.bin"));
    let (release, _) = embedded::read_figures(bytes)?;
    Some(Box::leak(Box::new(release.finely())))
}

/// Reads all of it, as it is published, for the program that checks it. It lives as long as the program. `None` if the
/// text is not what the build has checked.
pub fn whole() -> Option<&'static Release> {
    let json = include_str!(concat!(env!("OUT_DIR"), "/release.json"));
    read_again(json).ok().map(|release| &*Box::leak(Box::new(release)))
}

//! The release that readers of the page's inputs are tried with, and texts from bytes.

use std::sync::LazyLock;

use kessan_core::release::Release;
use kessan_core::release::load::load;

/// A made-up release with everything that the page can have.
pub(crate) fn release() -> &'static Release {
    static RELEASE: LazyLock<Release> =
        LazyLock::new(|| match load("made-up.json", include_str!("../../../tests/releases/made-up.json")) {
            Ok(release) => release,
            Err(problems) => panic!("{problems}"),
        });
    &RELEASE
}

/// The bytes as a browser gives a text: what is no UTF-8 is replaced.
pub(crate) fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

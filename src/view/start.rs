//! How the page's program begins.

use super::env::Env;
use super::{parts, roots};
use crate::platform::{controls, panic, release};
use kessan_core::text::Lang;

/// Wakes the page's controls, in the page's language, with the release that stands in the page. If that cannot be read, the
/// page says so and stays readable, as it does after a panic.
pub fn start() {
    let lang = controls::page_language().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    panic::announce();
    match release::terms() {
        Some(release) => {
            let env = Env { lang, release };
            parts::offer(env);
            roots::mount(env);
        }
        None => panic::report(UNREADABLE),
    }
}

/// What is said of a release that is not what the build has put into the page.
pub const UNREADABLE: &str = "the release in the page is not what the build wrote";

//! How each of the page's programs begins.

use super::env::Env;
use super::words::{locale, td_string};
use crate::domain::release::Release;
use crate::domain::text::Lang;
use crate::platform::{controls, panic};

/// Wakes the program's part of the page, in the page's language, with the release that it carries. If that cannot be
/// read, the page says so and stays readable, as it does after a panic.
pub fn start(read: fn() -> Option<&'static Release>, wake: fn(Env)) {
    start_with(|| Some((read()?, wake)), |env, wake| wake(env));
}

/// The same for a program that carries more than a release.
pub fn start_with<T>(read: impl FnOnce() -> Option<(&'static Release, T)>, wake: impl FnOnce(Env, T)) {
    let lang = controls::page_language().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    let broken = td_string!(locale(lang), broken);
    panic::announce(broken);
    match read() {
        Some((release, more)) => wake(Env { lang, release }, more),
        None => panic::report("the release in the program is not what the build wrote", broken),
    }
}

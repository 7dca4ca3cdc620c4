//! How each of the page's programs begins.

use super::env::Env;
use crate::domain::release::Release;
use crate::domain::text::Lang;
use crate::platform::{controls, panic};

/// Wakes the part of the page of the program of that name, in the page's language, with the release that it carries. If that
/// cannot be read, the page says so and stays readable, as it does after a panic.
pub fn start(program: &'static str, read: fn() -> Option<&'static Release>, wake: fn(Env)) {
    start_with(program, || Some((read()?, wake)), |env, wake| wake(env));
}

/// The same for a program that carries more than a release.
pub fn start_with<T>(
    program: &'static str,
    read: impl FnOnce() -> Option<(&'static Release, T)>,
    wake: impl FnOnce(Env, T),
) {
    let lang = controls::page_language().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    panic::announce(program);
    match read() {
        Some((release, more)) => wake(Env { lang, release }, more),
        None => panic::report("the release in the program is not what the build wrote", program),
    }
}

//! The web application: wakes the prerendered page.

#[cfg(feature = "hydrate")]
fn main() {
    use kessan::domain::text::Lang;
    use kessan::platform::{controls, panic, release};
    use kessan::view::env::Env;
    use kessan::view::{roots, words};

    let lang = controls::page_language().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    panic::announce(words::td_string!(words::locale(lang), broken));
    match release::built() {
        Some(release) => roots::wake(Env { lang, release }),
        None => panic::report(
            "the release in the program is not what the build wrote",
            words::td_string!(words::locale(lang), broken),
        ),
    }
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("kessan runs in a browser. To build and open the page: cargo xtask serve");
}

//! The program that answers in the calculator; loaded when the section comes near.

#[cfg(feature = "hydrate")]
fn main() {
    use kessan::domain::text::Lang;
    use kessan::platform::{controls, panic, release};
    use kessan::view::calculator::wake::wake;
    use kessan::view::env::Env;
    use kessan::view::words;

    let lang = controls::page_language().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    panic::announce(words::td_string!(words::locale(lang), broken));
    match release::built() {
        Some(release) => wake(Env { lang, release }),
        None => panic::report(
            "the release in the program is not what the build wrote",
            words::td_string!(words::locale(lang), broken),
        ),
    }
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("this program runs in a browser. To build and open the page: cargo xtask serve");
}

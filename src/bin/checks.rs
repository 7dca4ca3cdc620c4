//! The program that checks the release in the reader's browser; loaded when the section comes near.

#[cfg(feature = "hydrate")]
fn main() {
    use kessan::domain::text::Lang;
    use kessan::platform::{controls, panic, release, roots};
    use kessan::view::checks::Desk;
    use kessan::view::checks::list::List;
    use kessan::view::env::Env;
    use kessan::view::statements;
    use kessan::view::words;
    use leptos::prelude::*;

    let lang = controls::page_language().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    panic::announce(words::td_string!(words::locale(lang), broken));
    match release::whole() {
        Ok(release) => {
            let report = Box::leak(Box::new(release.checks()));
            let desk = Desk { env: Env { lang, release }, report };
            roots::wake("checks", move || view! { <List desk/> });
            roots::mark_awake("checks");
            statements::wake::wake(desk);
        }
        Err(error) => panic::report(&error.to_string(), words::td_string!(words::locale(lang), broken)),
    }
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("this program runs in a browser. To build and open the page: cargo xtask serve");
}

//! The program that checks the release in the reader's browser; loaded when the section comes near.

#[cfg(feature = "hydrate")]
fn main() {
    use kessan::platform::{release, roots};
    use kessan::view::checks::{Desk, list::List};
    use kessan::view::{programs, start, statements};
    use leptos::prelude::*;

    start::start(programs::CHECKS, release::whole, |env| {
        let desk = Desk { env, report: Box::leak(Box::new(env.release.checks())) };
        roots::wake("checks", move || view! { <List desk/> });
        roots::mark_awake("checks");
        statements::wake::wake(desk);
    });
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("this program runs in a browser. To build and open the page: cargo xtask serve");
}

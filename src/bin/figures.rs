//! The program that draws the figures and answers in them; loaded when one comes near.

#[cfg(feature = "hydrate")]
fn main() {
    use kessan::platform::release;
    use kessan::view::figures::{Easel, desk};
    use kessan::view::{programs, start};

    start::start_with(programs::FIGURES, release::drawn, |env, contested| desk::wake(Easel { env, contested }));
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("this program runs in a browser. To build and open the page: cargo xtask serve");
}

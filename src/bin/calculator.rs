//! The program that answers in the calculator; loaded when the section comes near.

#[cfg(feature = "hydrate")]
fn main() {
    kessan::view::start::start(
        kessan::view::programs::CALCULATOR,
        kessan::platform::release::built,
        kessan::view::calculator::wake::wake,
    );
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("this program runs in a browser. To build and open the page: cargo xtask serve");
}

//! The web application: wakes the prerendered page.

#[cfg(feature = "hydrate")]
fn main() {
    kessan::view::start::start();
}

#[cfg(not(feature = "hydrate"))]
fn main() {
    eprintln!("kessan runs in a browser. To build and open the page: cargo xtask serve");
}

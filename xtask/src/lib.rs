//! The commands of `cargo xtask`: setting up the tools, building the site,
//! serving it and running every check.
//!
//! The crate is a library too, because the browser tests of the application
//! start the same server as `cargo xtask serve`: see [`serve::Server`].

pub mod bench;
pub mod budgets;
pub mod check;
pub mod disk;
pub mod failure;
pub mod fuzz;
pub mod install;
pub mod look;
pub mod process;
pub mod project;
pub mod reproducible;
pub mod serve;
pub mod setup;
pub mod site;
pub mod supply;
pub mod verify;

#[cfg(test)]
mod test_folder;

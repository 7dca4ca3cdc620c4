//! The compiler's own part of the setup: the standard library for the web.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::seconds;
use crate::failure::Failure;
use crate::process::{Invocation, find, output};

/// The platform for which the page's program is compiled.
pub const NAME: &str = "wasm32-unknown-unknown";

/// Adds the target if the compiler lacks it.
pub fn ensure(root: &Path, folders: &[PathBuf]) -> Result<(), Failure> {
    if is_there() {
        return Ok(());
    }
    if find("rustup", folders).is_none() {
        return Err(Failure::new(
            format!("looking for the target {NAME}"),
            "a compiler without it, and no rustup which could add it",
            format!("a compiler with the target {NAME}"),
            "install the target with the package manager the compiler came from (on Debian: \
             libstd-rust-dev-wasm32), or install Rust with rustup",
        ));
    }
    println!(
        "setup: the compiler's target {NAME} is missing; the page's program is compiled for it. \
         Adding it takes about half a minute."
    );
    let started = Instant::now();
    let command = Invocation::new("rustup", ["target", "add", NAME]);
    let status = command.status(root)?;
    if status.success() && is_there() {
        println!("setup: {NAME} is there after {}", seconds(started));
        return Ok(());
    }
    Err(Failure::new(
        format!("adding the target {NAME}"),
        format!("`{command}` ended with {status}; its own message is above"),
        "the target to be added",
        "connect to the network and run `cargo xtask setup` again",
    ))
}

/// Asking the compiler works with and without rustup, and is quick.
fn is_there() -> bool {
    let compiler = std::env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from);
    output(&compiler, &["--print", "target-libdir", "--target", NAME]).is_some_and(|folder| {
        // The folder may be left over without the library.
        std::fs::read_dir(folder.trim())
            .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libcore-")))
    })
}

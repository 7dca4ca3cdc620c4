//! Puts the site's assets into the command: `cargo xtask install` makes them and names them in `KESSAN_ASSETS`, and their
//! compressed forms in `KESSAN_ASSETS_FORMS`. Without them the command says how to get them.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let Some(folder) = env::var_os("OUT_DIR") else { return };
    for (variable, name) in [("KESSAN_ASSETS", "assets"), ("KESSAN_ASSETS_FORMS", "forms")] {
        println!("cargo::rerun-if-env-changed={variable}");
        let path = Path::new(&folder).join(name);
        let outcome = match env::var_os(variable).filter(|source| !source.is_empty()) {
            Some(source) => {
                println!("cargo::rerun-if-changed={}", Path::new(&source).display());
                fs::copy(&source, &path)
                    .map(|_| ())
                    .map_err(|error| format!("{}: {error}", Path::new(&source).display()))
            }
            None => fs::write(&path, "").map_err(|error| format!("{}: {error}", path.display())),
        };
        if let Err(error) = outcome {
            println!("cargo::error=putting the site's assets ({variable}) into the command: {error}");
        }
    }
}

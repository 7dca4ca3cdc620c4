//! Puts into the command what `cargo xtask install` makes and names in variables: the site's assets with their compressed
//! forms, and the licences and the bill of materials. Without them the command says how to get them.

use std::path::Path;
use std::{env, fs};

/// Each variable with the name by which the sources include its file.
const FILES: [(&str, &str); 4] = [
    ("KESSAN_ASSETS", "assets"),
    ("KESSAN_ASSETS_FORMS", "forms"),
    ("KESSAN_LICENCES", "licences"),
    ("KESSAN_BILL", "bill"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let Some(folder) = env::var_os("OUT_DIR") else { return };
    for (variable, name) in FILES {
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
            println!("cargo::error=putting what {variable} names into the command: {error}");
        }
    }
}

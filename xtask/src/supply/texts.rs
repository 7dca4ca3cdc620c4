//! The texts of the licences.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Crate, standard};
use crate::failure::Failure;

/// How the names of files with licences and notices begin.
const NAMES: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

/// What a product is made of, each text once below the crates that it is of; `about` is how a sentence about it begins. A crate whose package has no text is listed
/// with its licence and the place where it is developed.
pub fn licenses(root: &Path, about: &str, crates: &[Crate]) -> Result<String, Failure> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for it in crates.iter() {
        // The project's own crates are under its own licences.
        let folder = if it.source.is_some() { it.folder.as_path() } else { root };
        let mut found = files(folder)?;
        if found.is_empty() {
            found = standard::texts(it);
        }
        if found.is_empty() {
            without.push(it);
        }
        for text in found {
            texts.entry(text).or_default().push(format!("{} {}", it.name, it.version));
        }
    }
    let mut all = format!("{about} is made of these crates.\n\n");
    for it in crates {
        let license = it.license.as_deref().unwrap_or("not said");
        all.push_str(&format!("{} {}: {license}\n", it.name, it.version));
    }
    for it in without {
        let place = it.repository.as_deref().unwrap_or("https://crates.io");
        all.push_str(&format!("\nThe package of {} {} has no text of its licence; see {place}\n", it.name, it.version));
    }
    // By the first crate of each, so that a text keeps its place when others change.
    let mut texts: Vec<(Vec<String>, String)> = texts.into_iter().map(|(text, of)| (of, text)).collect();
    texts.sort();
    for (of, text) in texts {
        all.push_str(&format!("\n{}\n{}\n\n{}\n", "=".repeat(80), of.join(", "), text.trim_end()));
    }
    Ok(all)
}

/// The texts in a crate's folder, in the order of their files' names.
fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let unreadable =
        |error: &std::io::Error| Failure::reading(folder, error, "run `cargo fetch --locked`, then this again");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(|error| unreadable(&error))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
            path.is_file() && NAMES.iter().any(|begin| name.starts_with(begin))
        })
        .collect();
    paths.sort();
    let read =
        |path: &std::path::PathBuf| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
    paths.iter().map(|path| read(path).map_err(|error| unreadable(&error))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;
    use crate::supply::{of_command, of_program};

    #[test]
    fn every_crate_of_the_program_is_there_with_its_licence() {
        let root = project::root().expect("the project's folder");
        let crates = of_program(&root).expect("the crates");
        let text = licenses(&root, "It", &crates).expect("the texts");
        for name in ["kessan", "leptos", "rust_decimal", "plotters", "rust_xlsxwriter"] {
            assert!(crates.iter().any(|it| it.name == name), "{name}");
        }
        for unused in ["fantoccini", "resvg", "clap"] {
            assert!(crates.iter().all(|it| it.name != unused), "{unused} is not sent to browsers");
        }
        for it in &crates {
            assert!(text.contains(&format!("{} {}: ", it.name, it.version)), "{}", it.name);
        }
        assert!(text.contains("Permission is hereby granted"), "the text of MIT");
        assert!(text.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"), "that of Apache-2.0");
        let of_command = licenses(&root, "It", &of_command(&root).expect("the crates")).expect("the texts");
        for text in [&text, &of_command] {
            assert!(
                !text.contains(": not said\n") && !text.contains("of its licence; see "),
                "each has a licence and its text"
            );
        }
        assert!(!text.contains(root.to_string_lossy().as_ref()), "no folder of this machine");
        assert_eq!(licenses(&root, "It", &crates).expect("again"), text);
    }
}

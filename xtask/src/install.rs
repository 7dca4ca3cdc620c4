//! `cargo xtask install`: the command `kessan`, with the site's assets inside.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::process::{Invocation, cargo_home};
use crate::site;
use crate::supply::{self, Product};

/// What the build leaves in cargo's folder (`kessan::prerender::assets`), and what is made here of it.
pub(crate) const ASSETS: &str = "target/kessan-assets";
const FORMS: &str = "target/kessan-assets-forms";
/// The licences and the bill of materials of the command.
const SUPPLY: &str = "target/supply/command";

/// Endings of the files whose compressed forms are made once and for all.
const KINDS: [&str; 5] = ["wasm", "js", "svg", "json", "html"];

/// Builds the site for its assets, then the command, and installs it with its manual pages where cargo does, or below `folder`.
///
/// # Errors
///
/// The build fails, or the command cannot be compiled or installed.
pub fn run(root: &Path, folder: Option<&Path>) -> Result<(), Failure> {
    site::build(root, None)?;
    let (assets, forms) = (root.join(ASSETS), root.join(FORMS));
    if !assets.is_file() {
        return Err(Failure::new(
            "looking for the site's assets",
            format!("no {}", assets.display()),
            "the file that the prerenderer writes at the end of a build",
            "leave cargo's target directory where it is: unset CARGO_TARGET_DIR, then run `cargo xtask install` again",
        ));
    }
    let dist = root.join("dist");
    let bytes = collect(&dist).map_err(|error| Failure::reading(&dist, &error, "run `cargo xtask install` again"))?;
    fs::write(&forms, bytes).map_err(|error| {
        Failure::new(
            format!("writing {}", forms.display()),
            error.to_string(),
            "room for the compressed assets",
            "make room on the disk, then run `cargo xtask install` again",
        )
    })?;
    let supplied = root.join(SUPPLY);
    supply::write(root, Product::Command, &supplied)?;
    println!("\ncompiling the command `kessan` for speed, which takes some minutes the first time");
    let command = Invocation::cargo(["install", "--locked", "--profile", "command", "--path", "crates/kessan-cli"])
        .env("KESSAN_ASSETS", &assets)
        .env("KESSAN_ASSETS_FORMS", &forms)
        .env("KESSAN_LICENCES", supplied.join(supply::LICENSES))
        .env("KESSAN_BILL", supplied.join(supply::BILL));
    let command = match folder {
        Some(folder) => command.arg("--root").arg(folder),
        None => command,
    };
    let status = command.status(root)?;
    if !status.success() {
        return Err(Failure::new(
            format!("running `{command}`"),
            format!("it ended with {status}; its own messages are above"),
            "exit status 0",
            "mend what the messages name, then run `cargo xtask install` again",
        ));
    }
    manual(folder);
    println!(
        "`kessan build release.json` makes a site, `kessan serve release.json --open` shows it; `kessan --help` tells more"
    );
    Ok(())
}

/// Puts the manual pages beside the folder of commands, where `man` looks for them. Where that is refused, they can be had later.
fn manual(folder: Option<&Path>) {
    let place = folder.map(Path::to_path_buf);
    let place = place.or_else(|| std::env::var_os("CARGO_INSTALL_ROOT").map(PathBuf::from)).or_else(cargo_home);
    let Some(place) = place else { return };
    let command = Invocation::new(place.join("bin/kessan"), ["man"]).arg(place.join("share/man/man1"));
    if !command.status(&place).is_ok_and(|status| status.success()) {
        println!("the manual pages were not installed; `kessan man FOLDER` writes them");
    }
}

/// The compressed forms of dist/, each behind a line with its path and its length. The command takes those of its assets.
fn collect(dist: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for folder in ["", "releases"] {
        let mut names: Vec<_> = fs::read_dir(dist.join(folder))?.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names.iter().filter_map(|name| name.to_str()).filter(|name| is_form(name)) {
            let content = fs::read(dist.join(folder).join(name))?;
            let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            bytes.extend(format!("{path} {}\n", content.len()).into_bytes());
            bytes.extend(content);
        }
    }
    Ok(bytes)
}

fn is_form(name: &str) -> bool {
    let whole = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
    whole.and_then(|name| name.rsplit_once('.')).is_some_and(|(_, ending)| KINDS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_folder::TestFolder;

    #[test]
    fn forms_stand_behind_their_paths_and_lengths() {
        let folder = TestFolder::new("forms");
        folder.write("a-1.js", "aaa").write("a-1.js.br", "br").write("data/x.csv.gz", "no").write("icon.png.gz", "no");
        folder.write("releases/release.schema.json.gz", "gz!");
        let bytes = collect(folder.path()).expect("the folder is there");
        assert_eq!(String::from_utf8_lossy(&bytes), "a-1.js.br 2\nbrreleases/release.schema.json.gz 3\ngz!");
    }
}

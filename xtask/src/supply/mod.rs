//! What Kessan is built of: which licences and sources are allowed, the texts of the licences that the site's program and the
//! command are under, and a bill of the materials of each. `deny.toml` says what is allowed; whoever has cargo-deny can run it, too.

mod bom;
mod deny;
mod rules;
mod standard;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::Failure;
use crate::process::Invocation;
pub use deny::deny;

/// The texts of the licences, beside the site.
pub const LICENSES: &str = "licenses.txt";
/// The bill of materials, in CycloneDX's JSON.
pub const BILL: &str = "bom.cdx.json";

/// What is compiled into the program that browsers are sent: not what compiles it.
const OF_PROGRAM: &str = "tree --locked --offline --package kessan --features hydrate --target wasm32-unknown-unknown \
                          --edges normal,no-proc-macro --prefix none --format {p}";

/// What is compiled into the one that opens reports, which browsers are sent when a reader asks for it.
const OF_OPENING: &str = "tree --locked --offline --package kessan-open --target wasm32-unknown-unknown \
                          --edges normal,no-proc-macro --prefix none --format {p}";

/// What is compiled into the command on this machine, beside what it puts into sites.
const OF_COMMAND: &str =
    "tree --locked --offline --package kessan-cli --edges normal,no-proc-macro --prefix none --format {p}";

/// A crate, as cargo knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, an SPDX expression; old ones have a slash for OR.
    pub license: Option<String>,
    /// Where cargo has it from; `None` for the project's own.
    pub source: Option<String>,
    /// Where its files are.
    pub folder: PathBuf,
    /// Where it is developed.
    pub repository: Option<String>,
    /// The checksum of its package, SHA-256, in `Cargo.lock`.
    pub checksum: Option<String>,
    /// What it is made from, by name and version; of the crates that are asked for.
    pub needs: BTreeSet<(String, String)>,
}

/// Every crate in `Cargo.lock`: of the program, the tools and the tests.
///
/// # Errors
///
/// Cargo cannot tell.
pub fn all(root: &Path) -> Result<Vec<Crate>, Failure> {
    let command = Invocation::cargo(["metadata", "--locked", "--offline", "--all-features", "--format-version", "1"]);
    let text = output(&command, root)?;
    let document: Value = serde_json::from_str(&text).map_err(|error| unreadable(&command, &error.to_string()))?;
    let lock = root.join("Cargo.lock");
    let lock = fs::read_to_string(&lock)
        .map_err(|error| Failure::reading(&lock, &error, "get the project's files as they are kept"))?;
    let checksums = checksums(&lock);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let names: BTreeMap<String, (String, String)> =
        list(&document["packages"]).iter().map(|it| (text_of(it, "id").unwrap_or_default(), key(it))).collect();
    let needs: BTreeMap<(String, String), BTreeSet<(String, String)>> = list(&document["resolve"]["nodes"])
        .iter()
        .filter_map(|node| {
            let needed = list(&node["dependencies"]).into_iter().filter_map(|id| names.get(id.as_str()?).cloned());
            Some((names.get(node["id"].as_str()?)?.clone(), needed.collect()))
        })
        .collect();
    let mut crates: Vec<Crate> = list(&document["packages"])
        .iter()
        .map(|package| {
            let manifest = PathBuf::from(text_of(package, "manifest_path").unwrap_or_default());
            let (name, version) = key(package);
            Crate {
                license: text_of(package, "license"),
                source: text_of(package, "source"),
                folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
                repository: text_of(package, "repository"),
                checksum: checksums.get(&(name.clone(), version.clone())).cloned(),
                needs: needs.get(&(name.clone(), version.clone())).cloned().unwrap_or_default(),
                name,
                version,
            }
        })
        .collect();
    crates.sort();
    Ok(crates)
}

/// The crates that are compiled into the browser's programs, the project's own among them.
///
/// # Errors
///
/// Cargo cannot tell.
pub fn of_program(root: &Path) -> Result<Vec<Crate>, Failure> {
    listed(root, &[OF_PROGRAM, OF_OPENING])
}

/// The crates that are compiled into the command, with those of the browser's program, which is in it.
///
/// # Errors
///
/// Cargo cannot tell.
pub fn of_command(root: &Path) -> Result<Vec<Crate>, Failure> {
    listed(root, &[OF_COMMAND, OF_PROGRAM, OF_OPENING])
}

/// The crates that any of these commands lists.
fn listed(root: &Path, commands: &[&str]) -> Result<Vec<Crate>, Failure> {
    let texts = commands.iter().map(|command| output(&Invocation::cargo(command.split_whitespace()), root));
    let text = texts.collect::<Result<String, _>>()?;
    // `serde v1.0.229` or `kessan v0.1.0 (/path)`
    let named: BTreeSet<(String, String)> = text
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
        })
        .collect();
    let mut crates: Vec<Crate> =
        all(root)?.into_iter().filter(|it| named.contains(&(it.name.clone(), it.version.clone()))).collect();
    for one in &mut crates {
        one.needs.retain(|needed| named.contains(needed));
    }
    Ok(crates)
}

/// What is made of crates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// The program that browsers are sent.
    Program,
    /// The command `kessan`.
    Command,
}

/// Writes the licences and the bill of a product into a folder.
///
/// # Errors
///
/// Cargo cannot tell what it is made of, a crate's licence cannot be read, or a file not be written.
pub fn write(root: &Path, product: Product, folder: &Path) -> Result<(), Failure> {
    let (crates, about, name) = match product {
        Product::Program => (of_program(root)?, "Kessan's program, as browsers are sent it,", "kessan"),
        Product::Command => {
            (of_command(root)?, "The command kessan, with the program that it puts into sites,", "kessan-cli")
        }
    };
    let texts = [(LICENSES, texts::licenses(root, about, &crates)?), (BILL, bom::bill(name, &crates)?)];
    let made = fs::create_dir_all(folder).map_err(|error| (folder.to_path_buf(), error));
    let written = made.and_then(|()| {
        texts.into_iter().try_for_each(|(name, text)| {
            let path = folder.join(name);
            fs::write(&path, text).map_err(|error| (path, error))
        })
    });
    written.map_err(|(path, error)| {
        Failure::new(
            format!("writing {}", path.display()),
            error.to_string(),
            "a folder that can be written",
            "make room in it",
        )
    })?;
    println!("{LICENSES} and {BILL} in {}: {} crates", folder.display(), crates.len());
    Ok(())
}

fn text_of(value: &Value, field: &str) -> Option<String> {
    value.get(field)?.as_str().map(str::to_owned)
}

fn key(package: &Value) -> (String, String) {
    (text_of(package, "name").unwrap_or_default(), text_of(package, "version").unwrap_or_default())
}

/// The checksums in `Cargo.lock`, whose lines are always of one form.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let field = |package: &str, name: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
        line.and_then(|value| value.strip_suffix('"')).map(str::to_owned)
    };
    let packages = lock.split("[[package]]").skip(1);
    packages.filter_map(|it| Some(((field(it, "name")?, field(it, "version")?), field(it, "checksum")?))).collect()
}

fn output(command: &Invocation, root: &Path) -> Result<String, Failure> {
    let output = command.command(root).output().map_err(|error| unreadable(command, &error.to_string()))?;
    if !output.status.success() {
        return Err(unreadable(command, &String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|error| unreadable(command, &error.to_string()))
}

fn unreadable(command: &Invocation, found: &str) -> Failure {
    Failure::new(
        format!("asking `{command}` what the program is made of"),
        found,
        "the crates with their licences",
        "run `cargo fetch --locked`, then this again",
    )
}

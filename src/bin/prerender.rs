//! Writes the site. As trunk's `post_build` hook it takes no arguments; `--schema` prints the JSON Schema of release files.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use kessan::prerender::assets::Assets;
use kessan::prerender::file::File;
use kessan::prerender::packed::Packing;
use kessan::prerender::trunk::{self, Staged};
use kessan::prerender::{Options, Source, Stage, built_in, opener, site, site::Site, split};
use kessan::view::sources::{BILL, LICENSES};
use kessan_validate::schema;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => prerender(),
        ["--schema"] => Ok(schema::text().trim_end().to_owned()),
        _ => Err("usage: prerender [--schema]".to_owned()),
    };
    match outcome {
        Ok(message) => {
            // Who reads only the first lines, as `head` does, has not made a mistake.
            let _ = writeln!(std::io::stdout(), "{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn prerender() -> Result<String, String> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let staging = folder("TRUNK_STAGING_DIR")
        .ok_or("finding the staged page: TRUNK_STAGING_DIR is not set; run `trunk build` or `cargo xtask build`")?;
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let root = folder("TRUNK_SOURCE_DIR").unwrap_or_default();
    let built_in = built_in::read(&root, folder(built_in::VARIABLE))?;
    let site_address = std::env::var(Site::VARIABLE).ok().filter(|site| !site.is_empty());
    // As `cargo xtask serve` asks.
    let is_quick = std::env::var_os("KESSAN_PACKING").is_some_and(|packing| packing == "quick");
    let options = Options {
        site: site_address.map(|site| Site::read(&site)).transpose()?,
        stage: if is_release { Stage::Published } else { Stage::Developed },
        packing: if is_quick { Packing::Quick } else { Packing::Tight },
    };
    let failed = |failure: kessan::prerender::Failure| failure.to_string();
    let (path, linked) = split::linked(&trunk::main(&staging).map_err(failed)?.0).map_err(failed)?;
    let program = split::split(&path, &linked, !is_release).map_err(failed)?;
    let supplied = supplied(&root, is_release)?;
    // Who changes the page's program opens nothing with it.
    let opener = is_release.then(|| opener::make(&root, &path, !is_release)).transpose().map_err(failed)?;
    let staged = Staged::read(&staging, &program, opener.as_ref(), supplied, options.packing).map_err(failed)?;
    let source = Source { release: Box::leak(Box::new(built_in.release)), json: &built_in.json };
    let files = site(source, &staged.assets, &options).map_err(failed)?;
    staged.replace(&staging, &files).map_err(failed)?;
    // What `cargo xtask install` puts into the command, beside cargo's folder of the target.
    if let Some(target) = path.ancestors().nth(3).filter(|_| is_release && !is_quick) {
        trunk::write(&target.join(Assets::FILE_NAME), &staged.assets.archive()).map_err(failed)?;
    }
    Ok(format!("prerendered {} files of {}", files.len(), source.release.file.id))
}

/// The variable that names the folder of the licences and the bill of materials, which `cargo xtask build` has made.
const SUPPLY: &str = "KESSAN_SUPPLY";

/// The licences and the bill of materials of the program; of one that is not published none, unless they were made before.
fn supplied(root: &Path, is_release: bool) -> Result<Vec<File>, String> {
    let made = std::env::var_os(SUPPLY).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let folder = match made {
        Some(folder) => folder,
        None if !is_release => return Ok(Vec::new()),
        None => {
            let folder = std::path::absolute(root.join("target/supply")).map_err(|error| error.to_string())?;
            let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            command.args(["run", "--quiet", "--locked", "--package", "xtask", "--", "supply"]).arg(&folder);
            let told = "making the licences by `cargo xtask supply`";
            let status = command.current_dir(root).status().map_err(|error| format!("{told}: {error}"))?;
            if !status.success() {
                return Err(format!("{told}: it ended with {status}; its own messages are above"));
            }
            folder
        }
    };
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path)
            .map(|bytes| File::new(name, bytes))
            .map_err(|error| format!("reading {}: {error}; run `cargo xtask build`, which makes it", path.display()))
    };
    [LICENSES, BILL].into_iter().map(read).collect()
}

//! Writes the site. As trunk's `post_build` hook it takes no arguments; `--check FILE` reads a release file,
//! says what is wrong with it and which of its relations do not tie (`--strict` fails if any is inconsistent); `--schema` prints the JSON Schema of one.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use kessan::prerender::assets::Assets;
use kessan::prerender::packed::Packing;
use kessan::prerender::trunk::{self, Staged};
use kessan::prerender::{Options, Source, Stage, built_in, site, site::Site, split, summary};
use kessan_core::checks::{Gravity, Status};
use kessan_validate::schema;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => prerender(),
        ["--check", file] => check(file, false),
        ["--check", "--strict", file] => check(file, true),
        ["--schema"] => Ok(schema::text().trim_end().to_owned()),
        _ => Err("usage: prerender [--check [--strict] FILE | --schema]".to_owned()),
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
    let staged = Staged::read(&staging, &program, options.packing).map_err(failed)?;
    let source = Source { release: Box::leak(Box::new(built_in.release)), json: &built_in.json };
    let files = site(source, &staged.assets, &options).map_err(failed)?;
    staged.replace(&staging, &files).map_err(failed)?;
    // What `cargo xtask install` puts into the command, beside cargo's folder of the target.
    if let Some(target) = path.ancestors().nth(3).filter(|_| is_release && !is_quick) {
        trunk::write(&target.join(Assets::FILE_NAME), &staged.assets.archive()).map_err(failed)?;
    }
    Ok(format!("prerendered {} files of {}", files.len(), source.release.file.id))
}

/// Reads a file, recomputes what can be recomputed and tells what does not tie. With `strict`, an inconsistency is a
/// failure.
fn check(file: &str, strict: bool) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| {
        format!("reading {file}: {error}; give the path of a release file such as public/releases/NAME.json")
    })?;
    let release = kessan_validate::check(file, &bytes).map_err(|report| report.to_string())?;
    let report = release.checks();
    let (tables, facts, claims) = (release.file.tables.len(), release.facts.all().len(), release.file.claims.len());
    let mut text = format!("{file} is in order: {tables} tables, {facts} printed figures, {claims} claims\n");
    if let Some(upgrade) = &release.upgrade {
        text.push_str(&format!("{file} is {upgrade}\n"));
    }
    // The gravest first.
    let inconsistent = Gravity::ALL.into_iter().flat_map(|gravity| report.of_gravity(gravity));
    for check in inconsistent.chain(report.with(Status::Rounding)) {
        text.push_str(&format!("\n{}\n", summary::of(&release, check)));
    }
    let count = |status| match status {
        Status::Inconsistent => summary::count(&report),
        Status::Rounding | Status::Tied => format!("{} {}", report.count(status), status.id()),
    };
    let counts = Status::ALL.map(count).join(", ");
    text.push_str(&format!("\n{} relations: {counts}", report.checks.len()));
    match report.count(Status::Inconsistent) {
        count if strict && count > 0 => Err(format!("{text}; --strict allows no inconsistent one")),
        _ => Ok(text),
    }
}

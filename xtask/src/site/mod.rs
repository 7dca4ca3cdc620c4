//! `cargo xtask build`: the site in dist/, and what it weighs.

pub mod compress;
pub mod html;
pub mod one_file;
pub mod references;
pub mod visit;
pub mod weight;

use std::path::Path;
use std::time::Instant;

use crate::failure::Failure;
use crate::process::Invocation;
use crate::setup;

/// The pages that are weighed with all that their controls need, relative to dist/.
const PAGES: [&str; 2] = ["index.html", "ja/index.html"];

/// The programs that a section loads when it comes near; their names in dist/ go on with a hash.
const LATER: [&str; 3] = ["figures", "calculator", "checks"];

/// What may be transferred until the controls answer, in bytes after brotli 11.
pub const BUDGET: u64 = 160_000;

/// Sets up, builds, measures, compresses; an exceeded budget is a failure. `site` is the address where the result will be
/// published, if that is known.
pub fn build(root: &Path, site: Option<&str>) -> Result<(), Failure> {
    let tools = setup::run(root)?;
    let started = Instant::now();
    // Offline, so that trunk takes the tools of the setup and never its own.
    let command = Invocation::new("trunk", ["build", "--release", "--locked", "--offline"])
        .arg("--skip-version-check")
        .search(&tools.path);
    let command = site.into_iter().fold(command, |command, site| command.env("KESSAN_SITE", site));
    let status = trunk(&command, root)?;
    if !status.success() {
        return Err(Failure::new(
            "building the site",
            format!("`{command}` ended with {status}; its own messages are above"),
            "trunk to fill dist/",
            "mend what the first error above names, then run `cargo xtask build` again",
        ));
    }
    println!("dist/ was built in {:.1} s", started.elapsed().as_secs_f64());
    let dist = root.join("dist");
    measure(&dist)?;
    println!("\n{}", compress::all(&dist)?);
    Ok(())
}

fn trunk(command: &Invocation, root: &Path) -> Result<std::process::ExitStatus, Failure> {
    // Trunk refuses every value of NO_COLOR but true and false, while other
    // programs take any text for a yes.
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let color = if plain { "never" } else { "auto" };
    command
        .command(root)
        .args(["--color", color])
        .env_remove("NO_COLOR")
        // With RUST_BACKTRACE set, pages of frames would hide the message.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_own_paths())
        .status()
        .map_err(|error| {
            Failure::new(
                format!("starting `{command}`"),
                error.to_string(),
                "the trunk which the setup found",
                "run `cargo xtask setup`, then `cargo xtask build` again",
            )
        })
}

/// Compiler flags that keep the folders of this machine out of the program: every reader would download them, and
/// the same sources would give another program elsewhere.
fn without_own_paths() -> String {
    let home = crate::process::cargo_home().map(|home| home.join("registry/src"));
    home.map_or_else(String::new, |sources| format!("--remap-path-prefix={}=", sources.display()))
}

/// Prints the table of every page, then judges.
fn measure(dist: &Path) -> Result<(), Failure> {
    let mut scale = weight::Scale::new(dist);
    let visits = PAGES.iter().map(|page| scale.weigh(page)).collect::<Result<Vec<_>, _>>()?;
    for visit in &visits {
        println!("\n{}", visit.table(BUDGET));
    }
    for program in LATER {
        println!("\n{}", scale.weigh_program(program)?.list(&format!("loaded when asked for: {program}")));
    }
    println!("\n{}", one_file::weigh(dist)?);
    visits.iter().try_for_each(|visit| visit.judge(BUDGET))
}

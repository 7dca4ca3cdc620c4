//! `cargo xtask build`: the site in dist/, and what it weighs.

pub mod compress;
pub mod html;
pub mod one_file;
pub mod opening;
pub mod programs;
pub mod references;
pub mod visit;
pub mod weight;

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Instant;

use crate::budgets::{CONTROLS_BYTES, HTML_BYTES};
use crate::failure::Failure;
use crate::process::Invocation;
use crate::setup;
use crate::supply::{self, Product};

/// The pages that are weighed with all that their controls need, relative to dist/.
const PAGES: [&str; 2] = ["index.html", "ja/index.html"];

/// The parts of the program that a section loads when it comes near; the main part's script names their files.
const LATER: [&str; 3] = ["figures", "calculator", "checks"];

/// Sets up, builds, measures, compresses; an exceeded budget is a failure. `site` is the address where the result will be
/// published, if that is known.
pub fn build(root: &Path, site: Option<&str>) -> Result<(), Failure> {
    make(root, |command| site.into_iter().fold(command, |command, site| command.env("KESSAN_SITE", site)), "dist/")?;
    let dist = root.join("dist");
    measure(&dist)?;
    println!("\n{}", compress::all(&dist)?);
    Ok(())
}

/// The folder of the site for developing, below the project's.
const DEVELOPED: &str = "target/site";

/// Sets up and builds what `cargo xtask serve` shows: every file of the published site, but made in the least time. The
/// programs are not optimised, the one file is hardly packed, nothing is weighed or compressed, and dist/ is left as it is.
/// Gives the folder.
pub fn develop(root: &Path) -> Result<PathBuf, Failure> {
    make(
        root,
        |command| command.arg("--cargo-profile").arg("dev").arg("--dist").arg(DEVELOPED).env("KESSAN_PACKING", "quick"),
        DEVELOPED,
    )?;
    Ok(root.join(DEVELOPED))
}

/// The licences and the bill of materials of the program, which the prerenderer puts into the site; relative to the project.
const SUPPLY: &str = "target/supply";

/// Lets trunk fill a folder.
fn make(root: &Path, options: impl FnOnce(Invocation) -> Invocation, folder: &str) -> Result<(), Failure> {
    // Meanwhile tools are installed and programs linked, which leave a processor idle at their ends.
    let _prerenderer = Ahead::start(root);
    let tools = setup::run(root)?;
    let supplied = root.join(SUPPLY);
    supply::write(root, Product::Program, &supplied)?;
    let started = Instant::now();
    // Offline, so that trunk takes the tools of the setup and never its own.
    let command = Invocation::new("trunk", ["build", "--release", "--locked", "--offline"])
        .arg("--skip-version-check")
        .env("KESSAN_SUPPLY", &supplied)
        .search(&tools.path);
    let command = options(command);
    let status = trunk(&command, root)?;
    if !status.success() {
        return Err(Failure::new(
            "building the site",
            format!("`{command}` ended with {status}; its own messages are above"),
            format!("trunk to fill {folder}"),
            "mend what the first error above names, then run the same command again",
        ));
    }
    println!("{folder} was built in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// The prerenderer being compiled ahead of trunk's hook, which then finds it done, or waits for it. It says nothing: what is
/// wrong with it the hook says.
struct Ahead(Option<Child>);

impl Ahead {
    fn start(root: &Path) -> Self {
        let command = Invocation::cargo(["build", "--quiet", "--locked", "--features", "ssr", "--bin", "prerender"]);
        let mut command = command.command(root);
        command.env("RUST_LIB_BACKTRACE", "0").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().ok())
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        // If there is no page to be rendered, it need not go on.
        if let Some(mut process) = self.0.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
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
        println!("\n{}", visit.table(CONTROLS_BYTES.most));
    }
    for part in LATER {
        println!("\n{}", scale.weigh_part(part)?.list(&format!("loaded when asked for: {part}")));
    }
    println!("\n{}", programs::weigh(&mut scale)?);
    println!("{}", opening::weigh(&mut scale)?);
    println!("{}", one_file::weigh(dist)?);
    visits.iter().try_for_each(|visit| {
        visit.judge(CONTROLS_BYTES.most)?;
        let html = visit.files.first().map_or(0, |page| page.raw);
        HTML_BYTES.judge(&format!("dist/{}", visit.page()), html, "let fewer elements or shorter markup say the same")
    })
}
